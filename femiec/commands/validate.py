"""femiec validate: run the validation cases and write their verdicts."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from rich.progress import track
from rich.table import Table

import femiec
from femiec.arguments import shown
from femiec.checks.judge import judge
from femiec.checks.row import Row, check_rows
from femiec.checks.verdict import Verdict
from femiec.commands.study import why_not
from femiec.engine import embedded
from femiec.errors import InputError
from femiec.results.atomic import check_folder, write_text
from femiec.results.provenance import provenance
from femiec.results.strict_json import dumps

COLOUR = {"failed": "red", "contradicted": "yellow"}


def run_cases(
    out: Path, only: Sequence[str] = (), cases: Path | None = None, engine: Any = embedded, whole: bool = False
) -> list[Verdict]:
    """Judge the rows, and write ``out/verdicts.json`` and, for the report, ``out/details.json``.

    Args:
        out: made if it is not there.
        only: identifiers of rows, or names of cases (folders); all by default.
        cases: the folder with the cases.
        engine: module of the engine that solves.
        whole: slow rows too; those that ``only`` names are judged in any case.

    Raises:
        InputError: no such folder, row or case.
    """
    folder = cases or _default_folder()
    engine.ranks.from_leader(lambda: check_folder(out))
    chosen = _chosen(folder, only, whole)
    tracked = engine.ranks.leads and sys.stderr.isatty()
    verdicts = [replace(judge(row, engine), case=case) for case, row in track(chosen, "validating", disable=not tracked)]
    if engine.ranks.leads:
        write_text(out / "verdicts.json", dumps("verdicts", [verdict.record() for verdict in verdicts]) + "\n")
        made = provenance({"whole": whole, "only": list(only)}, engine=engine.__name__.rsplit(".", 1)[-1])
        details = {
            "rows": [verdict.detail() for verdict in verdicts],
            "cases": _told(folder, {case for case, _ in chosen}),
            "provenance": made,
        }
        write_text(out / "details.json", dumps("details", details) + "\n")
    return verdicts


def _told(folder: Path, cases: Iterable[str]) -> dict[str, dict[str, str]]:
    """What each case says and how it computes."""
    files = {"readme": "README.md", "code": "case.py"}
    return {case: {name: _text(folder / case / file) for name, file in files.items()} for case in sorted(cases)}


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


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
    except (Exception, SystemExit) as failure:
        raise InputError("case", case, "a Python file that sets ROWS to a list of Row", why_not(failure, case)) from failure
    strangers = [row for row in rows if not isinstance(row, Row)]
    if strangers:
        raise InputError("case", case, "ROWS of femiec.checks.row.Row", f"mend {strangers[0]!r}")
    return rows


def _chosen(folder: Path, only: Sequence[str], whole: bool) -> list[tuple[str, Row]]:
    """The rows to judge, each with the name of its case."""
    rows = [(case.parent.name, row) for case in sorted(folder.glob("*/case.py")) for row in load_rows(case)]
    check_rows([row for _, row in rows])
    if not rows:
        raise InputError("--cases", folder, "a folder with NAME/case.py files", "give the validation folder of a clone")
    cases = list(dict.fromkeys(case for case, _ in rows))
    known = [*cases, *(row.id for _, row in rows)]
    for name in only:
        if name not in known:
            near = " or ".join(get_close_matches(name, known)) or "one of these, or a row that their README.md names"
            raise InputError("--only", shown(name), f"one of {len(rows)} rows, or a case ({', '.join(cases)})", f"name {near}")
    if only:
        return [(case, row) for case, row in rows if row.id in only or case in only]
    return [(case, row) for case, row in rows if whole or not row.slow]


def _default_folder() -> Path:
    beside = Path(femiec.__file__).parent.parent / "validation"
    return beside if beside.is_dir() else Path("validation")
