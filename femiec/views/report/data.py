"""What ``femiec validate`` wrote, read and checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from femiec.checks.claim import Claim
from femiec.checks.row import Status
from femiec.checks.verdict import Verdict
from femiec.errors import InputError

VERDICTS, DETAILS = "verdicts.json", "details.json"
MEND = "write them with femiec validate --out DIR, and name DIR"


@dataclass(frozen=True)
class Report:
    """All that the page tells of a validation.

    Args:
        entries: the rows.
        cases: name to ``readme`` and ``code``.
        provenance: of the validation.
    """

    entries: tuple[Verdict, ...]
    cases: Mapping[str, Mapping[str, str]]
    provenance: Mapping[str, Any]

    @classmethod
    def read(cls, folder: Path) -> Report:
        """The report of a folder.

        Raises:
            InputError: a file that is missing, cut short, or not of femiec validate.
        """
        verdicts, details = _json(folder / VERDICTS, list), _json(folder / DETAILS, dict)
        try:
            beside = {each["id"]: each for each in details["rows"]}
            entries = tuple(_entry(verdict, beside[verdict["id"]]) for verdict in verdicts)
            cases = {str(name): {key: str(told[key]) for key in ("readme", "code")} for name, told in details["cases"].items()}
            report = cls(entries, cases, dict(details["provenance"]))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            words = f"{type(error).__name__}: {error}"
            raise InputError("DIR", folder, f"{VERDICTS} and {DETAILS} of one run of femiec validate ({words})", MEND) from error
        lost = sorted({entry.case for entry in entries} - set(cases))
        if lost or not entries:
            raise InputError("DIR", folder, f"rows, and the cases they are of ({', '.join(lost) or 'no row'})", MEND)
        return report

    def claims(self) -> dict[str, list[Verdict]]:
        """The rows that compare a claim, by its number; rows that have no record of theirs by their own identifier."""
        found: dict[str, list[Verdict]] = {}
        for entry in self.entries:
            if entry.claim or entry.kind == "claim":
                found.setdefault(str(entry.claim["number"]) if entry.claim else entry.id, []).append(entry)
        return dict(sorted(found.items(), key=lambda item: _counted(item[0])))

    def by_case(self) -> dict[str, list[Verdict]]:
        """The rows of each case."""
        return {name: [entry for entry in self.entries if entry.case == name] for name in sorted(self.cases)}


def place(entry: Verdict) -> tuple[int, str]:
    """Where a row comes among others: claims by their number, then the rest by its case."""
    name = str(entry.claim["number"]) if entry.claim else entry.id
    return _counted(name) if entry.claim or entry.kind == "claim" else (10**6, entry.case)


def _counted(number: str) -> tuple[int, str]:
    """Claim 9 comes before claim 10; what has no number comes last."""
    digits = "".join(character if character.isdigit() else " " for character in number).split()
    return (int(digits[0]) if digits else 10**6, number)


def _entry(verdict: Mapping[str, Any], beside: Mapping[str, Any]) -> Verdict:
    names = {field.name for field in fields(Verdict)}
    record = {**beside, **verdict}
    Status(record["status"])
    for name in ("steps", "errors"):
        record[name] = tuple(float(each) for each in record.get(name, ()))
    for name in ("quoted", "computed", "error", "order"):
        record[name] = None if record[name] is None else float(record[name])
    for name in ("tolerance", "seconds"):
        record[name] = float(record[name])
    claim = record.get("claim")
    if claim is not None and not (isinstance(claim, Mapping) and {field.name for field in fields(Claim)} <= set(claim)):
        raise ValueError(f"the claim of {record['id']} is not whole")
    return Verdict(**{name: value for name, value in record.items() if name in names})


def _json(path: Path, kind: type) -> Any:
    """The content of a file, checked to be a list or a mapping."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError("DIR", path.parent, f"a folder with {path.name}", MEND) from None
    except (OSError, ValueError) as error:  # a folder of that name, no UTF-8, no JSON
        raise InputError("DIR", path, f"a whole JSON file ({error})", MEND) from error
    if not isinstance(value, kind):
        raise InputError("DIR", path, f"a JSON {'list' if kind is list else 'mapping'}, as femiec validate writes it", MEND)
    return value
