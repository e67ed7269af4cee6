"""Capillary pull of a meniscus at the tip: on a wetting wall it lowers the pressure of the lithium below that of the gas."""

from __future__ import annotations

import numpy as np

from femiec.estimates._arguments import Values, between, positive


def tube_capillary_pressure(surface_energy: Values, width: Values, contact_angle: Values = 0.0) -> Values:
    """Pull of a meniscus in a round tube, 2 gamma cos(theta)/R = 4 gamma cos(theta)/W; P_tip = P_gas - pull.

    Args:
        surface_energy: gamma [J/m2].
        width: diameter W [m].
        contact_angle: theta [rad], 0 on a wall that lithium wets, above pi/2 on one that it does not.

    Returns:
        The pull [Pa], negative where lithium does not wet.

    Raises:
        InputError: a surface energy or a width that is not positive, an angle outside 0..pi.

    Example:
        >>> print(f"{tube_capillary_pressure(0.45, 100e-9) / 1e6:.0f} MPa")
        18 MPa
    """
    return 2 * slit_capillary_pressure(surface_energy, width, contact_angle)


def slit_capillary_pressure(surface_energy: Values, width: Values, contact_angle: Values = 0.0) -> Values:
    """Pull of a meniscus in a slit, gamma cos(theta)/a = 2 gamma cos(theta)/W [Pa].

    Arguments and errors: see :func:`tube_capillary_pressure`.

    Example:
        >>> print(f"{slit_capillary_pressure(0.45, 100e-9) / 1e6:.0f} MPa")
        9 MPa
    """
    cosine = np.cos(between("contact_angle", contact_angle, 0, np.pi, "rad"))
    return 2 * positive("surface_energy", surface_energy, "J/m2") * cosine / positive("width", width, "m")
