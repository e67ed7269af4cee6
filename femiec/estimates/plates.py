"""A flat wall that bends under the pressure difference of its two sides: clamped strip, side of a hexagon, clamped disc.

Thin-plate theory, good to a thickness of 0.3 spans and rough to 0.5 (:data:`THICKEST_PLATE`); thicker plates are refused, since
they carry load in ways that it does not know: solve two-dimensional elasticity there.
"""

from __future__ import annotations

import numpy as np

from femiec.errors import InputError
from femiec.estimates._arguments import Values, finite, not_negative, positive
from femiec.estimates._arguments import poisson_ratio as checked_ratio
from femiec.quantities import nm

THICKEST_PLATE = 0.5
"""Thickness over span beyond which its numbers mean nothing."""
SHEAR_COEFFICIENT = 5 / 6
"""Reissner's share of a rectangular section that carries transverse shear."""


def plate_modulus(young_modulus: Values, poisson_ratio: Values) -> Values:
    """Young's modulus in plane strain, E/(1 - nu^2) [Pa].

    Args:
        young_modulus: E [Pa].
        poisson_ratio: nu [1], above -1, at most 0.5.

    Raises:
        InputError: a modulus that is not positive, an impossible Poisson ratio.

    Example:
        >>> print(f"{plate_modulus(20e9, 0.24) / 1e9:.2f} GPa")
        21.22 GPa
    """
    nu = checked_ratio(poisson_ratio)
    return positive("young_modulus", young_modulus, "Pa") / (1 - nu**2)


def hexagon_side(width: Values) -> Values:
    """Side of a hexagon W across its flats, W/sqrt(3) [m]: the span of a honeycomb's wall.

    The walls around ONE pressurised cell bend like strips clamped at the nodes, which by symmetry do not turn.

    Args:
        width: W [m].

    Raises:
        InputError: a width that is not positive.

    Example:
        >>> print(f"{hexagon_side(100e-9) * 1e9:.1f} nm")
        57.7 nm
    """
    return positive("width", width, "m") / np.sqrt(3)


def check_side(width: float, wall: float) -> None:
    """Refuse a honeycomb's wall that is too thick to bend as a plate, before anything is solved.

    Args:
        width: W across the flats [m].
        wall: thickness w [m].

    Raises:
        InputError: a wall thicker than half of the hexagon's side, 0.29 W; the message says how thick it may be.

    Example:
        >>> check_side(100e-9, 10e-9)  # nothing to refuse
    """
    thickest = THICKEST_PLATE * float(hexagon_side(width))
    if wall > thickest:
        allowed = f"at most {thickest / nm:.3g} nm, half of a hexagon's side at this width, to bend as a plate"
        mend = "take it thinner, or ask femiec.walls.failing_pressure, which takes any wall"
        raise InputError("wall", f"{wall / nm:g} nm", allowed, mend)


def strip_stress_ratio(span: Values, thickness: Values) -> Values:
    """Largest bending stress of a clamped strip over the pressure difference, sigma/dP = L^2/(2 w^2) [1], at its edges.

    Args:
        span: L [m].
        thickness: w [m].

    Raises:
        InputError: a length that is not positive, w > 0.5 L.

    Source:
        Roark's Formulas for Stress and Strain: uniformly loaded beam with fixed ends.

    Example:
        >>> print(f"{strip_stress_ratio(100e-9, 10e-9):.0f}")
        50
    """
    return 1 / (2 * _slenderness(span, thickness) ** 2)


def strip_failure_pressure(span: Values, thickness: Values, strength: Values) -> Values:
    """Pressure difference at which the bending stress of a clamped strip reaches the strength [Pa].

    Args:
        span: L [m].
        thickness: w [m].
        strength: sigma_f [Pa].

    Raises:
        InputError: an argument that is not positive, w > 0.5 L.

    Example:
        >>> print(f"{strip_failure_pressure(100e-9, 10e-9, 65e6) / 1e6:.2f} MPa")
        1.30 MPa
    """
    return positive("strength", strength, "Pa") / strip_stress_ratio(span, thickness)


def strip_bending(
    pressure_difference: Values, span: Values, thickness: Values, young_modulus: Values, poisson_ratio: Values
) -> Values:
    """Deflection by bending in the middle of a clamped strip, dP L^4 (1 - nu^2)/(32 E w^3).

    Args:
        pressure_difference: dP [Pa].
        span: L [m].
        thickness: w [m].
        young_modulus: E [Pa].
        poisson_ratio: nu [1].

    Returns:
        The deflection [m], towards the lower pressure; :func:`strip_shear` comes on top.

    Raises:
        InputError: an argument that is not positive, w > 0.5 L.

    Example:
        >>> print(f"{strip_bending(1e6, 100e-9, 10e-9, 20e9, 0.24) * 1e9:.3f} nm")
        0.147 nm
    """
    scaled = finite("pressure_difference", pressure_difference, "Pa") / plate_modulus(young_modulus, poisson_ratio)
    return scaled * positive("span", span, "m") / (32 * _slenderness(span, thickness) ** 3)


def strip_shear(
    pressure_difference: Values, span: Values, thickness: Values, young_modulus: Values, poisson_ratio: Values
) -> Values:
    """Deflection by shear in the middle of a clamped strip, dP L^2/(8 (5/6) G w), G = E/[2 (1 + nu)].

    Args:
        pressure_difference: dP [Pa].
        span: L [m].
        thickness: w [m].
        young_modulus: E [Pa].
        poisson_ratio: nu [1].

    Returns:
        The deflection [m].

    Raises:
        InputError: an argument that is not positive, w > 0.5 L.

    Example:
        >>> print(f"{strip_shear(1e6, 100e-9, 10e-9, 20e9, 0.24) * 1e9:.3f} nm")
        0.019 nm
    """
    nu = checked_ratio(poisson_ratio)
    shear_modulus = positive("young_modulus", young_modulus, "Pa") / (2 * (1 + nu))
    scaled = finite("pressure_difference", pressure_difference, "Pa") / (SHEAR_COEFFICIENT * shear_modulus)
    return scaled * positive("span", span, "m") / (8 * _slenderness(span, thickness))


def disc_deflection(
    pressure_difference: Values, radius: Values, thickness: Values, young_modulus: Values, poisson_ratio: Values
) -> Values:
    """Deflection in the middle of a clamped disc, 3 dP a^4 (1 - nu^2)/(16 E w^3).

    Args:
        pressure_difference: dP [Pa].
        radius: a [m].
        thickness: w [m].
        young_modulus: E [Pa].
        poisson_ratio: nu [1].

    Returns:
        The deflection [m], towards the lower pressure.

    Raises:
        InputError: an argument that is not positive, w > 0.5 of the diameter.

    Example:
        >>> print(f"{disc_deflection(1e6, 50e-9, 10e-9, 20e9, 0.24) * 1e9:.3f} nm")
        0.055 nm
    """
    span = 2 * positive("radius", radius, "m")
    return 3 / 8 * strip_bending(pressure_difference, span, thickness, young_modulus, poisson_ratio)


def disc_shear(
    pressure_difference: Values, radius: Values, thickness: Values, young_modulus: Values, poisson_ratio: Values
) -> Values:
    """Deflection by shear in the middle of a clamped disc, dP a^2/(4 (5/6) G w), G = E/[2 (1 + nu)].

    Args:
        pressure_difference: dP [Pa].
        radius: a [m].
        thickness: w [m].
        young_modulus: E [Pa].
        poisson_ratio: nu [1].

    Returns:
        The deflection [m]; it comes on top of :func:`disc_deflection`.

    Raises:
        InputError: an argument that is not positive, w > 0.5 of the diameter.

    Example:
        >>> print(f"{disc_shear(1e6, 50e-9, 10e-9, 20e9, 0.24) * 1e9:.4f} nm")
        0.0093 nm
    """
    span = 2 * positive("radius", radius, "m")
    return strip_shear(pressure_difference, span, thickness, young_modulus, poisson_ratio) / 2


def disc_stress_ratio(radius: Values, thickness: Values) -> Values:
    """Largest bending stress of a clamped disc over the pressure difference, 0.75 a^2/w^2 [1], at its edge.

    Args:
        radius: a [m].
        thickness: w [m].

    Raises:
        InputError: a length that is not positive, w > 0.5 of the diameter.

    Example:
        >>> print(f"{disc_stress_ratio(50e-9, 10e-9):.2f}")
        18.75
    """
    return 3 / 8 * strip_stress_ratio(2 * positive("radius", radius, "m"), thickness)


def safe_strip_thickness(span: Values, pressure_difference: Values, strength: Values) -> Values:
    """Thinnest clamped strip that a pressure difference does not break, w = L sqrt(dP/(2 sigma_f)).

    Args:
        span: L [m].
        pressure_difference: dP [Pa], zero or positive.
        strength: sigma_f [Pa].

    Returns:
        w [m].

    Raises:
        InputError: a span or a strength that is not positive, a negative difference, one that needs w > 0.5 L.

    Example:
        >>> print(f"{safe_strip_thickness(100e-9, 0.912e6, 65e6) * 1e9:.1f} nm")
        8.4 nm
    """
    share = not_negative("pressure_difference", pressure_difference, "Pa") / positive("strength", strength, "Pa")
    if np.any(share > 2 * THICKEST_PLATE**2):
        raise InputError(
            "pressure_difference", f"{np.max(share):.3g} of the strength", "at most 0.5 of it", "no thin plate carries it"
        )
    return positive("span", span, "m") * np.sqrt(share / 2)


def _slenderness(span: Values, thickness: Values) -> Values:
    ratio = positive("thickness", thickness, "m") / positive("span", span, "m")
    if np.any(ratio > THICKEST_PLATE):
        allowed = f"at most {THICKEST_PLATE:g} spans, for thin-plate theory"
        raise InputError("thickness", f"{np.max(ratio):.3g} spans", allowed, "solve two-dimensional elasticity for a thick wall")
    return ratio
