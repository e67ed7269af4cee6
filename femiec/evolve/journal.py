"""What is kept of a run: in a folder that survives a kill, or in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from femiec.engine.ranks import Ranks
from femiec.results.checkpoint import Checkpoint
from femiec.results.ledger import Ledger
from femiec.results.reader import read
from femiec.results.result import Result, Snapshot
from femiec.results.run_folder import RunFolder


class Journal(Protocol):
    """What a run writes into."""

    @property
    def ledger(self) -> Ledger | None:
        """The rows so far; None before the first."""

    def row(self, row: Mapping[str, float]) -> None:
        """A step."""

    def snapshot(self, snapshot: Snapshot) -> None:
        """The fields at a time."""

    def checkpoint(self, arrays: Mapping[str, Any], data: Mapping[str, Any]) -> Any:
        """From where the run could go on."""

    def close(self, summary: Mapping[str, float], provenance: Mapping[str, Any], coefficients: Mapping[str, Any]) -> Result:
        """The end."""


class Memory:
    """Keeps all in memory, and nothing to resume from."""

    def __init__(self, ledger: Ledger | None = None) -> None:
        self._ledger = ledger
        self.snapshots: list[Snapshot] = []

    @property
    def ledger(self) -> Ledger | None:
        """The rows so far."""
        return self._ledger

    def row(self, row: Mapping[str, float]) -> None:
        """A step."""
        if self._ledger is None:
            self._ledger = Ledger(list(row))
        self._ledger.append(row)

    def snapshot(self, snapshot: Snapshot) -> None:
        """The fields at a time."""
        self.snapshots.append(snapshot)

    def checkpoint(self, arrays: Mapping[str, Any], data: Mapping[str, Any]) -> None:
        """Nothing."""

    def close(self, summary: Mapping[str, float], provenance: Mapping[str, Any], coefficients: Mapping[str, Any]) -> Result:
        """The result."""
        assert self._ledger is not None
        return Result(summary, self._ledger, tuple(self.snapshots), provenance, coefficients)


class Folder:
    """Keeps all in a folder, for all ranks: what the leader does."""

    def __init__(self, folder: RunFolder, ranks: Ranks) -> None:
        self._folder, self._ranks = folder, ranks
        self.row, self.snapshot, self.checkpoint = folder.row, folder.snapshot, folder.checkpoint

    @property
    def ledger(self) -> Ledger | None:
        """The rows so far, also those before a kill."""
        return self._folder.ledger

    def close(self, summary: Mapping[str, float], provenance: Mapping[str, Any], coefficients: Mapping[str, Any]) -> Result:
        """The result, as it is stored."""
        return self._ranks.from_leader(lambda: read(self._folder.finish(summary, provenance, coefficients)))


class Beside:
    """Keeps the rows only, beside a leader that keeps all."""

    def __init__(self, ledger: Ledger | None, ranks: Ranks) -> None:
        self._rows, self._ranks = Memory(ledger), ranks
        self.row = self._rows.row

    @property
    def ledger(self) -> Ledger | None:
        """The rows so far."""
        return self._rows.ledger

    def snapshot(self, snapshot: Snapshot) -> None:
        """Nothing."""

    def checkpoint(self, arrays: Mapping[str, Any], data: Mapping[str, Any]) -> bool:
        """The leader keeps it."""
        return True

    def close(self, summary: Mapping[str, float], provenance: Mapping[str, Any], coefficients: Mapping[str, Any]) -> Result:
        """The leader's result."""
        return self._ranks.from_leader(_of_leader)


@contextmanager
def opened(ranks: Ranks, start: Callable[[], tuple[RunFolder, Checkpoint | None]]) -> Iterator[tuple[Journal, Checkpoint | None]]:
    """The journal in a folder that the leader opens, and the checkpoint to go on from, on all ranks.

    Args:
        ranks: that run together.
        start: opens the folder.
    """
    held: list[RunFolder] = []

    def begin() -> tuple[Checkpoint | None, Ledger | None]:
        folder, checkpoint = start()
        held.append(folder)
        return checkpoint, folder.ledger

    checkpoint, ledger = ranks.from_leader(begin)
    if not held:
        yield Beside(ledger, ranks), checkpoint
    for folder in held:
        with folder:
            yield Folder(folder, ranks), checkpoint


def _of_leader() -> Any:
    raise AssertionError("only the leader makes it")
