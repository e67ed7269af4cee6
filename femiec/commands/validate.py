"""femiec validate: run the validation cases and write their verdicts."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.progress import track
from rich.table import Table

import femiec
from femiec.checks.verdict import Row, Verdict, check_rows, judge
from femiec.errors import InputError
from femiec.results.atomic import write_text
from femiec.results.strict_json import dumps

COLOUR = {"failed": "red", "contradicted": "yellow"}


def run_cases(out: Path, only: Sequence[str] = (), cases: Path | None = None) -> list[Verdict]:
    """Judge the rows, and write ``out/verdicts.json``.

    Args:
        out: made if it is not there.
        only: identifiers of rows, or names of cases (folders); all by default.
        cases: the folder with the cases.

    Raises:
        InputError: no such folder, row or case.
    """
    folder = cases or _default_folder()
    rows = _chosen(folder, only)
    verdicts = [judge(row) for row in track(rows, "validating", disable=not sys.stderr.isatty())]
    write_text(out / "verdicts.json", dumps("verdicts", [verdict.record() for verdict in verdicts]) + "\n")
    return verdicts


def verdict_table(verdicts: Sequence[Verdict]) -> Table:
    """The verdicts as a table."""
    failed = sum(verdict.status == "failed" for verdict in verdicts)
    table = Table(
        "id",
        "title",
        "quoted",
        "computed",
        "unit",
        "error",
        "tolerance",
        "order",
        "verdict",
        title=f"{len(verdicts)} rows, {failed} failed",
    )
    for v in verdicts:
        numbers = ["" if x is None else f"{x:.4g}" for x in (v.quoted, v.computed)]
        error, order = ["" if x is None else f"{x:.2g}" for x in (v.error, v.order)]
        colour = COLOUR.get(v.status, "green")
        words = f"[{colour}]{v.status}[/{colour}]" + (f" ({v.note})" if v.note else "")
        table.add_row(v.id, v.title, *numbers, v.unit, error, f"{v.tolerance:.2g}", order, words)
    return table


def load_rows(case: Path) -> list[Row]:
    """The ``ROWS`` of a case.py.

    Raises:
        InputError: a file that does not run, or without ``ROWS``.
    """
    spec = importlib.util.spec_from_file_location(f"femiec_case_{case.parent.name}", case)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
        rows = list(module.ROWS)
    except Exception as failure:
        words = f"{type(failure).__name__}: {failure}"
        raise InputError("case", case, "a Python file that sets ROWS to a list of Row", words) from failure
    strangers = [row for row in rows if not isinstance(row, Row)]
    if strangers:
        raise InputError("case", case, "ROWS of femiec.checks.verdict.Row", f"mend {strangers[0]!r}")
    return rows


def _chosen(folder: Path, only: Sequence[str]) -> list[Row]:
    by_case = {case.parent.name: load_rows(case) for case in sorted(folder.glob("*/case.py"))}
    rows = [row for case in by_case.values() for row in case]
    check_rows(rows)
    if not rows:
        raise InputError("--cases", folder, "a folder with NAME/case.py files", "give the validation folder of a clone")
    unknown = sorted(set(only) - set(by_case) - {row.id for row in rows})
    if unknown:
        known = f"a row ({', '.join(row.id for row in rows)}) or a case ({', '.join(by_case)})"
        raise InputError("--only", ", ".join(unknown), known, "name one of these")
    return [row for name, case in by_case.items() for row in case if not only or row.id in only or name in only]


def _default_folder() -> Path:
    beside = Path(femiec.__file__).parent.parent / "validation"
    return beside if beside.is_dir() else Path("validation")
