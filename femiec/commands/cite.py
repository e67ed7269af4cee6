"""femiec cite: the sources of a run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from femiec.commands.study import load
from femiec.errors import InputError


def record_of(source: Path) -> Mapping[str, Any]:
    """The provenance of a stored result, or of a study run with its defaults.

    Raises:
        InputError: a run that is not finished, whose record has no sources yet.
    """
    if source.suffix == ".py":
        return load(source)().provenance
    from femiec.results.reader import read

    record = read(source).provenance
    if "laws" not in record:
        raise InputError(
            "cite", source, "the result of a finished run", "its sources are stored when it ends: go on with --resume"
        )
    return record


def citation_table(record: Mapping[str, Any]) -> Table:
    """One row a law, number and library; what nobody has checked against its source is marked UNVERIFIED.

    Raises:
        InputError: a record in which something is missing.
    """
    try:
        return _table(record)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        allowed, mend = "a whole record of laws, numbers and software", "the file is damaged: run again, or use a copy"
        raise InputError("cite", f"{type(error).__name__} {error}", allowed, mend) from error


def _table(record: Mapping[str, Any]) -> Table:
    laws = record.get("laws", ())  # a study of one's own may name none
    rows = [*laws, *record["materials"]]
    unverified = sum(not row["verified"] for row in rows)
    title = f"{len(rows)} laws and numbers, {unverified} of them UNVERIFIED (quoted from memory or assumed: look them up)"
    table = Table("of", "law or number", "value", "kind", "uncertainty", "checked", title=title)
    table.add_column("source", overflow="fold")
    for row in laws:
        table.add_row("model", escape(row["law"]), "", "law", "", _checked(row), escape(row["source"]))
    for row in record["materials"]:
        value = f"{row['value']:.4g} {row['unit'] if row['unit'] != '1' else ''}"
        table.add_row(
            row["material"], row["property"], value, row["kind"], row["uncertainty"], _checked(row), escape(row["source"])
        )
    table.add_row("solver", str(record["solver"].get("linear solver", "")), "", "software", "", "", "Newton's method of femiec")
    for name, version in record["versions"].items():
        table.add_row("software", name, str(version), "", "", "", "")
    return table


def _checked(row: Mapping[str, Any]) -> str:
    return "yes" if row["verified"] else "UNVERIFIED"
