"""Charge transfer at the root, with the stress of the lithium in the overpotential.

Anodic current (stripping) is positive, i > 0. Potentials are phi_s - phi_e against unstressed Li/Li+, plating is negative. P > 0
is compression, P = -n.sigma.n (plus gamma times curvature on a curved surface).
"""

from __future__ import annotations

import numpy as np

from femiec.errors import InputError
from femiec.estimates._arguments import Values, finite, positive
from femiec.estimates.nernst import energy_per_pressure
from femiec.quantities import BOLTZMANN, ELEMENTARY_CHARGE

_LARGEST_EXPONENT = 700.0


def equilibrium_potential(pressure: Values, atomic_volume: Values) -> Values:
    """Potential at which stressed lithium neither plates nor dissolves, U_eq = -Omega P/e.

    Args:
        pressure: P [Pa], negative in tension.
        atomic_volume: Omega [m3].

    Returns:
        U_eq [V] against unstressed lithium.

    Raises:
        InputError: a volume that is not positive, a pressure that is not finite.

    Example:
        >>> print(f"{equilibrium_potential(100e6, 21.6e-30) * 1e3:.2f} mV")
        -13.48 mV
    """
    return -energy_per_pressure(atomic_volume) * finite("pressure", pressure, "Pa")


def stressed_overpotential(potential: Values, pressure: Values, atomic_volume: Values) -> Values:
    """What drives the reaction, eta = phi_s - phi_e + Omega P/e.

    Args:
        potential: phi_s - phi_e [V].
        pressure: P [Pa].
        atomic_volume: Omega [m3].

    Returns:
        eta [V], zero at P = -e U/Omega.

    Raises:
        InputError: a volume that is not positive, a potential or a pressure that is not finite.

    Example:
        >>> print(f"{stressed_overpotential(-0.050, 100e6, 21.6e-30) * 1e3:.2f} mV")
        -36.52 mV
    """
    return finite("potential", potential, "V") - equilibrium_potential(pressure, atomic_volume)


def butler_volmer(
    potential: Values,
    pressure: Values,
    exchange_current_density: Values,
    atomic_volume: Values,
    temperature: Values,
    anodic_transfer: Values = 0.5,
    cathodic_transfer: Values = 0.5,
) -> Values:
    """Current of the reaction, i = i0 [exp(a_a F eta/(R T)) - exp(-a_c F eta/(R T))], eta = phi_s - phi_e + Omega P/e.

    Args:
        potential: phi_s - phi_e [V].
        pressure: P [Pa].
        exchange_current_density: i0 [A/m2].
        atomic_volume: Omega [m3].
        temperature: T [K].
        anodic_transfer: a_a [1].
        cathodic_transfer: a_c [1].

    Returns:
        i [A/m2], negative while plating; no current at P = -e U/Omega.

    Raises:
        InputError: a parameter that is not positive, an overpotential of tens of volts.

    Example:
        >>> print(f"{butler_volmer(-0.050, 0.0, 10.0, 21.6e-30, 300.0) / 10:.2f} mA/cm2")
        -2.25 mA/cm2
    """
    eta = stressed_overpotential(potential, pressure, atomic_volume) / thermal_voltage(temperature)
    anodic = _exponential("potential", positive("anodic_transfer", anodic_transfer) * eta)
    cathodic = _exponential("potential", -positive("cathodic_transfer", cathodic_transfer) * eta)
    return positive("exchange_current_density", exchange_current_density, "A/m2") * (anodic - cathodic)


def monroe_newman(
    potential: Values,
    pressure: Values,
    exchange_current_density: Values,
    atomic_volume: Values,
    temperature: Values,
    anodic_transfer: Values = 0.5,
    cathodic_transfer: Values = 0.5,
) -> Values:
    """Current when stress changes the exchange current too: Butler-Volmer times exp[-(1 - a_a) Omega P/(k T)].

    The electron's chemical potential shifts by -Omega P; the salt's partial volume is left out. For a_a = a_c = 1/2 the stress
    multiplies the cathodic branch alone, by exp(-Omega P/(k T)): compression slows plating,
    i/i0 = exp(F phi/(2 R T)) - exp(-Omega P/(k T)) exp(-F phi/(2 R T)).

    Args:
        potential: phi_s - phi_e [V].
        pressure: P [Pa].
        exchange_current_density: i0 of unstressed lithium [A/m2].
        atomic_volume: Omega [m3]; in a ceramic less the volume of the ion, if that is counted.
        temperature: T [K].
        anodic_transfer: a_a [1].
        cathodic_transfer: a_c [1].

    Returns:
        i [A/m2], negative while plating; no current at P = -e U/Omega, as in :func:`butler_volmer`.

    Raises:
        InputError: a parameter that is not positive, an overpotential of tens of volts.

    Source:
        After Monroe and Newman, J. Electrochem. Soc. 152, A396 (2005); from memory, not checked against the text.

    Example:
        >>> print(f"{monroe_newman(-0.050, 100e6, 10.0, 21.6e-30, 300.0) / 10:.2f} mA/cm2")
        -1.18 mA/cm2
    """
    current = butler_volmer(
        potential, pressure, exchange_current_density, atomic_volume, temperature, anodic_transfer, cathodic_transfer
    )
    shift = equilibrium_potential(pressure, atomic_volume) / thermal_voltage(temperature)
    return current * _exponential("pressure", (1 - anodic_transfer) * shift)


def thermal_voltage(temperature: Values) -> Values:
    """R T/F = k T/e [V].

    Args:
        temperature: T [K].

    Raises:
        InputError: a temperature that is not positive.

    Example:
        >>> print(f"{thermal_voltage(300.0) * 1e3:.2f} mV")
        25.85 mV
    """
    return BOLTZMANN * positive("temperature", temperature, "K") / ELEMENTARY_CHARGE


def exchange_current_density(charge_transfer_resistance: Values, temperature: Values) -> Values:
    """Exchange current from the resistance at small currents, i0 = R T/(F R_ct), for a_a + a_c = 1.

    Args:
        charge_transfer_resistance: R_ct [Ohm m2].
        temperature: T [K].

    Returns:
        i0 [A/m2].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{exchange_current_density(2e-4, 298.15) / 10:.1f} mA/cm2")
        12.8 mA/cm2
    """
    return thermal_voltage(temperature) / positive("charge_transfer_resistance", charge_transfer_resistance, "Ohm m2")


def _exponential(argument: str, exponent: Values) -> Values:
    if np.any(np.abs(exponent) > _LARGEST_EXPONENT):
        raise InputError(
            argument, f"an exponent of {np.max(np.abs(exponent)):.3g}", f"at most {_LARGEST_EXPONENT:g}", "give volt and pascal"
        )
    return np.exp(exponent)
