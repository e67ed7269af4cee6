"""What a wall of given width and thickness bears, all numbers side by side: burst, yield, collapse, bending.

The wall is taken in two ways: as a round tube by itself (Lame), and as a flat strip between two chambers, of span W (a slit's)
or W/sqrt(3) (a honeycomb's). Pressures are positive in compression.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from femiec.estimates import plates, walls
from femiec.estimates._arguments import positive
from femiec.estimates.array_flow import array_current_density
from femiec.estimates.arrays import round_holes
from femiec.estimates.nernst import overpotential_from_pressure, pressure_from_overpotential

THICKEST_BEAM = 0.3
"""Thickness over span beyond which the formulas of bending are no longer to be trusted."""


@dataclass(frozen=True)
class Bending:
    """A flat wall, clamped at both ends of its span.

    Args:
        slenderness: w/L [1].
        bending: deflection in the middle per pressure difference, by bending [m/Pa].
        shear: the same by shear [m/Pa].
        stress_ratio: largest bending stress per pressure difference [1].
        failing_pressure: pressure difference at which that reaches the strength [Pa].
        stress: at the pressure difference asked for [Pa].
    """

    slenderness: float
    bending: float
    shear: float
    stress_ratio: float
    failing_pressure: float
    stress: float

    @property
    def deflection(self) -> float:
        """Bending and shear together [m/Pa]."""
        return self.bending + self.shear

    @property
    def trusted(self) -> bool:
        """Whether the wall is thin enough; otherwise solve two-dimensional elasticity."""
        return self.slenderness <= THICKEST_BEAM


@dataclass(frozen=True)
class WallRow:
    """One geometry.

    Args:
        width, wall: W, w [m].
        hoop_ratio: sigma_theta/p on the inside under inner pressure [1].
        burst_pressure: at which that tension reaches the strength [Pa].
        burst_overpotential: that raises lithium to this pressure [V], negative.
        tresca_limit: inner pressure at which the wall yields [Pa].
        external_limit: outer pressure at which its inside is crushed [Pa].
        collapse_pressure: outer pressure that buckles it [Pa]; None where the wall is too thick to buckle.
        strength_needed: tension on the inside at the overpotential asked for [Pa].
        strip: the wall as a strip of span W.
        side: the wall as a honeycomb's, of span W/sqrt(3).
    """

    width: float
    wall: float
    hoop_ratio: float
    burst_pressure: float
    burst_overpotential: float
    tresca_limit: float
    external_limit: float
    collapse_pressure: float | None
    strength_needed: float
    strip: Bending
    side: Bending


def wall_row(
    width: float,
    wall: float,
    strength: float = 65e6,
    young_modulus: float = 20e9,
    poisson_ratio: float = 0.24,
    pressure_difference: float = 0.912e6,
    overpotential: float = -50e-3,
    atomic_volume: float = 21.6e-30,
) -> WallRow:
    """Closed forms of one wall.

    Args:
        width: W [m].
        wall: w [m].
        strength: sigma_f of the wall [Pa]; by default the hardness of the array in Chen et al., Nature 578, 251 (2020), assumed.
        young_modulus: E [Pa]; by default of porous lithiated carbon, assumed.
        poisson_ratio: nu [1].
        pressure_difference: for the bending stress [Pa]; by default ten atmospheres of gas against one.
        overpotential: for the strength needed [V], negative where lithium plates.
        atomic_volume: Omega [m3].

    Returns:
        The row.

    Raises:
        InputError: a length, a modulus, a strength that is not positive, or an impossible Poisson ratio.

    Source:
        See :mod:`femiec.estimates.walls` and :mod:`femiec.estimates.plates`.

    Example:
        >>> row = wall_row(100e-9, 10e-9)
        >>> print(f"{row.burst_pressure / 1e6:.1f} MPa, {row.strip.stress / 1e6:.1f} MPa, {row.side.stress_ratio:.1f}")
        11.7 MPa, 45.6 MPa, 16.7
    """
    burst = walls.burst_pressure(width, wall, strength)
    limits = strength, young_modulus, poisson_ratio, pressure_difference
    return WallRow(
        width=width,
        wall=wall,
        hoop_ratio=walls.hoop_stress_ratio(width, wall),
        burst_pressure=burst,
        burst_overpotential=overpotential_from_pressure(burst, atomic_volume),
        tresca_limit=walls.tresca_limit(width, wall, strength),
        external_limit=walls.external_limit(width, wall, strength),
        collapse_pressure=_collapse(width, wall, young_modulus, poisson_ratio),
        strength_needed=walls.required_strength(width, wall, pressure_from_overpotential(overpotential, atomic_volume)),
        strip=bending(width, wall, *limits),
        side=bending(float(plates.hexagon_side(width)), wall, *limits),
    )


def bending(
    span: float, wall: float, strength: float, young_modulus: float, poisson_ratio: float, pressure_difference: float
) -> Bending:
    """The formulas of a clamped strip at any thickness; past :data:`THICKEST_BEAM` they only say what beam theory would.

    Arguments and errors: see :func:`wall_row`.

    Example:
        >>> wall = bending(60e-9, 60e-9, 65e6, 20e9, 0.24, 1e6)
        >>> wall.stress_ratio, wall.trusted
        (0.5, False)
    """
    material = young_modulus, poisson_ratio
    ratio = _continued(2, plates.strip_stress_ratio, span, wall)
    return Bending(
        slenderness=positive("wall", wall, "m") / positive("span", span, "m"),
        bending=_continued(3, lambda L, w: plates.strip_bending(1.0, L, w, *material), span, wall),
        shear=_continued(1, lambda L, w: plates.strip_shear(1.0, L, w, *material), span, wall),
        stress_ratio=ratio,
        failing_pressure=positive("strength", strength, "Pa") / ratio,
        stress=ratio * pressure_difference,
    )


def largest_current_density(
    width: float, wall: float, strength: float, mobility: float, height: float, atomic_volume: float
) -> float:
    """Current that lithium in one tube of an array can carry along its walls before it bursts this tube, neighbours empty.

    Args:
        width: W of round holes on a hexagonal lattice [m].
        wall: w [m].
        strength: sigma_f [Pa].
        mobility: M of the interface [m5/(N s)].
        height: h of the tubes [m].
        atomic_volume: Omega [m3].

    Returns:
        J on the footprint [A/m2].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{largest_current_density(100e-9, 10e-9, 65e6, 2.086e-29, 20e-6, 21.6e-30) / 10:.2f} mA/cm2")
        0.27 mA/cm2
    """
    perimeter = round_holes(width, wall).perimeter_per_area
    burst = walls.burst_pressure(width, wall, strength)
    return float(array_current_density(burst, perimeter, mobility, height, atomic_volume))


def _continued(power: int, formula: Callable[[float, float], float], span: float, wall: float) -> float:
    """A formula that goes with w^-power, from a thin wall, which it accepts, to one of any thickness."""
    thin = 0.1 * positive("span", span, "m")
    return float(formula(span, thin) * (thin / positive("wall", wall, "m")) ** power)


def _collapse(width: float, wall: float, young_modulus: float, poisson_ratio: float) -> float | None:
    """The pressure that buckles the ring, if it is thin enough for that."""
    thick = np.greater(2 * wall / (width + wall), walls.THICKEST_RING)
    return None if thick else float(walls.collapse_pressure(width, wall, young_modulus, poisson_ratio))
