"""What loads a structure of walls; every load grows with one factor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import ufl

from femiec.arguments import number, offers
from femiec.errors import InputError
from femiec.laws.deforming import Deforming, cofactor


class Profile(Protocol):
    """A pressure that depends on the place."""

    @property
    def extremes(self) -> tuple[float, float]:
        """Its least and its largest value [Pa]."""

    def at(self, x: Any) -> Any:
        """The pressure [Pa], UFL, at x [m]."""


def expect_axis(axis: object) -> None:
    """Refuse what is no number of a coordinate.

    Raises:
        InputError: naming it.
    """
    if isinstance(axis, bool) or not isinstance(axis, int) or not -1 <= axis <= 2:
        raise InputError("axis", repr(axis), "the number of a coordinate, 0, 1 or 2, or -1", "leave it out for the last one")


def _coordinate(x: Any, axis: int) -> Any:
    return x[len(x) - 1 if axis < 0 else axis]


@dataclass(frozen=True)
class Column:
    """Lithium up to a height and gas above it: its pressure falls linearly from the root to the tip.

    Args:
        root, tip: pressures [Pa] of the lithium at its ends.
        height: z of the tip [m]; the root is at z = 0.
        gas: pressure [Pa] of the gas above.
        axis: the coordinate that counts as z, the last one in space and in (r, z).

    Raises:
        InputError: a height that is not positive, a number that is not finite.

    Example:
        >>> Column(129e6, -17.8e6, 10e-6, 0.2e6).height
        1e-05
    """

    root: float
    tip: float
    height: float
    gas: float = 0.0
    axis: int = -1

    def __post_init__(self) -> None:
        for name in ("root", "tip", "gas"):
            number(name, getattr(self, name), "Pa", lambda _: True, "a finite pressure", "give it in Pa: 20e6")
        number("height", self.height, "m", lambda height: height > 0, "a positive height", "give it in m: 10e-6")
        expect_axis(self.axis)

    @property
    def extremes(self) -> tuple[float, float]:
        """Least and largest pressure of the column and the gas [Pa]."""
        pressures = self.root, self.tip, self.gas
        return min(pressures), max(pressures)

    def pressure(self, z: float) -> float:
        """P [Pa] at a height [m]."""
        return self.root + (self.tip - self.root) * z / self.height if z <= self.height else self.gas

    def at(self, x: Any) -> Any:
        """P(z) [Pa]."""
        z = _coordinate(x, self.axis)
        return ufl.conditional(ufl.le(z, self.height), self.root + (self.tip - self.root) * z / self.height, self.gas)


@dataclass(frozen=True)
class Table:
    """A pressure between whose values at some heights is a straight line; beyond the ends it keeps theirs.

    Args:
        heights: z [m], ascending, two or more.
        pressures: P [Pa], one a height.
        axis: the coordinate that counts as z, the last one by default.

    Raises:
        InputError: heights that do not ascend, or another number of pressures.

    Example:
        >>> x = ufl.as_vector([0.0, 0.0, 0.5])
        >>> Table((0.0, 1.0, 2.0), (4.0, 2.0, 2.0)).at(x)(())
        3.0
    """

    heights: tuple[float, ...]
    pressures: tuple[float, ...]
    axis: int = -1

    def __post_init__(self) -> None:
        for name in ("heights", "pressures"):
            if not isinstance(getattr(self, name), Iterable):
                raise InputError(name, getattr(self, name), "numbers", f"write {name}=(0.0, 1.0)")
            object.__setattr__(self, name, tuple(getattr(self, name)))
        expect_axis(self.axis)
        steps = [b - a for a, b in zip(self.heights, self.heights[1:], strict=False)]
        if not steps or not all(step > 0 for step in steps):
            raise InputError("heights", self.heights, "two or more that ascend", "sort them, and drop those given twice")
        if len(self.pressures) != len(self.heights):
            raise InputError("pressures", f"{len(self.pressures)} of them", f"{len(self.heights)}", "give one a height")
        for value in (*self.heights, *self.pressures):
            number("heights, pressures", value, "", lambda _: True, "finite numbers", "mend the table")

    @property
    def extremes(self) -> tuple[float, float]:
        """Least and largest of the values [Pa]."""
        return min(self.pressures), max(self.pressures)

    def at(self, x: Any) -> Any:
        """P(z) [Pa], a sum of ramps."""
        z = _coordinate(x, self.axis)
        slopes = [
            (q - p) / (b - a)
            for a, b, p, q in zip(self.heights, self.heights[1:], self.pressures, self.pressures[1:], strict=False)
        ]
        bends = [after - before for before, after in zip([0.0, *slopes], [*slopes, 0.0], strict=True)]
        ramps = [bend * ufl.max_value(z - knot, 0.0) for knot, bend in zip(self.heights, bends, strict=True) if bend]
        return self.pressures[0] + sum(ramps, ufl.as_ufl(0.0))


@dataclass(frozen=True)
class Pressure:
    """A pressure on surfaces, positive in compression: it pushes into the solid.

    Strong form: P N = -p cof(F) N, of a pressure that follows the deformed surface; of small strain and of a dead load
    sigma n = -p n. Weak form: + int p cof(F) N . w.

    Args:
        on: names of the surfaces.
        value: p [Pa], or a :class:`Profile`, such as :class:`Column`.
        follower: whether it stays normal to the surface as this deforms; small strain makes no difference.

    Example:
        >>> Pressure(("tubule 3",), 1e6).follower
        True
    """

    on: tuple[str, ...]
    value: Any
    follower: bool = True

    def __post_init__(self) -> None:
        names = (self.on,) if isinstance(self.on, str) else tuple(self.on) if isinstance(self.on, Iterable) else ()
        if not names or not all(isinstance(name, str) for name in names):
            raise InputError("on", self.on, "one or more names of surfaces", 'write on=("tubule 0",)')
        object.__setattr__(self, "on", names)
        if hasattr(self.value, "at"):
            offers("value", self.value, ("at", "extremes"), "a pressure or a profile", "write Column(...)")
        else:
            number("value", self.value, "Pa", lambda _: True, "a finite pressure or a profile", "give it in Pa: 1e6")

    @property
    def extremes(self) -> tuple[float, float]:
        """Its least and its largest value [Pa], at load factor 1."""
        return self.value.extremes if hasattr(self.value, "at") else (float(self.value), float(self.value))

    def at(self, x: Any) -> Any:
        """The pressure [Pa], UFL, at x [m]."""
        return self.value.at(x) if hasattr(self.value, "at") else ufl.as_ufl(self.value)

    def virtual_work(self, body: Deforming, H: Any | None, test: Any, mesh: Any, factor: Any, degree: int) -> Any:
        """Its part of the residual; H is the displacement gradient, None of small strain."""
        x, n = mesh.x, body.vector(mesh.n)
        if H is not None and self.follower:
            n = cofactor(ufl.Identity(3) + H) * n
        return factor * self.at(x) * ufl.dot(n, body.vector(test)) * body.weight(x) * mesh.ds(*self.on, degree=degree)


@dataclass(frozen=True)
class Lithiation:
    """A stress-free change of size of a region, as lithium that the wall takes up causes it.

    Args:
        region: its name.
        strain: the linear strain along each axis [1]: one number, or three.

    Raises:
        InputError: a strain that is none, or that leaves nothing of the region.

    Example:
        >>> Lithiation("wall", 0.01).strain
        0.01
    """

    region: str
    strain: Any

    def __post_init__(self) -> None:
        allowed, mend = "one number above -1, or three", "write strain=0.01"
        several = isinstance(self.strain, Iterable) and not isinstance(self.strain, str)
        strains = tuple(self.strain) if several else (self.strain,)
        if several and len(strains) != 3:
            raise InputError("strain", self.strain, allowed, mend)
        found = tuple(number("strain", each, "", lambda strain: strain > -1, allowed, mend) for each in strains)
        object.__setattr__(self, "strain", found if several else found[0])

    def scaled(self, factor: Any) -> Any:
        """The strain at a load factor."""
        return tuple(factor * each for each in self.strain) if isinstance(self.strain, tuple) else factor * self.strain


Load = Pressure | Lithiation
