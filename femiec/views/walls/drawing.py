"""What all panels of one picture share: the body, its enlargement, the unit of length, the range of the colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.quantities import UNITS, MPa
from femiec.results.result import Snapshot
from femiec.views.scene import round_down
from femiec.views.style import flow_colours, wall_colours
from femiec.views.walls.body import Body
from femiec.views.walls.record import Record

SPIKE = 1.6
"""A peak so many times above what all but a thousandth of the body stays below does not set the range of the colours."""
LIVELY = 0.06
"""The largest displacement of a shape without a size as it is drawn, over the body's size."""
LEAST = {"mm": 5e-3, "um": 5e-6, "nm": 0.0}
"""Units of length, and the size [m] from which each is taken."""
SLENDER = 3.0
"""Height over width from which a solid body is drawn compressed."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """One state of a structure, ready to be drawn.

    Args:
        body: with its displacement and the values that colour it.
        record: what else the result says.
        palette: from the range of the values to a colour map.
        reach: the range of the values; by default that of the body's.
    """

    body: Body
    record: Record
    palette: Callable[[float, float], Any] = wall_colours
    reach: tuple[float, float] | None = None

    @classmethod
    def of(cls, snapshot: Snapshot, record: Record) -> Drawing:
        """A snapshot; a half section is mirrored."""
        body = Body.of(snapshot, record.criterion)
        return cls(body.mirrored() if record.mirrored and not body.solid else body, record)

    @classmethod
    def mode(cls, snapshot: Snapshot, record: Record, name: str) -> Drawing:
        """A shape without a size, drawn with a visible one and coloured by it."""
        body = Body.of(snapshot, None, name)
        largest = body.deflection or 1.0
        values, shift = np.linalg.norm(body.shift, axis=1) / largest, LIVELY * body.size / largest * body.shift
        shaped = replace(body, shift=shift, values=values, label="Displacement over its largest")
        plain = replace(record, enlargement=1.0, spot=None, loads=(), strength=None, value=None)
        return cls(
            shaped.mirrored() if record.mirrored and not body.solid else shaped,
            plain,
            lambda low, high: flow_colours(),
            (0.0, 1.0),
        )

    @cached_property
    def unit(self) -> str:
        """Of the lengths."""
        fitting = next(name for name, least in LEAST.items() if self.body.size >= least)
        return self.record.unit or fitting

    @property
    def unit_name(self) -> str:
        """The unit as it is written."""
        return self.unit.replace("um", "µm")

    @cached_property
    def factor(self) -> float:
        """By which the displacement is enlarged."""
        return self.body.enlargement() if self.record.enlargement is None else self.record.enlargement

    @cached_property
    def squeeze(self) -> float:
        """By which the height of a solid body is compressed."""
        width, depth, height = np.ptp(self.body.points, axis=0)
        slender = height / (SLENDER * max(width, depth)) if self.body.solid else 0.0
        return round_down(2 * slender) if slender > 1 else 1.0

    def shown(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        """Places [m] as lengths in the picture's unit, (n, 3)."""
        return places / UNITS["length"][self.unit] / np.array([1.0, 1.0, self.squeeze])

    @cached_property
    def moved(self) -> NDArray[np.float64]:
        """The body's points, deformed, in the picture."""
        return self.shown(self.body.moved(self.factor))

    @cached_property
    def rest(self) -> NDArray[np.float64]:
        """The body's points, undeformed, in the picture."""
        return self.shown(self.body.points)

    @cached_property
    def span(self) -> tuple[float, float]:
        """Lowest and highest value that colours tell apart."""
        if self.body.values is None or self.reach is not None:
            return self.reach or (0.0, 1.0)
        low, most, high = np.quantile(self.body.values, (0.0, 0.999, 1.0))
        top = most if high > SPIKE * most > 0 else high
        return float(low), float(top) if top > low else float(low) + 1.0

    @property
    def spiked(self) -> bool:
        """Whether values above the range of the colours are there."""
        return self.body.values is not None and float(self.body.values.max()) > self.span[1] * (1 + 1e-9)

    @property
    def colours(self) -> Any:
        """The colour map."""
        return self.palette(*self.span)

    @cached_property
    def spot(self) -> int | None:
        """The body's point that fails first: the one on record, or that with the largest value; None where nothing fails."""
        if self.record.spot is not None:
            return self.body.nearest(self.record.spot)
        return None if self.body.values is None or self.palette is not wall_colours else int(self.body.values.argmax())

    @property
    def spot_text(self) -> str:
        """The value at the spot and the strength that it is compared with."""
        if self.body.values is None or self.spot is None:
            return ""
        value, strength = self.record.value, self.record.strength
        scale, unit = (MPa, " MPa") if self.body.label.endswith("[MPa]") else (1.0, "")
        number = float(self.body.values[self.spot]) if value is None else value / scale
        against = "" if strength is None else f", strength {digits(strength / scale)}{unit}"
        return f"{digits(number)}{unit}{against}"

    @property
    def deflection_text(self) -> str:
        """How the displacement is drawn; empty where nothing moves."""
        if self.body.deflection < 1e-12 * self.body.size:
            return ""
        return f"deflection × {self.factor:g}" if self.factor != 1 else "deflection to scale"


def digits(number: float) -> str:
    """Three significant digits, whole numbers in full up to a million.

    Example:
        >>> digits(5534.2), digits(64.96), digits(0.04142)
        ('5534', '65', '0.0414')
    """
    return f"{number:.0f}" if 1e3 <= abs(number) < 1e6 else f"{number:.3g}"
