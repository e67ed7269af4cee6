"""Arrays of tubules on the cell's footprint: how much of it is channel, and how much interface it holds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from femiec.estimates._arguments import Values, ordered, positive

HEXAGONAL_CLOSE_PACKING = np.pi / (2 * np.sqrt(3))
"""Share of a plane that touching equal circles cover, 0.9069: no array of round channels is more porous."""


@dataclass(frozen=True)
class TubuleArray:
    """A cross-section of a matrix of parallel channels.

    Args:
        porosity: channels' share of the footprint [1].
        perimeter_per_area: inner perimeter of the channels per footprint [1/m].
    """

    porosity: Values
    perimeter_per_area: Values

    @property
    def solid_fraction(self) -> Values:
        """Walls' share of the footprint [1]."""
        return 1 - self.porosity


def slab_array(width: Values, wall_thickness: Values) -> TubuleArray:
    """Parallel slits of width W between walls w, the array of eq. (1): porosity W/(W + w), perimeter 2/(W + w).

    Args:
        width: W [m].
        wall_thickness: w [m].

    Raises:
        InputError: a length that is not positive.

    Example:
        >>> print(f"{slab_array(100e-9, 10e-9).solid_fraction:.4f}")
        0.0909
    """
    width, pitch = _width_and_pitch(width, wall_thickness)
    return TubuleArray(width / pitch, 2 / pitch)


def hexagonal_holes(width: Values, wall_thickness: Values) -> TubuleArray:
    """Honeycomb: holes W across flats, walls w shared by two holes. Porosity (W/(W + w))^2, perimeter 4 W/(W + w)^2.

    Args:
        width: W across the flats [m].
        wall_thickness: w [m].

    Raises:
        InputError: a length that is not positive.

    Example:
        >>> print(f"{hexagonal_holes(100e-9, 10e-9).solid_fraction:.3f}")
        0.174
    """
    width, pitch = _width_and_pitch(width, wall_thickness)
    return TubuleArray((width / pitch) ** 2, 4 * width / pitch**2)


def round_holes(width: Values, wall_thickness: Values) -> TubuleArray:
    """Round holes on a hexagonal lattice of pitch W + w: w is the thinnest place of the wall that two holes share.

    Porosity pi/(2 sqrt 3) (W/(W + w))^2.

    Args:
        width: inner diameter W [m].
        wall_thickness: w [m].

    Raises:
        InputError: a length that is not positive.

    Example:
        >>> print(f"{round_holes(100e-9, 10e-9).solid_fraction:.4f}")
        0.2505
    """
    return _round(*_width_and_pitch(width, wall_thickness))


def round_tubes(width: Values, wall_thickness: Values) -> TubuleArray:
    """Round tubes that touch, each with its own wall: a hexagonal lattice of pitch W + 2 w.

    The space between the tubes counts as solid: no lithium is plated there.

    Args:
        width: inner diameter W [m].
        wall_thickness: w of each tube [m].

    Raises:
        InputError: a length that is not positive.

    Example:
        >>> print(f"{round_tubes(100e-9, 10e-9).porosity:.3f}")
        0.630
    """
    width, pitch = _width_and_pitch(width, 2 * positive("wall_thickness", wall_thickness, "m"))
    return _round(width, pitch)


def round_pitch(width: Values, porosity: Values) -> Values:
    """Pitch of round holes on a hexagonal lattice that gives a porosity; the inverse of :func:`round_holes`.

    Args:
        width: inner diameter W [m].
        porosity: below pi/(2 sqrt 3) = 0.9069, where holes touch.

    Returns:
        The pitch, W + w [m].

    Raises:
        InputError: a length that is not positive, a porosity that circles cannot have.

    Example:
        >>> print(f"{round_pitch(100e-9, 0.532) * 1e9:.1f} nm")
        130.6 nm
    """
    share = positive("porosity", porosity)
    ordered("porosity", share, "the close packing of circles", HEXAGONAL_CLOSE_PACKING, "")
    return positive("width", width, "m") * np.sqrt(HEXAGONAL_CLOSE_PACKING / share)


def pitch_from_count(area: Values, count: Values) -> Values:
    """Pitch of a hexagonal lattice that has so many sites on an area, sqrt(2 A/(sqrt 3 N)).

    Args:
        area: A [m2].
        count: N.

    Returns:
        The pitch [m].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{pitch_from_count(1e-4, 1e10) * 1e9:.0f} nm")
        107 nm
    """
    return np.sqrt(2 * positive("area", area, "m2") / (np.sqrt(3) * positive("count", count)))


def _width_and_pitch(width: Values, wall_thickness: Values) -> tuple[Values, Values]:
    width = positive("width", width, "m")
    return width, width + positive("wall_thickness", wall_thickness, "m")


def _round(width: Values, pitch: Values) -> TubuleArray:
    cell = np.sqrt(3) / 2 * pitch**2
    return TubuleArray(np.pi / 4 * width**2 / cell, np.pi * width / cell)
