"""How the steps of a run ended, in the terminal."""

from __future__ import annotations

from rich.console import Console

from femiec.protocol import AreaCapacity, Cycle, Ended, NoConvergence, Plate, Rest, schedule
from femiec.views.ends import ends_table, headline


def text(ended):
    console = Console(width=160, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    console.print(ends_table(ended))
    return console.export_text()


def test_cycles_that_end_alike_are_one_row():
    until = AreaCapacity(3600.0)
    plan = schedule([Rest(60.0), Cycle(100, [Plate(30.0, until=until)])])
    ended = [Ended(plan[0], plan[0].step.ends[0], 60.0, 0.0)]
    ended += [Ended(plan[n], until, 60.0 + 120 * n, 3600.0) for n in range(1, 100)]
    ended += [Ended(plan[100], NoConvergence(1e-9, "residual 3e-2"), 12000.0, 1800.0)]
    told = [each.described() for each in ended]
    table = ends_table(told)
    assert table.row_count == 3
    assert list(table.columns[1].cells) == ["1", "99", "1"]
    assert list(table.columns[3].cells) == ["60", "180 to 11940", "12000"]
    shown = text(told)
    assert "each of 100 cycles, step 1: plate at 3 mA/cm2" in shown
    assert "no convergence at a time step of 1e-09 s: residual 3e-2" in shown
    assert "Time [s]" in shown


def test_the_headline_is_short_and_never_empty():
    assert headline({"Charge [C]": 1.0, "Tip [um]": 2.0, "Time [s]": 3.0}) == {"Time [s]": 3.0, "Tip [um]": 2.0}
    assert headline({"Something": 1.0}) == {"Something": 1.0}
