"""The sizes of an array of tubules."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from femiec.arguments import number, of_kind, whole
from femiec.errors import InputError
from femiec.geometry.arrays.lattice import count_of, sizes_near
from femiec.geometry.arrays.shapes import HEXAGON, Shape
from femiec.quantities import angstrom, mm, nm

DERIVED: Any = None
"""In the place of a size that the others give."""
SMALLEST, LARGEST = angstrom, mm
"""Between these sizes [m] an array is taken; beyond them a unit has been forgotten."""
ROUNDEST = 0.45
"""The largest fillet as a part of the width; at 0.5 a polygon would be a circle."""
LARGEST_SCATTER = {"wall": 0.4, "width": 0.1}
"""The largest relative standard deviations: of walls, so that 2.3 of them, where the scatter ends, leave a tenth; of widths,
about where the corners of hexagons begin to point inwards (some arrays with more than 0.05 are refused for that)."""


@dataclass(frozen=True)
class Scatter:
    """Random deviations from the regular array, the same for the same seed.

    Each is normal, cut off at two standard deviations and widened so that the standard deviation is the one asked for.

    Polygons: every wall between two chambers has a thickness of its own, spread evenly to both sides of its mid-line (``wall``),
    and the corners of the lattice move, each coordinate by width * W, so that the distance of opposite flats has that deviation
    (``width``). Fillets and the rim's thickness stay.

    Round holes: their centres move, each coordinate by wall * w/sqrt(2), so that the thinnest walls have that deviation
    (``wall``), and each hole has a diameter of its own (``width``), which changes the walls around it too. The rim's outline
    follows.

    Args:
        wall: relative standard deviation of w [-].
        width: relative standard deviation of W [-].
        seed: a whole number, 0 or more.

    Raises:
        InputError: a deviation outside 0 to :data:`LARGEST_SCATTER`, or a seed that is none.

    Example:
        >>> Scatter(wall=0.1, seed=3)
        Scatter(wall=0.1, width=0.0, seed=3)
    """

    wall: float = 0.0
    width: float = 0.0
    seed: int = 0

    def __post_init__(self) -> None:
        for name, most in LARGEST_SCATTER.items():
            allowed = f"a relative standard deviation from 0 to {most:g}"
            number(name, getattr(self, name), "", partial(_to, most), allowed, f"write {name}=0.1")
        whole("seed", self.seed, 0)


@dataclass(frozen=True)
class Array:
    """A regular array of tubules in cross-section, and how far it is from regular.

        pitch = W + w

    Args:
        shape: of the chambers: :data:`HEXAGON`, :data:`ROUND` or :data:`SQUARE`.
        width: W, across the flats or the diameter [m].
        wall: w, the thinnest wall that two chambers share [m]; without it the pitch less the width.
        pitch: the distance of neighbouring centres [m]; without it the sum of the two.
        count: tubules in whole rings around one: 1, 7, 19, 37, ... on a hexagonal lattice, 1, 9, 25, ... on a square one.
        fillet: radius of the chambers' corners [m]; without it half of the wall, at most a quarter of the width. 0: sharp
            corners, at which the peak stress grows without limit as the mesh is refined. Half of the width of a round hole.
        rim: thickness of the wall outside the outer chambers [m], at least half of the wall; without it the wall.
        scatter: random deviations.
        periodic: (m, n): in the place of rings and rim, m x n cells that fill the plane when they are repeated; the count is m n.

    Raises:
        InputError: sizes that are none, or that contradict each other.

    Example:
        >>> array = Array(HEXAGON, width=100 * nm, wall=10 * nm, count=7)
        >>> f"{array.pitch:.3g} {array.fillet:.3g} {array.rim:.3g}"
        '1.1e-07 5e-09 1e-08'
        >>> Array(HEXAGON, width=100 * nm, wall=10 * nm, pitch=120 * nm)
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: pitch = 1.2e-07 m: expected width + wall, 1.1e-07 m; leave pitch or wall out
    """

    shape: Shape = HEXAGON
    width: float = 100 * nm
    wall: float = DERIVED
    pitch: float = DERIVED
    count: int = 1
    fillet: float = DERIVED
    rim: float = DERIVED
    scatter: Scatter = field(default_factory=Scatter)
    periodic: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        of_kind("shape", self.shape, Shape, "HEXAGON, ROUND or SQUARE", "write shape=HEXAGON")
        of_kind("scatter", self.scatter, Scatter, "a Scatter", "write scatter=Scatter(wall=0.1)")
        _size("width", self.width, "100*nm")
        self._set_pitch()
        self._set_fillet()
        self._set_rim()
        self._set_count()

    def _set_pitch(self) -> None:
        if self.wall is None and self.pitch is None:
            raise InputError("wall", "none", "the wall's thickness, or the pitch", "write wall=10*nm")
        if self.wall is None:
            _size("pitch", self.pitch, "110*nm")
            object.__setattr__(self, "wall", self.pitch - self.width)
        _size("wall", self.wall, "10*nm")
        if self.pitch is None:
            object.__setattr__(self, "pitch", self.width + self.wall)
        elif not abs(number("pitch", self.pitch, "m", bool, "a length", "leave it out") / (self.width + self.wall) - 1) < 1e-9:
            allowed = f"width + wall, {self.width + self.wall:g} m"
            raise InputError("pitch", f"{self.pitch:g} m", allowed, "leave pitch or wall out")

    def _set_fillet(self) -> None:
        if self.shape.round:
            if self.fillet not in (None, self.width / 2):
                raise InputError("fillet", self.fillet, "none for round holes", "leave it out")
            return object.__setattr__(self, "fillet", self.width / 2)
        if self.fillet is None:
            object.__setattr__(self, "fillet", min(self.wall / 2, self.width / 4))
        most = ROUNDEST * self.width
        allowed = f"a radius from 0 to {most:g} m, {ROUNDEST:g} of the width"
        number("fillet", self.fillet, "m", partial(_to, most), allowed, f"write fillet={self.wall / 2:g}")

    def _set_rim(self) -> None:
        if self.rim is None:
            object.__setattr__(self, "rim", self.wall)
        elif self.periodic is not None:
            raise InputError("rim", self.rim, "none where the array is periodic", "leave rim or periodic out")
        _size("rim", self.rim, "10*nm")
        if self.rim < self.wall / 2:
            allowed = f"half of the wall, {self.wall / 2:g} m, or more"
            raise InputError("rim", f"{self.rim:g} m", allowed, "write rim=10*nm, or leave it out")

    def _set_count(self) -> None:
        whole("count", self.count, 1)
        if self.periodic is None:
            if count_of(self.shape, self.count) is None:
                raise InputError("count", self.count, f"whole rings: {sizes_near(self.shape)}", "write count=7")
            return
        if not (isinstance(self.periodic, tuple) and len(self.periodic) == 2):
            raise InputError("periodic", self.periodic, "two numbers of cells", "write periodic=(2, 2)")
        for cells in self.periodic:
            whole("periodic", cells, 1)
        product = self.periodic[0] * self.periodic[1]
        if self.count not in (1, product):
            raise InputError("count", self.count, f"{product}, the product of periodic", "leave count out")
        object.__setattr__(self, "count", product)


def _to(most: float, value: float) -> bool:
    return 0 <= value <= most


def _size(name: str, value: Any, example: str) -> None:
    allowed = f"a size from {SMALLEST:g} to {LARGEST:g} m"
    number(name, value, "m", lambda size: SMALLEST <= size <= LARGEST, allowed, f"write {name}={example}")
