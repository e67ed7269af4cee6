"""How much pressure a round wall carries, and how thick it must be.

W is the inner width (diameter), w the wall; pressures are positive in compression, the strength is that of a tensile test. The
stresses are Lame's, see :mod:`femiec.estimates.lame`.
"""

from __future__ import annotations

import numpy as np

from femiec.errors import InputError
from femiec.estimates._arguments import Values, finite, not_negative, ordered, positive
from femiec.estimates.plates import plate_modulus

THICKEST_RING = 0.35
"""w/R_m beyond which the material gives way before the ring buckles: the formula of collapse would promise too much."""


def hoop_stress_ratio(width: Values, wall_thickness: Values) -> Values:
    """Largest hoop stress under inner pressure, sigma_theta(r_i)/p = (r_o^2 + r_i^2)/(r_o^2 - r_i^2).

    Args:
        width: inner diameter W [m].
        wall_thickness: w [m].

    Returns:
        Tension over pressure [1].

    Raises:
        InputError: a length that is not positive.

    Example:
        >>> print(f"{hoop_stress_ratio(100e-9, 10e-9):.3f}")
        5.545
    """
    inner, outer = _squares(width, wall_thickness)
    return (outer + inner) / (outer - inner)


def thin_hoop_stress(pressure: Values, radius: Values, wall_thickness: Values) -> Values:
    """Hoop stress of a wall thin against its radius, p R/w [Pa]. Above Lame's where R is the outer radius, below where the inner.

    Args:
        pressure: p, inside minus outside [Pa].
        radius: R [m].
        wall_thickness: w [m].

    Raises:
        InputError: a length that is not positive.

    Example:
        >>> print(f"{thin_hoop_stress(1e6, 50e-9, 10e-9) / 1e6:.1f} MPa")
        5.0 MPa
    """
    return finite("pressure", pressure, "Pa") * positive("radius", radius, "m") / positive("wall_thickness", wall_thickness, "m")


def burst_pressure(width: Values, wall_thickness: Values, strength: Values) -> Values:
    """Inner pressure at which the hoop stress reaches the strength.

    Args:
        width: inner diameter W [m].
        wall_thickness: w [m].
        strength: sigma_f, tensile [Pa].

    Returns:
        p [Pa].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{burst_pressure(100e-9, 10e-9, 65e6) / 1e6:.1f} MPa")
        11.7 MPa
    """
    return positive("strength", strength, "Pa") / hoop_stress_ratio(width, wall_thickness)


def tresca_limit(width: Values, wall_thickness: Values, strength: Values) -> Values:
    """Pressure at which the wall yields on its inside, |sigma_theta - sigma_r| = sigma_f: p = sigma_f (r_o^2 - r_i^2)/(2 r_o^2).

    It holds for inner and for outer pressure; under the outer one the hoop compression reaches the strength at the same time.

    Args:
        width: inner diameter W [m].
        wall_thickness: w [m].
        strength: sigma_f [Pa].

    Returns:
        p [Pa].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{tresca_limit(100e-9, 10e-9, 65e6) / 1e6:.1f} MPa")
        9.9 MPa
    """
    inner, outer = _squares(width, wall_thickness)
    return positive("strength", strength, "Pa") * (outer - inner) / (2 * outer)


def external_stress_ratio(width: Values, wall_thickness: Values) -> Values:
    """Largest hoop compression under outer pressure alone, -sigma_theta(r_i)/p = 2 r_o^2/(r_o^2 - r_i^2).

    Args:
        width: inner diameter W [m].
        wall_thickness: w [m].

    Returns:
        Compression over pressure [1].

    Raises:
        InputError: a length that is not positive.

    Example:
        >>> print(f"{external_stress_ratio(100e-9, 10e-9):.3f}")
        6.545
    """
    inner, outer = _squares(width, wall_thickness)
    return 2 * outer / (outer - inner)


def external_limit(width: Values, wall_thickness: Values, strength: Values) -> Values:
    """Outer pressure at which the hoop compression on the inside reaches the strength; the same as :func:`tresca_limit`.

    A thin wall buckles before, see :func:`collapse_pressure`.

    Args:
        width: inner diameter W [m].
        wall_thickness: w [m].
        strength: sigma_f, compressive [Pa].

    Returns:
        p [Pa].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{external_limit(100e-9, 10e-9, 65e6) / 1e6:.1f} MPa")
        9.9 MPa
    """
    return positive("strength", strength, "Pa") / external_stress_ratio(width, wall_thickness)


def collapse_pressure(width: Values, wall_thickness: Values, young_modulus: Values, poisson_ratio: Values) -> Values:
    """Outer pressure that buckles a long thin tube, p = E/[4 (1 - nu^2)] (w/R_m)^3 with R_m = (W + w)/2.

    Args:
        width: inner diameter W [m].
        wall_thickness: w [m]; the formula is good to w/R_m = 0.2 and rough to 0.35.
        young_modulus: E [Pa].
        poisson_ratio: nu [1].

    Returns:
        p [Pa].

    Raises:
        InputError: a wall thicker than 0.35 R_m, an argument that is not positive.

    Source:
        Timoshenko and Gere, Theory of Elastic Stability, chapter 7.

    Example:
        >>> print(f"{collapse_pressure(100e-9, 10e-9, 20e9, 0.24) / 1e6:.0f} MPa")
        32 MPa
    """
    width, wall = positive("width", width, "m"), positive("wall_thickness", wall_thickness, "m")
    slenderness = 2 * wall / (width + wall)
    if np.any(slenderness > THICKEST_RING):
        allowed = f"at most {THICKEST_RING:g} of the mean radius, for buckling"
        raise InputError(
            "wall_thickness", f"{np.max(slenderness):.3g} mean radii", allowed, "use tresca_limit: a thick wall yields first"
        )
    return plate_modulus(young_modulus, poisson_ratio) / 4 * slenderness**3


def safe_wall_thickness(width: Values, inner_pressure: Values, strength: Values) -> Values:
    """Thinnest round wall that inner pressure does not burst, w = W/2 [sqrt((sigma_f + p)/(sigma_f - p)) - 1].

    Args:
        width: inner diameter W [m].
        inner_pressure: p [Pa], zero or positive.
        strength: sigma_f, tensile [Pa].

    Returns:
        w [m].

    Raises:
        InputError: p >= sigma_f, which no thickness carries; a width or a strength that is not positive.

    Example:
        >>> print(f"{safe_wall_thickness(100e-9, 11.72e6, 65e6) * 1e9:.1f} nm")
        10.0 nm
    """
    p, limit = not_negative("inner_pressure", inner_pressure, "Pa"), positive("strength", strength, "Pa")
    ordered("inner_pressure", p, "strength", limit, "Pa")
    return positive("width", width, "m") / 2 * (np.sqrt((limit + p) / (limit - p)) - 1)


def required_strength(width: Values, wall_thickness: Values, inner_pressure: Values) -> Values:
    """Tensile strength that a round wall needs against inner pressure, its largest hoop stress.

    Args:
        width: inner diameter W [m].
        wall_thickness: w [m].
        inner_pressure: p [Pa], zero or positive.

    Returns:
        sigma_f [Pa].

    Raises:
        InputError: a length that is not positive, a negative pressure.

    Example:
        >>> print(f"{required_strength(100e-9, 10e-9, 370.9e6) / 1e9:.2f} GPa")
        2.06 GPa
    """
    return not_negative("inner_pressure", inner_pressure, "Pa") * hoop_stress_ratio(width, wall_thickness)


def _squares(width: Values, wall_thickness: Values) -> tuple[Values, Values]:
    inner = positive("width", width, "m") / 2
    return inner**2, (inner + positive("wall_thickness", wall_thickness, "m")) ** 2
