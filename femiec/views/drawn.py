"""What a panel of a chart holds: lines, stacked shares, bars and marks."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike

from femiec.errors import InputError
from femiec.views.style import GREY, INK


@dataclass(frozen=True)
class LineStyle:
    """How a line looks: its dashes and markers, as Matplotlib writes them."""

    dashes: str = "-"
    marker: str = ""


SOLID, DASHED, DOTTED = LineStyle(), LineStyle("--"), LineStyle(":")
POINTS, JOINED = LineStyle("", "o"), LineStyle("-", "o")
"""Points alone, for measurements, and points with a line through them."""


class Drawn(Protocol):
    """What a panel holds."""

    def draw(self, axes: Any, colours: Sequence[str]) -> int:
        """Draw with the first of the colours; returns how many were taken."""


@dataclass(frozen=True, eq=False)
class Line:
    """A curve, or points.

    Args:
        label: in the legend; none where it is empty.
        x, y: numbers in the units of the panel's labels, of one length, finite.
        style: one of :data:`SOLID`, :data:`DASHED`, :data:`DOTTED`, :data:`POINTS`, :data:`JOINED`.
        colour: the next of the palette by default; those of :mod:`femiec.views.style` fit the other pictures.

    Raises:
        InputError: lengths that differ, NaN or inf.
    """

    label: str
    x: ArrayLike
    y: ArrayLike
    style: LineStyle = SOLID
    colour: str | None = None

    def __post_init__(self) -> None:
        _check(self.label or "line", self.x, self.y)

    def draw(self, axes: Any, colours: Sequence[str]) -> int:
        """Draw it."""
        taken = self.colour or colours[0]
        look = {"linestyle": self.style.dashes or "none", "marker": self.style.marker or None, "markersize": 4}
        axes.plot(np.ravel(self.x), np.ravel(self.y), color=taken, linewidth=1.6, label=self.label or None, **look)
        return 0 if self.colour else 1


@dataclass(frozen=True, eq=False)
class Shares:
    """Parts over x, stacked: what is positive upwards from zero, what is negative downwards.

    Args:
        x: (n,), ascending.
        parts: label to (n,) numbers.
        fixed: label to colour, where it is not to be the next of the palette.

    Raises:
        InputError: lengths that differ, NaN or inf.
    """

    x: ArrayLike
    parts: Mapping[str, ArrayLike]
    fixed: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for label, part in self.parts.items():
            _check(label, self.x, part)

    def draw(self, axes: Any, colours: Sequence[str]) -> int:
        """Draw them."""
        x, parts = np.ravel(self.x), [np.ravel(np.asarray(part, float)) for part in self.parts.values()]
        taken = [self.fixed.get(label, colours[i % len(colours)]) for i, label in enumerate(self.parts)]
        axes.stackplot(x, [np.maximum(part, 0) for part in parts], colors=taken, labels=list(self.parts), alpha=0.85, lw=0)
        if any(part.min(initial=0.0) < 0 for part in parts):
            axes.stackplot(x, [np.minimum(part, 0) for part in parts], colors=taken, alpha=0.85, lw=0)
        return len(parts)


@dataclass(frozen=True, eq=False)
class Bars:
    """Bars by category, side by side or stacked.

    Args:
        categories: below the bars.
        parts: label to one number a category.
        stacked: on top of each other.

    Raises:
        InputError: lengths that differ, NaN or inf.
    """

    categories: Sequence[str]
    parts: Mapping[str, Sequence[float]]
    stacked: bool = False

    def __post_init__(self) -> None:
        for label, part in self.parts.items():
            _check(label or "bars", np.arange(len(self.categories)), part)

    def draw(self, axes: Any, colours: Sequence[str]) -> int:
        """Draw them."""
        places, count = np.arange(len(self.categories)), 1 if self.stacked else len(self.parts)
        above, below = np.zeros(len(places)), np.zeros(len(places))
        for i, (label, part) in enumerate(self.parts.items()):
            values, colour, width = np.asarray(part, float), colours[i % len(colours)], 0.8 / count
            start = np.where(values >= 0, above, below) if self.stacked else 0.0
            shift = 0.0 if self.stacked else (i - (count - 1) / 2) * width
            axes.bar(places + shift, values, width, bottom=start, color=colour, label=label or None)
            above, below = above + np.maximum(values, 0), below + np.minimum(values, 0)
        axes.set_xticks(places, self.categories)
        return len(self.parts)


@dataclass(frozen=True)
class Mark:
    """A thin line at a place on an axis, with words, or with both places a cross.

    Args:
        text: beside it; may be empty.
        x, y: in the units of the panel's labels; a vertical line at x, a horizontal one at y.

    Raises:
        InputError: no place, NaN or inf.

    Example:
        >>> Mark("measured", y=39.0).y
        39.0
    """

    text: str
    x: float | None = None
    y: float | None = None

    def __post_init__(self) -> None:
        given = [place for place in (self.x, self.y) if place is not None]
        if not given or not all(map(math.isfinite, given)):
            raise InputError("Mark", (self.x, self.y), "a finite x, y or both", "write for instance Mark('measured', y=39.0)")

    def draw(self, axes: Any) -> None:
        """Draw it."""
        if self.x is not None and self.y is not None:
            axes.plot([self.x], [self.y], "x", color=INK, markersize=7)
            axes.annotate(self.text, (self.x, self.y), (5, 5), textcoords="offset points", fontsize=8, color=INK)
        elif self.y is not None:
            axes.axhline(self.y, color=GREY, linewidth=0.8, linestyle="--")
            axes.annotate(self.text, (0.01, self.y), (0, 2), ("axes fraction", "data"), "offset points", fontsize=8, color=GREY)
        else:
            axes.axvline(self.x, color=GREY, linewidth=0.8, linestyle="--")
            place = {"rotation": 90, "ha": "left", "va": "top", "fontsize": 8, "color": GREY}
            axes.annotate(self.text, (self.x, 0.99), (1, 0), ("data", "axes fraction"), "offset points", **place)


def _check(name: str, x: Any, y: Any) -> None:
    (across, up) = (np.ravel(np.asarray(each, float)) for each in (x, y))
    if len(across) != len(up) or len(across) == 0:
        raise InputError(name, f"{len(across)} x and {len(up)} y", "as many of each, at least one", "pass arrays of one length")
    if not (np.isfinite(across).all() and np.isfinite(up).all()):
        raise InputError(name, "NaN or inf", "finite numbers", "mend the computation that gave it")
