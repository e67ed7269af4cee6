"""The inert gas that rising lithium compresses. Ideal; V0/V is the compression ratio."""

from __future__ import annotations

import numpy as np

from femiec.errors import InputError
from femiec.estimates._arguments import Values, between, positive


def compression_ratio(filling: Values) -> Values:
    """Compression of a sealed channel's gas when lithium has filled a part of it, V0/V = 1/(1 - filling).

    Args:
        filling: lithium's share of the channel [1], from 0 to below 1.

    Returns:
        V0/V [1].

    Raises:
        InputError: a filling below 0, or of 1 and more: nowhere for the gas to go.

    Example:
        >>> print(f"{compression_ratio(0.9):.1f}")
        10.0
    """
    share = between("filling", filling, 0, 1)
    if np.any(np.asarray(share) == 1):
        raise InputError("filling", "1", "less than 1 in a sealed channel", "leave room for the gas")
    return 1 / (1 - share)


def isothermal_pressure(
    initial_pressure: Values, compression: Values, temperature: Values = 300.0, sealing_temperature: Values = 300.0
) -> Values:
    """Pressure of gas that keeps the temperature of its walls, P = P0 (V0/V) T/T0.

    Args:
        initial_pressure: P0 when it was sealed in [Pa].
        compression: V0/V [1].
        temperature: T [K].
        sealing_temperature: T0 when it was sealed in [K]; only T/T0 matters.

    Returns:
        P [Pa].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{isothermal_pressure(101325.0, 10.0) / 1e6:.2f} MPa")
        1.01 MPa
    """
    warming = positive("temperature", temperature, "K") / positive("sealing_temperature", sealing_temperature, "K")
    return positive("initial_pressure", initial_pressure, "Pa") * positive("compression", compression) * warming


def adiabatic_pressure(initial_pressure: Values, compression: Values, heat_capacity_ratio: Values) -> Values:
    """Pressure of gas compressed too fast to lose its heat, P = P0 (V0/V)^gamma.

    Args:
        initial_pressure: P0 [Pa].
        compression: V0/V [1].
        heat_capacity_ratio: gamma [1], at least 1: 5/3 for a noble gas, 1.4 for nitrogen.

    Returns:
        P [Pa].

    Raises:
        InputError: an argument that is not positive, gamma below 1.

    Example:
        >>> print(f"{adiabatic_pressure(101325.0, 10.0, 5 / 3) / 101325:.0f} atm")
        46 atm
    """
    gamma = positive("heat_capacity_ratio", heat_capacity_ratio)
    if np.any(gamma < 1):
        raise InputError("heat_capacity_ratio", f"{np.min(gamma):g}", "at least 1", "write 5/3 for a noble gas")
    return positive("initial_pressure", initial_pressure, "Pa") * positive("compression", compression) ** gamma
