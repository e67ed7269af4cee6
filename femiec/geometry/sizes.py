"""The sizes of one tubule."""

from __future__ import annotations

import numbers
from dataclasses import dataclass

from femiec.errors import InputError
from femiec.quantities import mm, nm, um

SMALLEST = {"width": 1 * nm, "wall": 0.5 * nm, "height": 1 * nm}
"""The smallest sizes that a continuum stands for [m]; half of a 1 nm wall, whose mid-plane is shared, is still one."""
LARGEST = 1 * mm
"""The largest size of a tubule [m]; beyond it a unit has been forgotten."""
THINNEST = 1 * nm
"""The least height of void, lithium or gas [m]."""
_EXAMPLE = {"width": ("100nm", nm), "wall": ("10nm", nm), "height": ("20um", um)}


@dataclass(frozen=True)
class Tubule:
    """The sizes of one tubule that is filled with lithium from the root, or from the top of a void there, to the tip.

    Args:
        width: full inner width, twice the inner radius [m].
        wall: thickness of the wall that is meshed [m]: half of the wall where its mid-plane is shared with neighbours.
        height: length of the tubule [m].
        filling: the part of the height that lies below the lithium's tip, between 0 and 1 [-].
        bottom: height of the void between the root and the lithium [m]; 0: there is none.

    Raises:
        InputError: a size that is not between :data:`SMALLEST` and :data:`LARGEST`, a filling outside (0, 1), or void, lithium or
            gas of less than :data:`THINNEST`.

    Example:
        >>> tubule = Tubule(width=100 * nm, wall=5 * nm, height=20 * um, filling=0.5)
        >>> f"{tubule.radius:g} {tubule.tip:g}"
        '5e-08 1e-05'
        >>> f"{Tubule(bottom=4 * um).lithium_height:g}"
        '6e-06'
        >>> Tubule(width=100)
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: width = 100 m: expected a size from 1 nm to 1 mm; write width=100nm
    """

    width: float = 100 * nm
    wall: float = 5 * nm
    height: float = 20 * um
    filling: float = 0.5
    bottom: float = 0.0

    def __post_init__(self) -> None:
        for name in ("width", "wall", "height"):
            _check_size(name, getattr(self, name))
        _check_filling(self.filling)
        if min(self.tip, self.height - self.tip) < THINNEST:
            allowed = f"lithium and gas of at least 1 nm each in a height of {self.height:g} m"
            raise InputError("filling", self.filling, allowed, "write filling=0.5")
        _check_bottom(self.bottom, self.tip)

    @property
    def radius(self) -> float:
        """Inner radius, half of the width [m]."""
        return 0.5 * self.width

    @property
    def tip(self) -> float:
        """Height of the lithium's tip above the root [m]."""
        return self.filling * self.height

    @property
    def lithium_height(self) -> float:
        """Height of the lithium alone, from its bottom to its tip [m]."""
        return self.tip - self.bottom

    @property
    def outer_radius(self) -> float:
        """Radius at which the mesh ends [m]."""
        return self.radius + self.wall


def _check_number(name: str, value: object, allowed: str, example: str) -> float:
    if not isinstance(value, numbers.Real):
        raise InputError(name, repr(value), f"a number, {allowed}", f"write {name}={example}")
    return float(value)


def _check_size(name: str, value: object) -> None:
    smallest, (example, usual_unit) = SMALLEST[name], _EXAMPLE[name]
    allowed = f"a size from {smallest / nm:g} nm to {LARGEST / mm:g} mm"
    size = _check_number(name, value, allowed, example)
    # A size measured on a mesh, the difference of two radii, may miss a limit by rounding.
    if smallest * (1 - 1e-6) <= size <= LARGEST * (1 + 1e-6):
        return
    if size > LARGEST and size * usual_unit <= LARGEST:
        example = f"{size:g}{example[-2:]}"
    raise InputError(name, f"{size:g} m", allowed, f"write {name}={example}")


def _check_filling(value: object) -> None:
    filling = _check_number("filling", value, "between 0 and 1", "0.5")
    if not 0 < filling < 1:
        mend = f"write filling={filling / 100:g}" if 1 < filling < 100 else "write filling=0.5"
        raise InputError("filling", f"{filling:g}", "a fraction between 0 and 1, both excluded", mend)


def _check_bottom(value: object, tip: float) -> None:
    allowed = f"0 without a void, or a void and lithium of at least 1 nm each below the tip at {tip:g} m"
    bottom = _check_number("bottom", value, allowed, "0")
    if bottom != 0 and not THINNEST <= bottom <= tip - THINNEST:
        raise InputError("bottom", f"{bottom:g} m", allowed, "write bottom=0")
