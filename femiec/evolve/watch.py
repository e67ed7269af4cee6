"""Who is told how a run goes on: a live line in the terminal, a function, or nobody."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping
from math import inf
from typing import Any, Protocol

from femiec.protocol import Observed, Scheduled
from femiec.protocol.progress import time_to_end

Row = Mapping[str, float]


class Watch(Protocol):
    """Is told of a run."""

    def announce(self, text: str) -> None:
        """Something that is to stay in sight."""

    def say(self, text: str) -> None:
        """Something happened."""

    def step(self, row: Row, done: float) -> None:
        """A time step was accepted: its row of the ledger, and the estimated share of the protocol that is done."""


class Lines:
    """Tells a function, a line at a time.

    Example:
        >>> heard = []
        >>> Lines(heard.append).step({"Time [s]": 60.0, "Step length [s]": 2.0, "Newton iterations": 3.0}, 0.25)
        >>> heard
        ['    25 %, t 60 s, dt 2 s, 3 iterations']
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.announce = self.say = tell

    def step(self, row: Row, done: float) -> None:
        """A line of numbers."""
        self.say(f"    {_numbers(row, done)}")


class Live:
    """One line that changes in place; what it says last is what the run does.

    Args:
        live: a :class:`rich.live.Live`.
    """

    def __init__(self, live: Any) -> None:
        self._live, self._doing, self._at = live, "", ""

    def announce(self, text: str) -> None:
        """Leave it above the line."""
        self._live.console.print(text, markup=False, highlight=False)

    def say(self, text: str) -> None:
        """Show it beside the numbers."""
        self._doing = text.strip()
        self._show()

    def step(self, row: Row, done: float) -> None:
        """Show the numbers."""
        self._at = _numbers(row, done)
        self._show()

    def _show(self) -> None:
        from rich.text import Text

        self._live.update(Text(" | ".join(part for part in (self._at, self._doing) if part), overflow="ellipsis", no_wrap=True))


@contextlib.contextmanager
def watching(say: Callable[[str], None] | None) -> Iterator[Watch]:
    """The function that was given; by default a live line where stderr is a terminal, and nobody elsewhere."""
    if say is not None:
        yield Lines(say)
    elif not sys.stderr.isatty():
        yield Lines(lambda line: None)
    else:
        from rich.console import Console
        from rich.live import Live as RichLive

        with RichLive(console=Console(stderr=True), refresh_per_second=4, transient=True) as live:
            yield Live(live)


def share_done(scheduled: Scheduled, steps: int, observed: Observed) -> float:
    """The share of a protocol that is done, every step counted alike.

    Args:
        scheduled: the step that is gone through.
        steps: number of steps in the protocol.
        observed: the present state, with its time since the step's start.

    Example:
        >>> from femiec.protocol import Rest, schedule
        >>> plan = schedule([Rest(60.0), Rest(60.0)])
        >>> share_done(plan[1], len(plan), Observed(time=15.0))
        0.625
    """
    left = time_to_end(scheduled.step, observed)
    passed = observed.time or 0.0
    part = 0.0 if left == inf or passed + left == 0 else passed / (passed + left)
    return (scheduled.number + part) / steps


def _numbers(row: Row, done: float) -> str:
    words = [f"{100 * done:.0f} %", f"t {row['Time [s]']:.5g} s"]
    words += [f"tip {row['Tip [um]']:.4g} um"] if "Tip [um]" in row else []
    words += [f"U {row['Cell potential [mV]']:.4g} mV"] if "Cell potential [mV]" in row else []
    words += [f"dt {row['Step length [s]']:.2g} s", f"{row['Newton iterations']:.0f} iterations"]
    return ", ".join(words)
