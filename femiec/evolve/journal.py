"""What is kept of a run: in a folder that survives a kill, or in memory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

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

    def __init__(self) -> None:
        self._ledger: Ledger | None = None
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
    """Keeps all in a folder."""

    def __init__(self, folder: RunFolder) -> None:
        self._folder = folder
        self.row, self.snapshot, self.checkpoint = folder.row, folder.snapshot, folder.checkpoint

    @property
    def ledger(self) -> Ledger | None:
        """The rows so far, also those before a kill."""
        return self._folder.ledger

    def close(self, summary: Mapping[str, float], provenance: Mapping[str, Any], coefficients: Mapping[str, Any]) -> Result:
        """The result, as it is stored."""
        path: Path = self._folder.finish(summary, provenance, coefficients)
        return read(path)
