"""femiec cite: the sources of a run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.table import Table

from femiec.commands.study import load


def record_of(source: Path) -> Mapping[str, Any]:
    """The provenance of a stored result, or of a study run with its defaults."""
    if source.suffix == ".py":
        return load(source)().provenance
    from femiec.results.reader import read

    return read(source).provenance


def citation_table(record: Mapping[str, Any]) -> Table:
    """One row a number; what nobody has checked against its source is marked UNVERIFIED."""
    unverified = sum(not row["verified"] for row in record["materials"])
    title = f"{len(record['materials'])} numbers, {unverified} of them UNVERIFIED (quoted from memory or assumed: look them up)"
    table = Table("material", "number", "value", "kind", "uncertainty", "checked", "source", title=title, show_lines=False)
    for row in record["materials"]:
        checked = "yes" if row["verified"] else "UNVERIFIED"
        value = f"{row['value']:.4g} {row['unit'] if row['unit'] != '1' else ''}"
        table.add_row(row["material"], row["property"], value, row["kind"], row["uncertainty"], checked, row["source"])
    for name, version in record["versions"].items():
        table.add_row("software", name, str(version), "", "", "", "")
    return table
