"""Records to results: medians, ratios, agreement, targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from benchmarks.case import OURS, TITLES, Case, Target
from benchmarks.run import Record


@dataclass(frozen=True)
class Verdict:
    """A target and what became of it: met is None where a side of it was not measured."""

    target: Target
    value: float | None
    met: bool | None

    def __str__(self) -> str:
        goal = f"≤ {self.target.at_most:.3g}"
        if self.target.code is not None:
            goal += f" of {TITLES[self.target.code]}" + (f"'s {self.target.reference}" if self.target.reference else "")
        if self.value is None:
            return f"{goal}: not measured"
        return f"{goal}: {self.value:.3g}, {'met' if self.met else 'MISSED'}"


@dataclass(frozen=True)
class Disagreement:
    """A scalar on which a code differs from ours: what it measured was another problem."""

    code: str
    check: str
    ours: float
    theirs: float
    allowed: float


def seconds(case: Case, records: Sequence[Record]) -> dict[str, dict[str, float]]:
    """Median over the rounds, by code and stage."""
    rounds = _by_round(case, records)
    return {code: {stage: median(values.values()) for stage, values in stages.items()} for code, stages in rounds.items()}


def ratio(case: Case, records: Sequence[Record], stage: str, code: str, reference: str | None = None) -> float | None:
    """Our stage over that of a code: the median of the ratios of each round, None where one is missing."""
    rounds = _by_round(case, records)
    ours = rounds.get(OURS, {}).get(stage, {})
    theirs = rounds.get(code, {}).get(reference or stage, {})
    common = sorted(set(ours) & set(theirs))
    return median(ours[number] / theirs[number] for number in common) if common else None


def verdicts(case: Case, records: Sequence[Record]) -> list[Verdict]:
    """Every target of a case."""
    return [_verdict(case, records, target) for target in case.targets]


def disagreements(case: Case, records: Sequence[Record]) -> list[Disagreement]:
    """Where a code computed something else than we did, with the same settings; NaN disagrees."""
    ours = {str(record.settings): record.checks for record in records if (record.case, record.code) == (case.name, OURS)}
    found = []
    for record in records:
        if record.case != case.name or record.code == OURS or record.failure:
            continue
        for check, allowed in case.checks:
            pair = ours.get(str(record.settings), {}).get(check), record.checks.get(check)
            if pair[0] is not None and pair[1] is not None and not abs(pair[1] - pair[0]) <= allowed * abs(pair[0]):
                found.append(Disagreement(record.code, check, pair[0], pair[1], allowed))
    return found


def summarise(case: Case, records: Sequence[Record]) -> dict[str, Any]:
    """All results of a case, for JSON."""
    return {
        "title": case.title,
        "stages": {stage.name: {"title": stage.title, "unit": stage.unit} for stage in case.stages},
        "medians": seconds(case, records),
        "ratios": _ratios(case, records),
        "targets": [asdict(v.target) | {"value": v.value, "met": v.met} for v in verdicts(case, records)],
        "disagreements": [asdict(found) for found in disagreements(case, records)],
    }


def _ratios(case: Case, records: Sequence[Record]) -> dict[str, dict[str, float]]:
    out: dict[str, dict[str, float]] = {code: {} for code in case.codes if code != OURS}
    for code, stages in out.items():
        for stage in case.stages:
            value = ratio(case, records, stage.name, code)
            if value is not None:
                stages[stage.name] = value
    return out


def _verdict(case: Case, records: Sequence[Record], target: Target) -> Verdict:
    if target.code is None:
        value = seconds(case, records).get(OURS, {}).get(target.stage)
    else:
        value = ratio(case, records, target.stage, target.code, target.reference)
    return Verdict(target, value, None if value is None else value <= target.at_most)


def _by_round(case: Case, records: Sequence[Record]) -> Mapping[str, dict[str, dict[int, float]]]:
    """Code, stage, round to value; where several settings measure one stage, their median."""
    found: dict[str, dict[str, dict[int, list[float]]]] = {}
    for record in records:
        if record.case == case.name:
            for stage, value in record.stages.items():
                found.setdefault(record.code, {}).setdefault(stage, {}).setdefault(record.round, []).append(value)
    return {
        code: {stage: {number: median(values) for number, values in rounds.items()} for stage, rounds in stages.items()}
        for code, stages in found.items()
    }
