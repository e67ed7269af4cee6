"""Lithium that plates on the wall near the root and pushes its column out: the closed form of the full coupling.

A cylinder of diameter W (or a slit of width W) and height H, constant viscosity, walls rigid and free of friction. The interface
pressure is P_0 at the root and P_t at the tip, where the lithium carries -P_t; the column does not move at the root. Good while
the plating length L is long against the width: the exact decay is slower by 3e-5 in a tube of W/2 = 0.3 L, by 9e-5 in a slit, and
these errors grow as the fourth power of W/L.
"""

from __future__ import annotations

import numpy as np

from femiec.errors import InputError
from femiec.estimates._arguments import Values, finite, not_negative, positive


def plating_length_tube(width: Values, viscosity: Values, mobility: Values) -> Values:
    """Length above the root over which lithium is plated on a tube's wall, L = sqrt(6 eta M/R), R = W/2.

    Args:
        width: diameter W [m].
        viscosity: eta of the lithium, without Coble creep [Pa s].
        mobility: M of the interface [m5/(N s)].

    Returns:
        L [m].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{plating_length_tube(100e-9, 1e7, 2.086e-29) * 1e9:.0f} nm")
        158 nm
    """
    return np.sqrt(12 * _viscous_mobility(viscosity, mobility) / positive("width", width, "m"))


def plating_length_slit(width: Values, viscosity: Values, mobility: Values) -> Values:
    """The same for a slit, L = sqrt(4 eta M/a), a = W/2 [m].

    Arguments and errors: see :func:`plating_length_tube`.

    Example:
        >>> print(f"{plating_length_slit(100e-9, 1e7, 2.086e-29) * 1e9:.0f} nm")
        129 nm
    """
    return np.sqrt(8 * _viscous_mobility(viscosity, mobility) / positive("width", width, "m"))


def normal_pressure(z: Values, height: Values, plating_length: Values, root_pressure: Values, tip_pressure: Values) -> Values:
    """Pressure on the interface, P(z) = P_t + (P_0 - P_t) sinh((H - z)/L)/sinh(H/L).

    Args:
        z: height above the root [m], from 0 to H.
        height: H [m].
        plating_length: L [m].
        root_pressure: P_0 [Pa].
        tip_pressure: P_t [Pa].

    Returns:
        P [Pa], compression positive.

    Raises:
        InputError: a length that is not positive, a place outside the column.

    Example:
        >>> print(f"{normal_pressure(158e-9, 20e-6, 158e-9, 371e6, 0.0) / 1e6:.0f} MPa")
        136 MPa
    """
    place, top, length = _column(z, height, plating_length)
    # exp(-z/L) times ratios of expm1: sinh itself overflows in a column of some hundred L.
    decay = np.exp(-place / length) * np.expm1(-2 * (top - place) / length) / np.expm1(-2 * top / length)
    return finite("tip_pressure", tip_pressure, "Pa") + _drop(root_pressure, tip_pressure) * decay


def root_flux(height: Values, plating_length: Values, root_pressure: Values, tip_pressure: Values, mobility: Values) -> Values:
    """Lithium that enters the interface at the root, q = -M P'(0) = M (P_0 - P_t)/L coth(H/L).

    Args:
        height: H [m].
        plating_length: L [m].
        root_pressure: P_0 [Pa].
        tip_pressure: P_t [Pa].
        mobility: M of the interface [m5/(N s)].

    Returns:
        q, volume per perimeter and time [m2/s].

    Raises:
        InputError: a length or a mobility that is not positive.

    Example:
        >>> print(f"{root_flux(20e-6, 158e-9, 371e6, 0.0, 2.086e-29):.2e} m2/s")
        4.90e-14 m2/s
    """
    length = positive("plating_length", plating_length, "m")
    drop = positive("mobility", mobility, "m5/(N s)") * _drop(root_pressure, tip_pressure)
    return drop / (length * np.tanh(positive("height", height, "m") / length))


def plated_flux(
    z: Values, height: Values, plating_length: Values, root_pressure: Values, tip_pressure: Values, mobility: Values
) -> Values:
    """Lithium plated on the interface between the root and z, M [P'(z) - P'(0)].

    Args:
        z: height above the root [m], from 0 to H.
        height: H [m].
        plating_length: L [m].
        root_pressure: P_0 [Pa].
        tip_pressure: P_t [Pa].
        mobility: M of the interface [m5/(N s)].

    Returns:
        Volume per perimeter and time [m2/s]; what :func:`root_flux` brings beyond it still diffuses up the wall at z.

    Raises:
        InputError: a length or a mobility that is not positive, a place outside the column.

    Example:
        >>> print(f"{plated_flux(20e-6, 20e-6, 158e-9, 371e6, 0.0, 2.086e-29):.2e} m2/s")
        4.90e-14 m2/s
    """
    place, top, length = _column(z, height, plating_length)
    # cosh(H/L) - cosh((H - z)/L) = 2 sinh((2H - z)/2L) sinh(z/2L), again without overflow.
    share = -np.expm1(-(2 * top - place) / length) * np.expm1(-place / length) / np.expm1(-2 * top / length)
    return positive("mobility", mobility, "m5/(N s)") * _drop(root_pressure, tip_pressure) / length * share


def tube_column_speed(
    z: Values,
    height: Values,
    plating_length: Values,
    root_pressure: Values,
    tip_pressure: Values,
    width: Values,
    mobility: Values,
) -> Values:
    """Mean axial speed of the lithium in a tube, v(z) = (2/R) M [P'(z) - P'(0)], R = W/2.

    Args:
        z: height above the root [m], from 0 to H.
        height: H [m].
        plating_length: L [m], see :func:`plating_length_tube`.
        root_pressure: P_0 [Pa].
        tip_pressure: P_t [Pa].
        width: diameter W [m].
        mobility: M of the interface [m5/(N s)].

    Returns:
        v [m/s]. The tip rises faster by what the wall brings to its edge: 4 root_flux/W.

    Raises:
        InputError: a length or a mobility that is not positive, a place outside the column.

    Example:
        >>> print(f"{tube_column_speed(20e-6, 20e-6, 158e-9, 371e6, 0.0, 100e-9, 2.086e-29) * 1e6:.2f} um/s")
        1.96 um/s
    """
    flux = plated_flux(z, height, plating_length, root_pressure, tip_pressure, mobility)
    return 4 * flux / positive("width", width, "m")


def slit_column_speed(
    z: Values,
    height: Values,
    plating_length: Values,
    root_pressure: Values,
    tip_pressure: Values,
    width: Values,
    mobility: Values,
) -> Values:
    """Mean axial speed of the lithium in a slit, v(z) = (1/a) M [P'(z) - P'(0)], a = W/2 [m/s].

    Arguments and errors: see :func:`tube_column_speed`, with L of :func:`plating_length_slit`.

    Example:
        >>> print(f"{slit_column_speed(20e-6, 20e-6, 129e-9, 371e6, 0.0, 100e-9, 2.086e-29) * 1e6:.2f} um/s")
        1.20 um/s
    """
    return tube_column_speed(z, height, plating_length, root_pressure, tip_pressure, width, mobility) / 2


def _viscous_mobility(viscosity: Values, mobility: Values) -> Values:
    return positive("viscosity", viscosity, "Pa s") * positive("mobility", mobility, "m5/(N s)")


def _drop(root_pressure: Values, tip_pressure: Values) -> Values:
    return finite("root_pressure", root_pressure, "Pa") - finite("tip_pressure", tip_pressure, "Pa")


def _column(z: Values, height: Values, plating_length: Values) -> tuple[Values, Values, Values]:
    place, top = not_negative("z", z, "m"), positive("height", height, "m")
    if np.any(place > top * (1 + 1e-12)):
        raise InputError("z", f"{np.max(place):g} m", "a place inside the column, at most its height", "measure z from the root")
    return np.minimum(place, top), top, positive("plating_length", plating_length, "m")
