"""Who is told how a run goes on."""

from __future__ import annotations

import io
import sys

import pytest
from rich.console import Console
from rich.live import Live as RichLive

from femiec.evolve.watch import Live, share_done, watching
from femiec.protocol import AreaCapacity, CurrentBelow, HoldPotential, Observed, Plate, Rest, schedule

ROW = {
    "Time [s]": 12.5,
    "Step length [s]": 0.5,
    "Newton iterations": 3.0,
    "Tip [um]": 2.25,
    "Cell potential [mV]": -1.5,
}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_function_gets_lines():
    heard: list[str] = []
    with watching(heard.append) as watch:
        watch.say("plate")
        watch.step(ROW, 0.125)
    assert heard == ["plate", "    12 %, t 12.5 s, tip 2.25 um, U -1.5 mV, dt 0.5 s, 3 iterations"]


@pytest.mark.parametrize(("stream", "silent"), [(io.StringIO(), True), (Terminal(), False)])
def test_only_a_terminal_gets_a_live_line(monkeypatch, stream, silent):
    monkeypatch.setattr(sys, "stderr", stream)
    with watching(None) as watch:
        watch.announce("interface diffusion")
        watch.say("  plate")
        watch.step(ROW, 0.125)
    assert (stream.getvalue() == "") is silent


def test_the_live_line_is_one_line_with_step_and_numbers():
    out = io.StringIO()
    with RichLive(console=Console(file=out, width=300, force_terminal=True), auto_refresh=False) as live:
        watch = Live(live)
        watch.say("  step 1: plate at 3 mA/cm2")
        watch.step(ROW, 0.125)
        shown = live.get_renderable()
    assert str(shown) == "12 %, t 12.5 s, tip 2.25 um, U -1.5 mV, dt 0.5 s, 3 iterations | step 1: plate at 3 mA/cm2"


def test_the_share_that_is_done():
    plan = schedule([Rest(60.0), Plate(30.0, until=AreaCapacity(3600.0)), HoldPotential(-0.05, until=CurrentBelow(1.0))])
    begun = [Observed(time=time, capacity=30 * time, current=20.0) for time in (0.0, 30.0)]
    assert [share_done(plan[0], len(plan), seen) for seen in begun] == pytest.approx([0, 1 / 6])
    assert [share_done(plan[1], len(plan), seen) for seen in begun] == pytest.approx([1 / 3, 1.25 / 3])
    assert [share_done(plan[2], len(plan), seen) for seen in begun] == pytest.approx([2 / 3, 2 / 3])
