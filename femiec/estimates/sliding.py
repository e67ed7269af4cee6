"""A plug of lithium that slides along a rough wall: friction by diffusion around the roughness."""

from __future__ import annotations

from femiec.estimates._arguments import Values, finite, positive


def wall_friction(roughness: Values, mobility: Values) -> Values:
    """Shear stress per sliding speed on a wavy wall, beta = h_r^2/(8 M), whatever the wavelength.

    Args:
        roughness: total height h_r of the waves, crest to trough [m].
        mobility: M of the interface [m5/(N s)].

    Returns:
        beta [Pa s/m], tau = beta v.

    Raises:
        InputError: an argument that is not positive.

    Source:
        Raj and Ashby, Metall. Trans. 2, 1113 (1971): the grain-boundary part of sliding.

    Example:
        >>> print(f"{wall_friction(2e-9, 2.086e-29):.2e} Pa s/m")
        2.40e+10 Pa s/m
    """
    return positive("roughness", roughness, "m") ** 2 / (8 * positive("mobility", mobility, "m5/(N s)"))


def plug_pressure_drop_tube(speed: Values, length: Values, width: Values, friction: Values) -> Values:
    """Pressure that slides a plug through a round tube, P = 4 beta v h/W.

    With a roughness of sqrt(2) R it equals the pressure of diffusion along the wall: the same physics.

    Args:
        speed: v [m/s].
        length: h of the plug [m].
        width: diameter W [m].
        friction: beta [Pa s/m], see :func:`wall_friction`.

    Returns:
        P [Pa], of the sign of the speed.

    Raises:
        InputError: a length or a friction that is not positive.

    Example:
        >>> pressure = plug_pressure_drop_tube(5.4e-9, 20e-6, 100e-9, wall_friction(2e-9, 2.086e-29))
        >>> print(f"{pressure / 1e6:.2f} MPa")
        0.10 MPa
    """
    return 2 * plug_pressure_drop_slit(speed, length, width, friction)


def plug_pressure_drop_slit(speed: Values, length: Values, width: Values, friction: Values) -> Values:
    """Pressure that slides a plug through a slit, P = 2 beta v h/W [Pa].

    Arguments and errors: see :func:`plug_pressure_drop_tube`.

    Example:
        >>> pressure = plug_pressure_drop_slit(5.4e-9, 20e-6, 100e-9, wall_friction(10e-9, 2.086e-29))
        >>> print(f"{pressure / 1e6:.2f} MPa")
        1.29 MPa
    """
    stress = positive("friction", friction, "Pa s/m") * finite("speed", speed, "m/s")
    return 2 * stress * positive("length", length, "m") / positive("width", width, "m")
