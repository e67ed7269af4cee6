"""Loads at which slender walls leave their straight or round shape, in plane strain.

The collapse of a ring is :func:`femiec.estimates.walls.collapse_pressure`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.estimates._arguments import Values, finite, positive
from femiec.estimates._arguments import poisson_ratio as checked_ratio
from femiec.estimates.plates import SHEAR_COEFFICIENT, plate_modulus

CLAMPED, PINNED, CLAMPED_FREE = 0.5, 1.0, 2.0
"""Length between inflections over the span: both ends clamped, both pinned, one clamped and one free."""


def strip_buckling_stress(
    span: Values, thickness: Values, young_modulus: Values, poisson_ratio: Values, effective_length: float = CLAMPED
) -> Values:
    """Mean compressive stress along a wide strip at which it buckles: Euler's, softened by shear.

    sigma_E = pi^2/12 E/(1 - nu^2) (w/(k L))^2 and sigma = sigma_E/(1 + sigma_E/(5/6 G)), G = E/[2 (1 + nu)].

    Args:
        span: L [m].
        thickness: w [m].
        young_modulus: E [Pa].
        poisson_ratio: nu [1].
        effective_length: k: CLAMPED, PINNED or CLAMPED_FREE.

    Returns:
        sigma [Pa], compression positive; the shortening before it buckles is left out, of the order of sigma (1 - nu^2)/E.

    Raises:
        InputError: an argument that is not positive, an impossible Poisson ratio.

    Source:
        Engesser, Z. Architekten Ing.-Ver. Hannover 35, 455 (1889); Timoshenko and Gere, Elastic Stability, section 2.17.

    Example:
        >>> print(f"{strip_buckling_stress(100e-9, 5e-9, 20e9, 0.24) / 1e6:.0f} MPa")
        170 MPa
    """
    slender = positive("thickness", thickness, "m") / (
        positive("effective_length", effective_length) * positive("span", span, "m")
    )
    euler = np.pi**2 / 12 * plate_modulus(young_modulus, poisson_ratio) * slender**2
    shear = SHEAR_COEFFICIENT * positive("young_modulus", young_modulus, "Pa") / (2 * (1 + checked_ratio(poisson_ratio)))
    return euler / (1 + euler / shear)


def southwell_load(loads: NDArray[np.float64], deflections: NDArray[np.float64]) -> float:
    """The load that buckles a perfect structure, from the deflections of an imperfect one.

    Near the load the deflection grows as d = a P/(P_cr - P), so that d/P against d is a straight line of slope 1/P_cr.

    Args:
        loads: P, two or more, none of them zero; those near P_cr count most, shape (n,).
        deflections: d, along the mode, in any unit, shape (n,).

    Returns:
        P_cr, in the unit of the loads.

    Raises:
        InputError: too few or zero loads, or deflections that do not grow as they should.

    Source:
        Southwell, Proc. R. Soc. A 135, 601 (1932).

    Example:
        >>> P = np.array([0.5, 0.8, 0.9])
        >>> round(southwell_load(P, 0.01 * P / (1 - P)), 9)
        1.0
    """
    P, d = np.asarray(finite("loads", loads, "")), np.asarray(finite("deflections", deflections, ""))
    if P.shape != d.shape or P.ndim != 1 or len(P) < 2 or not P.all():
        raise InputError("loads", f"shape {P.shape}", "two or more, not zero, one a deflection", "leave out the unloaded state")
    slope = float(np.polyfit(d, d / P, 1)[0])
    if not slope * P.mean() > 0:
        raise InputError("deflections", "not growing", "a deflection that grows faster than the load", "take it along the mode")
    return 1 / slope
