"""The steps of a protocol in the order in which they run, each found by its position."""

from __future__ import annotations

import operator
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from femiec.errors import InputError
from femiec.protocol.cycle import Cycle, Entry, as_entries
from femiec.protocol.step import Step


@dataclass(frozen=True)
class Place:
    """Where in a list of steps, counted from 1."""

    entry: int

    @property
    def text(self) -> str:
        """In words."""
        return f"step {self.entry}"


@dataclass(frozen=True)
class Turn:
    """Which turn, counted from 1, of the cycle at a place in its list."""

    entry: int
    number: int
    count: int

    @property
    def text(self) -> str:
        """In words."""
        return f"cycle {self.number} of {self.count}"


@dataclass(frozen=True)
class Scheduled:
    """A step in its turn.

    Attributes:
        step: the step.
        number: its position in the schedule, from 0.
        path: from the protocol's list down to the step's.
    """

    step: Step
    number: int
    path: tuple[Turn | Place, ...]

    @property
    def cycle(self) -> int | None:
        """The turn of the outermost cycle, counted from 1; None outside cycles."""
        return next((place.number for place in self.path if isinstance(place, Turn)), None)

    @property
    def text(self) -> str:
        """In words, with units."""
        return f"{', '.join(place.text for place in self.path)}: {self.step.text}"


@dataclass(frozen=True)
class Schedule:
    """A protocol that runs step by step; made by :func:`schedule`. It holds no expanded list.

    Attributes:
        entries: steps and cycles.
        starts: the position of the first step of each entry, and the number of steps at the end.
        inner: the schedule of one turn of a cycle, by the index of its entry.
    """

    entries: tuple[Entry, ...]
    starts: tuple[int, ...]
    inner: Mapping[int, Schedule]

    def __len__(self) -> int:
        return self.starts[-1]

    def __getitem__(self, position: int) -> Scheduled:
        number = operator.index(position)
        if not -len(self) <= number < len(self):
            raise IndexError(f"position {position} of a protocol of {len(self)} steps")
        number %= len(self)
        step, path = self._find(number)
        return Scheduled(step, number, path)

    def __iter__(self) -> Iterator[Scheduled]:
        return self.after(0)

    def after(self, position: int) -> Iterator[Scheduled]:
        """The steps from a position on.

        Raises:
            InputError: a position outside the protocol; its end, where nothing is left, is allowed.
        """
        if not 0 <= position <= len(self):
            raise InputError("position", position, f"0 to {len(self)}", "resume with the protocol of the checkpoint")
        return (self[number] for number in range(position, len(self)))

    def _find(self, number: int) -> tuple[Step, tuple[Turn | Place, ...]]:
        index = bisect_right(self.starts, number) - 1
        entry = self.entries[index]
        if isinstance(entry, Step):
            return entry, (Place(index + 1),)
        turn, rest = divmod(number - self.starts[index], len(self.inner[index]))
        step, path = self.inner[index]._find(rest)
        return step, (Turn(index + 1, turn + 1, entry.count), *path)


def schedule(steps: Entry | Iterable[Entry]) -> Schedule:
    """The steps of a protocol in order, expanded where they are looked at only.

    Args:
        steps: of a protocol.

    Returns:
        A sequence: iterate over it, index it with a checkpoint's position, or go on with ``after``.

    Raises:
        InputError: no steps, something that is no step, or more steps than can be counted.

    Example:
        >>> from femiec.protocol.steps import Rest
        >>> plan = schedule([Rest(3600.0), Cycle(100, [Rest(60.0), Rest(30.0)])])
        >>> len(plan), plan[0].text
        (201, 'step 1: rest until 1 h passed')
        >>> plan[34].text
        'cycle 17 of 100, step 2: rest until 30 s passed'
    """
    entries = as_entries("steps", steps)
    inner = {index: schedule(entry.steps) for index, entry in enumerate(entries) if isinstance(entry, Cycle)}
    counts = (entry.count * len(inner[index]) if isinstance(entry, Cycle) else 1 for index, entry in enumerate(entries))
    starts = tuple(accumulate(counts, initial=0))
    if starts[-1] > sys.maxsize:
        raise InputError(
            "steps", f"2^{starts[-1].bit_length() - 1} steps or more", f"at most {sys.maxsize:.3g}", "cycle less often"
        )
    return Schedule(entries, starts, inner)
