"""The ledger of a run that goes on: every row is on the disk before the next step."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from femiec.errors import InputError
from femiec.results.atomic import write_text
from femiec.results.ledger import Ledger, csv_text


class LedgerFile:
    """A CSV file that grows by one whole row a call; its heading comes with the first row.

    Example:
        >>> import tempfile
        >>> file = LedgerFile(Path(tempfile.mkdtemp(), "ledger.csv"))
        >>> file.append({"Time [s]": 0.1})
        >>> len(Ledger.read_csv(file.path))
        1
    """

    def __init__(self, path: Path, ledger: Ledger | None = None) -> None:
        self.path, self.ledger = path, ledger

    @classmethod
    def cut_back(cls, path: Path, rows: int) -> LedgerFile:
        """The stored ledger with its first ``rows`` rows; what came after them is dropped.

        Raises:
            InputError: the file has fewer rows, or a damaged one.
        """
        if rows == 0:
            path.unlink(missing_ok=True)
            return cls(path)
        lines = path.read_bytes().splitlines(keepends=True) if path.is_file() else []
        whole = [line for line in lines if line.endswith(b"\n")]
        if len(whole) <= rows:
            allowed = f"the {rows} rows that its checkpoint knows, and it has {max(len(whole) - 1, 0)}"
            raise InputError("ledger", path, allowed, "the file is damaged: run from the start")
        try:
            kept = b"".join(whole[: rows + 1]).decode()
        except UnicodeDecodeError as error:
            raise InputError("ledger", path, f"a text ({error})", "the file is damaged: run from the start") from error
        write_text(path, kept)
        return cls(path, Ledger.read_csv(path))

    def append(self, row: Mapping[str, float]) -> None:
        """Add a row; it is on the disk when this returns, or not in the file at all.

        Raises:
            InputError: a missing or unknown column, NaN or inf; or the disk is full. File and ledger stay as they were.
        """
        ledger = Ledger(list(row)) if self.ledger is None else self.ledger
        numbers = ledger.checked(row)
        _append(self.path, csv_text([numbers] if len(ledger) else [ledger.columns, numbers]).encode())
        ledger.append(row)
        self.ledger = ledger


def _append(path: Path, content: bytes) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            _write_whole(descriptor, content)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise InputError("path", path, f"a place that can be written ({error})", "make room, then resume") from error


def _write_whole(descriptor: int, content: bytes) -> None:
    before = os.fstat(descriptor).st_size
    try:
        written = os.write(descriptor, content)
        if written < len(content):
            raise OSError(f"{written} of {len(content)} bytes written: is the disk full?")
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, before)
        raise
