"""The summary in the terminal."""

from __future__ import annotations

import io

from rich.console import Console

from femiec.views.table import summary_table


def printed(summary):
    console = Console(file=io.StringIO(), width=100)
    console.print(summary_table(summary))
    return console.file.getvalue()


def test_every_entry_has_a_row_with_its_unit():
    text = printed({"Root pressure [MPa]": 370.874, "Safety factor against 65 MPa": 0.1753, "Current density [mA/cm2]": 19.2})
    rows = [line.split("  ") for line in text.splitlines()]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert ["Root pressure", "370.87", "MPa"] in cells
    assert ["Safety factor against 65 MPa", "0.1753"] in cells
    assert ["Current density", "19.2", "mA/cm2"] in cells


def test_brackets_that_are_no_unit_are_printed_as_they_are():
    assert "Flux [bold] through a wall" in printed({"Flux [bold] through a wall": 1.0})
