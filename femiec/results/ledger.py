"""The ledger: what went in and out, one row a step."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from femiec.errors import BalanceError, InputError
from femiec.results.atomic import write_text
from femiec.results.strict_json import number


class Ledger:
    """A table that grows by one row a step; every column's label carries its unit.

    Args:
        columns: the labels, for instance ``["Time [s]", "Lithium in [m3/s]"]``.

    Example:
        >>> ledger = Ledger(["Time [s]", "Lithium in [m3/s]"])
        >>> ledger.append({"Time [s]": 0.0, "Lithium in [m3/s]": 2.7e-22})
        >>> len(ledger), ledger.column("Lithium in [m3/s]")
        (1, array([2.7e-22]))
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = tuple(columns)
        self._rows: list[tuple[float, ...]] = []
        if not self.columns or len(set(self.columns)) < len(self.columns) or not all(map(_is_label, self.columns)):
            raise InputError("ledger columns", list(self.columns), "one or more different labels", "name every column once")

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, float]]) -> Ledger:
        """The ledger of these rows, one or more, label to number.

        Example:
            >>> Ledger.of([{"Wall [nm]": 10.0}, {"Wall [nm]": 20.0}]).column("Wall [nm]")
            array([10., 20.])
        """
        ledger = cls(list(rows[0]))
        for row in rows:
            ledger.append(row)
        return ledger

    @classmethod
    def from_rows(cls, columns: Sequence[str], rows: NDArray[np.float64]) -> Ledger:
        """The ledger with these labels and rows, (steps, columns)."""
        ledger = cls(columns)
        for row in rows.tolist():
            ledger.append(dict(zip(ledger.columns, row, strict=True)))
        return ledger

    @classmethod
    def read_csv(cls, path: str | Path) -> Ledger:
        """The ledger that :meth:`write_csv`, or a run step by step, wrote; a last line that was torn by a kill is left out.

        Raises:
            InputError: no such file, no heading, or a line that is no row; the message names the line.

        Example:
            >>> import tempfile
            >>> path = write_text(Path(tempfile.mkdtemp(), "ledger.csv"), "Time [s],Current [A]\\n0.1,2e-12\\n0.2,2.")
            >>> Ledger.read_csv(path).arrays()
            {'Time [s]': array([0.1]), 'Current [A]': array([2.e-12])}
        """
        head, *lines = _whole_lines(Path(path)) or [[]]
        ledger = cls(head)
        for line, cells in enumerate(lines, start=2):
            if len(cells) != len(head):
                raise InputError(f"{path}, line {line}", f"{len(cells)} numbers", f"{len(head)}", "the file is damaged")
            ledger.append({label: number(f"{path}, line {line}", cell) for label, cell in zip(head, cells, strict=True)})
        return ledger

    def append(self, row: Mapping[str, float]) -> None:
        """Add a step; every column once, finite.

        Raises:
            InputError: a column is missing or unknown, or its number is NaN or inf; the ledger stays as it was.
        """
        self._rows.append(self.checked(row))

    def checked(self, row: Mapping[str, float]) -> tuple[float, ...]:
        """The numbers of a row in the order of the columns; errors as for :meth:`append`."""
        if set(row) != set(self.columns):
            odd = ", ".join(sorted(set(row) ^ set(self.columns)))
            raise InputError("ledger row", f"missing or unknown: {odd}", f"the columns {list(self.columns)}", "give each once")
        return tuple(number(f"ledger, {label}", row[label]) for label in self.columns)

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self) -> NDArray[np.float64]:
        """All numbers, (steps, columns)."""
        return np.array(self._rows, np.float64).reshape(len(self), len(self.columns))

    def column(self, label: str) -> NDArray[np.float64]:
        """The numbers of one column, (steps,)."""
        if label not in self.columns:
            raise InputError("ledger column", repr(label), f"one of {list(self.columns)}", "ask for one of these")
        return self.rows()[:, self.columns.index(label)]

    def arrays(self) -> dict[str, NDArray[np.float64]]:
        """Label to numbers."""
        return {label: self.column(label) for label in self.columns}

    def csv(self) -> str:
        """The table as comma-separated text; numbers keep all their digits."""
        return csv_text([self.columns, *self._rows])

    def write_csv(self, path: str | Path) -> Path:
        """Write :meth:`csv` to a file, whole or not at all."""
        return write_text(path, self.csv())


def check_balances(step: int, row: Mapping[str, float], tolerance: float) -> None:
    """Refuse a row in which a balance does not close: a column whose label ends in ``defect`` is one, relative to what passed.

    Args:
        step: number of the step, for the message.
        row: label to number.
        tolerance: the largest absolute defect that is allowed.

    Raises:
        BalanceError: a defect over the tolerance, or NaN; the first in the row.

    Example:
        >>> check_balances(3, {"Time [s]": 0.2, "Lithium balance defect": -2e-13}, tolerance=1e-10)
    """
    for label, value in row.items():
        if label.endswith("defect") and not abs(value) <= tolerance:
            raise BalanceError(step, label, value, tolerance)


def csv_text(lines: Sequence[Sequence[str | float]]) -> str:
    """Comma-separated lines, each ended; numbers keep all their digits."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue()


def _whole_lines(path: Path) -> list[list[str]]:
    """The cells of every line that was ended."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError("path", path, f"a ledger ({error})", "pass the ledger.csv that a run wrote") from error
    return list(csv.reader(text.split("\n")[:-1]))


def _is_label(label: str) -> bool:
    return bool(label) and label.isprintable()
