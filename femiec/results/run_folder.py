"""The folder of a run that takes long: whatever kills it, each file opens and no acknowledged step is lost."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from femiec.errors import InputError
from femiec.results import files
from femiec.results.checkpoint import Checkpoint, read_checkpoint, write_checkpoint
from femiec.results.ledger import Ledger
from femiec.results.ledger_file import LedgerFile
from femiec.results.lock import Lock
from femiec.results.reader import read
from femiec.results.record import check_same, complete, is_finished, write_record
from femiec.results.result import Result, Snapshot
from femiec.results.summary import write_summary
from femiec.results.vtkhdf import write, writing


class RunFolder:
    """What a time loop writes into, row by row, with snapshots and checkpoints; made by :meth:`create` or :meth:`resume`.

    Every call returns when its data is on the disk. What was written after the last checkpoint stays readable, and is dropped
    and computed again by a resumed run, so that no time occurs twice.

    Example:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> with RunFolder.create(folder, {"Width [m]": 1e-07}) as run:
        ...     run.row({"Time [s]": 0.1})
        ...     saved = run.checkpoint({"u": np.array([0.5])}, {"Time step [s]": 0.1})
        ...     run.row({"Time [s]": 0.2})
        >>> run, checkpoint = RunFolder.resume(folder, {"Width [m]": 1e-07})
        >>> run.rows, checkpoint.arrays["u"], checkpoint.data
        (1, array([0.5]), {'Time step [s]': 0.1})
        >>> run.close()
    """

    def __init__(self, folder: Path, lock: Lock, record: Mapping[str, Any], ledger: LedgerFile, last: Snapshot | None) -> None:
        self.folder = folder
        self.snapshots = len(files.snapshot_files(folder))
        self._lock, self._record, self._ledger, self._last = lock, record, ledger, last

    @classmethod
    def create(cls, folder: str | Path, record: Mapping[str, Any], overwrite: bool = False) -> RunFolder:
        """Start a run in a folder, made if there is none; what an earlier run left there is deleted.

        Args:
            folder: of this run alone.
            record: JSON types, all on which the answer depends (``"study"``, protocol, ...); :meth:`resume` compares it.
            overwrite: also delete a run that could be resumed.

        Raises:
            InputError: another live run writes there, or one that could be resumed is there.
        """
        folder, record = Path(folder), complete(record)
        lock = Lock(folder)
        try:
            if not overwrite and _can_be_resumed(folder):
                mend = "resume that run, choose another folder, or overwrite it"
                raise InputError("out", folder, "a folder without an unfinished run", mend)
            _clear(folder)
            write_record(record, folder)
        except BaseException:
            lock.release()
            raise
        return cls(folder, lock, record, LedgerFile(folder / files.LEDGER), None)

    @classmethod
    def resume(cls, folder: str | Path, record: Mapping[str, Any]) -> tuple[RunFolder, Checkpoint]:
        """Go on with a run from its checkpoint; ledger and snapshots are cut back to it.

        Raises:
            InputError: no run or no checkpoint there, a finished run (ask :func:`is_finished` first), another live run, a
                record that differs (the message names the entries), or a damaged file.
        """
        folder, record = Path(folder), complete(record)
        check_same(record, folder)
        lock = Lock(folder)
        try:
            if is_finished(folder):
                raise InputError("resume", folder, "a run that is not finished", "there is nothing left to do")
            checkpoint = read_checkpoint(folder / files.CHECKPOINT)
            ledger = LedgerFile.cut_back(folder / files.LEDGER, checkpoint.rows)
            last = _cut_snapshots(folder, checkpoint.snapshots)
            _delete_outcome(folder)
        except BaseException:
            lock.release()
            raise
        return cls(folder, lock, record, ledger, last), checkpoint

    @staticmethod
    def is_over(folder: str | Path, record: Mapping[str, Any]) -> bool:
        """Whether this very run is there, and finished.

        Raises:
            InputError: no run there, or one whose record differs; the message names the entries.
        """
        check_same(complete(record), Path(folder))
        return is_finished(folder)

    def __enter__(self) -> RunFolder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def ledger(self) -> Ledger | None:
        """All rows so far; None before the first."""
        return self._ledger.ledger

    @property
    def rows(self) -> int:
        """Number of rows in the ledger."""
        return len(self.ledger) if self.ledger else 0

    def row(self, row: Mapping[str, float]) -> None:
        """Append a row to ``ledger.csv``; the first one fixes the columns, labels with units.

        Raises:
            InputError: another set of columns, NaN or inf, or the disk is full; the file stays as it was.
        """
        self._ledger.append(row)

    def snapshot(self, snapshot: Snapshot) -> None:
        """Store the fields at a time later than all before, on the mesh at that time.

        Raises:
            InputError: a time that does not ascend, fields that changed, or the disk is full; the stored ones stay as they were.
        """
        if self._last is not None:
            _check_follows(snapshot, self._last)
        times = Ledger.from_rows(["Time [s]"], np.array([[snapshot.time]]))
        write(Result({}, times, (snapshot,)), files.snapshot_file(self.folder, self.snapshots))
        self._last = snapshot
        self.snapshots += 1

    def checkpoint(self, arrays: Mapping[str, Any], data: Mapping[str, Any]) -> Checkpoint:
        """Store the state that belongs to the rows and snapshots so far, in place of the last one.

        Args:
            arrays: name to finite numbers; kept bit by bit.
            data: JSON types; kept bit by bit.

        Raises:
            InputError: NaN or inf, or the disk is full; the last checkpoint stays.
        """
        checkpoint = Checkpoint(arrays, data, self.rows, self.snapshots)
        write_checkpoint(checkpoint, self.folder / files.CHECKPOINT)
        return checkpoint

    def finish(self, summary: Mapping[str, float], provenance: Mapping[str, Any], coefficients: Mapping[str, Any]) -> Path:
        """Put ``result.vtkhdf`` together, write ``summary.json``, mark the run as finished and let go of the folder.

        Returns:
            The path of ``result.vtkhdf``.

        Raises:
            InputError: no row or no snapshot was stored, NaN or inf, or the disk is full; the run can still be resumed.
        """
        if self.ledger is None or not self.snapshots:
            raise InputError("run", self.folder, "at least one row and one snapshot", "store them before the end")
        rest = Result(summary, self.ledger, (), provenance, coefficients)
        with writing(self.folder / files.RESULT) as file:
            for path in files.snapshot_files(self.folder):
                file.append(read(path).snapshots[0])
            file.finish(rest)
        write_summary(rest.summary, self.folder / files.SUMMARY)
        write_record(self._record, self.folder, finished=True)
        shutil.rmtree(self.folder / files.SNAPSHOTS, ignore_errors=True)
        self.close()
        return self.folder / files.RESULT

    def close(self) -> None:
        """Let go of the folder; an unfinished run can be resumed from its checkpoint."""
        self._lock.release()


def _can_be_resumed(folder: Path) -> bool:
    return all((folder / name).is_file() for name in (files.RECORD, files.CHECKPOINT)) and not is_finished(folder)


def _clear(folder: Path) -> None:
    """Delete an earlier run; the checkpoint goes first, so that nothing that is left can be taken for a run to resume."""
    for name in (files.CHECKPOINT, files.RECORD, files.LEDGER):
        (folder / name).unlink(missing_ok=True)
    _delete_outcome(folder)
    _cut_snapshots(folder, 0)


def _delete_outcome(folder: Path) -> None:
    """Delete what a run wrote when it ended, and the temporary files that a kill left."""
    for name in files.OUTCOME:
        (folder / name).unlink(missing_ok=True)
    for path in (*folder.glob(".partial-*"), *(folder / files.SNAPSHOTS).glob(".partial-*")):
        path.unlink()


def _cut_snapshots(folder: Path, count: int) -> Snapshot | None:
    """Delete the snapshots after the first ``count``; returns the last that stays."""
    stored, expected = files.snapshot_files(folder), [files.snapshot_file(folder, number) for number in range(count)]
    missing = [path.name for path in expected if path not in stored]
    if missing:
        allowed = f"the {count} snapshots that its checkpoint knows, and {', '.join(missing)} is not there"
        raise InputError("snapshots", folder / files.SNAPSHOTS, allowed, "files are missing: run from the start")
    last = None
    for path in expected:  # all are read: a damaged one must not be found when the run is over
        last = read(path).snapshots[0]
    for path in stored[count:]:
        path.unlink()
    return last


def _check_follows(snapshot: Snapshot, last: Snapshot) -> None:
    """Refuse at once what could not be put into one file at the end of the run."""
    if snapshot.time <= last.time:
        raise InputError("time of the snapshot [s]", snapshot.time, f"a time after {last.time}", "store each time once, in order")
    before = {region.name: [(each.label, each.values.shape[1:]) for each in region.fields] for region in last.regions}
    for region in snapshot.regions:
        fields = [(each.label, each.values.shape[1:]) for each in region.fields]
        if fields != before.get(region.name, fields):
            allowed = f"the same as at the last time ({before[region.name]})"
            raise InputError(f"fields of {region.name}", fields, allowed, "store the same fields at every time")
