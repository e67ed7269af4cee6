"""A summary as a table for the terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table


def summary_table(summary: Mapping[str, float], title: str = "Summary") -> Table:
    """Quantity, value and unit in columns.

    Args:
        summary: label with unit to number, ``{"Root pressure [MPa]": 370.9}``.
        title: above the table.

    Returns:
        A rich table.

    Example:
        >>> summary_table({"Root pressure [MPa]": 370.9}).row_count
        1
    """
    from rich import box
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    table.add_column("Quantity")
    table.add_column("Value", justify="right")
    table.add_column("Unit")
    for label, number in summary.items():
        name, unit = split(label)
        # In rich, square brackets are markup; a label's own are cut off with its unit, and the rest is escaped.
        table.add_row(name.replace("[", r"\["), shown(number), unit)
    return table


def split(label: str) -> tuple[str, str]:
    """A label as name and unit.

    Example:
        >>> split("Current density [mA/cm2]"), split("Safety factor against 65 MPa")
        (('Current density', 'mA/cm2'), ('Safety factor against 65 MPa', ''))
    """
    match = re.fullmatch(r"(.*\S)\s*\[([^\[\]]*)\]", label)
    return (match[1], match[2]) if match else (label, "")


def shown(number: float) -> str:
    """Five significant digits, plain where that is short.

    Example:
        >>> shown(370.87422), shown(352113.8), shown(6.4e-15), shown(-50.0), shown(0.0)
        ('370.87', '3.5211e+05', '6.4e-15', '-50', '0')
    """
    return f"{number:.5g}"
