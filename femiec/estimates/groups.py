"""Dimensionless groups of a study: which coupling is strong, which can be left out."""

from __future__ import annotations

import numpy as np

from femiec.estimates._arguments import Values, finite, not_negative, positive
from femiec.estimates.kinetics import thermal_voltage
from femiec.quantities import BOLTZMANN


def stress_number(pressure: Values, atomic_volume: Values, temperature: Values) -> Values:
    """Work of the pressure on an atom over its thermal energy, Omega P/(k T); kinetics feel the stress from about 0.1 on.

    Args:
        pressure: P [Pa].
        atomic_volume: Omega [m3].
        temperature: T [K].

    Returns:
        The group [1].

    Raises:
        InputError: a volume or a temperature that is not positive.

    Example:
        >>> print(f"{stress_number(100e6, 21.6e-30, 300.0):.4f}")
        0.5215
    """
    thermal = BOLTZMANN * positive("temperature", temperature, "K")
    return finite("pressure", pressure, "Pa") * positive("atomic_volume", atomic_volume, "m3") / thermal


def core_to_wall_flow(width: Values, viscosity: Values, mobility: Values) -> Values:
    """Flow of the viscous core over diffusion along the wall in a round tube, W^2/(32 eta) / (4 M/W) = W^3/(128 eta M).

    Args:
        width: diameter W [m].
        viscosity: eta of the core, without Coble creep [Pa s].
        mobility: M of the interface [m5/(N s)].

    Returns:
        The group [1]; small: the wall carries the lithium.

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{core_to_wall_flow(100e-9, 1.14e7, 2.086e-29):.3f}")
        0.033
    """
    conductance = positive("viscosity", viscosity, "Pa s") * positive("mobility", mobility, "m5/(N s)")
    return positive("width", width, "m") ** 3 / (128 * conductance)


def pressure_use(pressure_drop: Values, available_pressure: Values) -> Values:
    """Pressure that transport takes over the pressure that the overpotential can build; above 1 the current cannot be held.

    Args:
        pressure_drop: along the channel, see :func:`femiec.estimates.array_flow.array_pressure_drop` [Pa].
        available_pressure: -e U/Omega [Pa].

    Returns:
        The group [1].

    Raises:
        InputError: a pressure available that is not positive.

    Example:
        >>> print(f"{pressure_use(129e6, 371e6):.2f}")
        0.35
    """
    return finite("pressure_drop", pressure_drop, "Pa") / positive("available_pressure", available_pressure, "Pa")


def interface_to_bulk(sheet_conductance: Values, bulk_conductivity: Values, wall_thickness: Values) -> Values:
    """What the two faces of a wall conduct over what its bulk does, 2 kappa_s/(kappa_b w).

    Args:
        sheet_conductance: kappa_s [S].
        bulk_conductivity: kappa_b of the wall [S/m].
        wall_thickness: w [m].

    Returns:
        The group [1]; large: the wall's bulk can be left out.

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{interface_to_bulk(1.148e-9, 0.1023, 10e-9):.2f}")
        2.24
    """
    bulk = positive("bulk_conductivity", bulk_conductivity, "S/m") * positive("wall_thickness", wall_thickness, "m")
    return 2 * positive("sheet_conductance", sheet_conductance, "S") / bulk


def slip_number(friction: Values, width: Values, viscosity: Values) -> Values:
    """Friction of the wall over that of the core, beta W/eta; large: the lithium sticks, small: it slides as a plug.

    Args:
        friction: beta [Pa s/m], see :func:`femiec.estimates.sliding.wall_friction`.
        width: W [m].
        viscosity: eta [Pa s].

    Returns:
        The group [1].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{slip_number(2.4e10, 100e-9, 3.63e5):.4f}")
        0.0066
    """
    return positive("friction", friction, "Pa s/m") * positive("width", width, "m") / positive("viscosity", viscosity, "Pa s")


def wagner_number(exchange_current_density: Values, conductance: Values, temperature: Values) -> Values:
    """Resistance of the reaction over that of the transport, (R T/F) G/i0; large: the reaction limits.

    Args:
        exchange_current_density: i0 [A/m2].
        conductance: G of the channels, or of the electrolyte, per area [S/m2].
        temperature: T [K].

    Returns:
        The group [1].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{wagner_number(10.0, 1720.0, 300.0):.1f}")
        4.4
    """
    transport = positive("conductance", conductance, "S/m2")
    return thermal_voltage(temperature) * transport / positive("exchange_current_density", exchange_current_density, "A/m2")


def wall_strain(pressure: Values, young_modulus: Values, width: Values, wall_thickness: Values) -> Values:
    """Hoop strain of a thin wall, P W/(2 E w); small strains end at a few per cent.

    Args:
        pressure: P, inside minus outside [Pa].
        young_modulus: E [Pa].
        width: inner diameter W [m].
        wall_thickness: w [m].

    Returns:
        The group [1].

    Raises:
        InputError: a modulus or a length that is not positive.

    Example:
        >>> print(f"{wall_strain(371e6, 20e9, 100e-9, 10e-9):.3f}")
        0.093
    """
    slenderness = positive("width", width, "m") / positive("wall_thickness", wall_thickness, "m")
    return finite("pressure", pressure, "Pa") / positive("young_modulus", young_modulus, "Pa") * slenderness / 2


def capillary_share(capillary_pressure: Values, driving_pressure: Values) -> Values:
    """Pull of the meniscus over the pressure that drives the flow, in magnitude [1].

    Args:
        capillary_pressure: see :mod:`femiec.estimates.capillarity` [Pa].
        driving_pressure: the drop along the channel, or the gas pressure [Pa].

    Raises:
        InputError: a driving pressure that is not positive.

    Example:
        >>> print(f"{capillary_share(18e6, 129e6):.2f}")
        0.14
    """
    return np.abs(finite("capillary_pressure", capillary_pressure, "Pa")) / positive("driving_pressure", driving_pressure, "Pa")


def gas_share(gas_pressure: Values, driving_pressure: Values) -> Values:
    """Pressure of the compressed gas over the pressure that drives the flow [1].

    Args:
        gas_pressure: P_g [Pa], see :mod:`femiec.estimates.gas`.
        driving_pressure: the drop along the channel, or what the overpotential can build [Pa].

    Raises:
        InputError: a driving pressure that is not positive, a negative gas pressure.

    Example:
        >>> print(f"{gas_share(1.01e6, 129e6):.4f}")
        0.0078
    """
    return not_negative("gas_pressure", gas_pressure, "Pa") / positive("driving_pressure", driving_pressure, "Pa")


def aspect_ratio(height: Values, width: Values) -> Values:
    """Height of a channel over its width, h/W [1].

    Args:
        height: h [m], zero or positive.
        width: W [m].

    Raises:
        InputError: a width that is not positive, a negative height.

    Example:
        >>> print(f"{aspect_ratio(50e-6, 100e-9):.0f}")
        500
    """
    return not_negative("height", height, "m") / positive("width", width, "m")
