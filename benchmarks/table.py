"""Results to a table that people read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks import coupled_curve, curve, honeycomb_curve
from benchmarks.case import ALL, OURS, TITLES, Case, Stage
from benchmarks.run import Record
from benchmarks.summary import disagreements, ratio, seconds, verdicts

CURVES = {module.CASE.name: module.markdown for module in (curve, coupled_curve, honeycomb_curve)}
"""How the cases without stages are shown."""


def markdown(cases: Sequence[Case], records: Sequence[Record], pythons: Mapping[str, str | None], header: str) -> str:
    """The whole table."""
    parts = [f"# Benchmarks\n\n{header}\n\n{_codes(records, pythons)}"]
    parts += [_section(case, records, pythons) for case in cases]
    return "\n\n".join(parts) + "\n"


def number(value: float, unit: str) -> str:
    """A measured value to three digits, with a unit that keeps it readable."""
    if unit == "MB":
        return f"{value:.0f} MB"
    return f"{value:.3g} s" if value >= 0.1 else f"{1e3 * value:.3g} ms" if value >= 1e-4 else f"{1e6 * value:.3g} µs"


def _codes(records: Sequence[Record], pythons: Mapping[str, str | None]) -> str:
    versions = {record.code: record.facts["version"] for record in records if "version" in record.facts}
    return "; ".join(f"{TITLES[code]} {versions.get(code) or _standing(code, pythons)}" for code in ALL)


def _section(case: Case, records: Sequence[Record], pythons: Mapping[str, str | None]) -> str:
    codes = [code for code in ALL if code in case.codes]
    lines = [f"## {case.name}: {case.title}{_size(case, records)}", ""]
    if not case.stages:
        return "\n".join([*lines, CURVES[case.name](records), *_notes(case, records)])
    lines.append("| stage | " + " | ".join(TITLES[code] for code in codes) + " | target |")
    lines.append("|---|" + "---:|" * len(codes) + "---|")
    for stage in case.stages:
        cells = [_cell(case, stage, code, records) or _standing(code, pythons) for code in codes]
        goals = "; ".join(str(v) for v in verdicts(case, records) if v.target.stage == stage.name)
        lines.append(f"| {stage.title} | " + " | ".join(cells) + f" | {goals} |")
    return "\n".join([*lines, *_notes(case, records)])


def _size(case: Case, records: Sequence[Record]) -> str:
    sizes = {(r.facts["cells"], r.facts["dofs"]) for r in records if r.case == case.name and "dofs" in r.facts}
    return "".join(f", {cells:,} cells, {dofs:,} dofs" for cells, dofs in sizes) if len(sizes) == 1 else ""


def _standing(code: str, pythons: Mapping[str, str | None]) -> str:
    """Why there is nothing of a code."""
    return "not asked" if code not in pythons else "absent" if not pythons[code] else "–"


def _cell(case: Case, stage: Stage, code: str, records: Sequence[Record]) -> str:
    value = seconds(case, records).get(code, {}).get(stage.name)
    if value is None:
        failed = any(record.failure for record in records if (record.case, record.code) == (case.name, code))
        return "failed" if failed else ""
    compared = None if code == OURS else ratio(case, records, stage.name, code)
    return number(value, stage.unit) + (f" ({compared:.2g})" if compared is not None else "")


def _notes(case: Case, records: Sequence[Record]) -> list[str]:
    notes = [
        f"**{TITLES[d.code]} solved another problem: {d.check} is {d.theirs!r}, ours {d.ours!r}, allowed {d.allowed:.0e}.**"
        for d in disagreements(case, records)
    ]
    notes += [f"{TITLES[r.code]} failed: {r.failure}" for r in records if r.case == case.name and r.failure]
    return ["", *notes] if notes else []
