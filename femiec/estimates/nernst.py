"""Overpotential and pressure: the Nernst equation of stressed lithium, P = -e U/Omega.

U < 0 is the potential of the lithium side against Li/Li+ while plating; P > 0 is compression.
"""

from __future__ import annotations

import numpy as np

from femiec.errors import InputError
from femiec.estimates._arguments import Values, finite, not_negative, positive
from femiec.quantities import ELEMENTARY_CHARGE


def pressure_per_volt(atomic_volume: Values) -> Values:
    """Pressure that one volt holds in equilibrium, e/Omega.

    The same number in C/m3 is the charge of a cubic metre of metal.

    Args:
        atomic_volume: Omega [m3].

    Returns:
        e/Omega [Pa/V].

    Raises:
        InputError: a volume that is not positive.

    Source:
        Chen et al. (2020), Methods: max P = 7,410 U, in MPa and V.

    Example:
        >>> print(f"{pressure_per_volt(21.6e-30) / 1e6:.1f} MPa/V")
        7417.5 MPa/V
    """
    return ELEMENTARY_CHARGE / positive("atomic_volume", atomic_volume, "m3")


def energy_per_pressure(atomic_volume: Values) -> Values:
    """Work that one unit of pressure does on an atom, in electronvolts: Omega/e.

    Args:
        atomic_volume: Omega [m3].

    Returns:
        Omega/e [V/Pa], that is eV per Pa and atom.

    Raises:
        InputError: a volume that is not positive.

    Source:
        Chen et al. (2020), introduction: 0.135 eV/GPa.

    Example:
        >>> print(f"{energy_per_pressure(21.6e-30) * 1e9:.4f} eV/GPa")
        0.1348 eV/GPa
    """
    return 1 / pressure_per_volt(atomic_volume)


def pressure_from_overpotential(overpotential: Values, atomic_volume: Values) -> Values:
    """Largest pressure that a plating overpotential can build, P = -e U/Omega.

    Args:
        overpotential: U [V], zero or negative (plating).
        atomic_volume: Omega [m3].

    Returns:
        P [Pa], compression positive.

    Raises:
        InputError: a positive overpotential, a volume that is not positive.

    Source:
        Chen et al. (2020), Methods: 370 MPa at 50 mV.

    Example:
        >>> print(f"{pressure_from_overpotential(-0.050, 21.6e-30) / 1e6:.1f} MPa")
        370.9 MPa
    """
    potential = finite("overpotential", overpotential, "V")
    if np.any(potential > 0):
        raise InputError("overpotential", f"{np.max(potential):g} V", "U <= 0: plating is negative against Li/Li+", "write -0.05")
    return pressure_per_volt(atomic_volume) * np.abs(potential)


def overpotential_from_pressure(pressure: Values, atomic_volume: Values) -> Values:
    """Overpotential that a pressure needs, U = -Omega P/e; the inverse of :func:`pressure_from_overpotential`.

    Lithium under tension has U > 0: for that see :func:`femiec.estimates.kinetics.equilibrium_potential`.

    Args:
        pressure: P [Pa], zero or positive (compression).
        atomic_volume: Omega [m3].

    Returns:
        U [V], zero or negative.

    Raises:
        InputError: a negative pressure, a volume that is not positive.

    Example:
        >>> print(f"{overpotential_from_pressure(1e9, 21.6e-30) * 1e3:.1f} mV")
        -134.8 mV
    """
    return -energy_per_pressure(atomic_volume) * not_negative("pressure", pressure, "Pa")
