"""Diffusional creep: the viscosities of Coble and of Nabarro and Herring, and the rates that follow.

A viscosity is a shear viscosity, eta = tau/gamma-dot = sigma/(3 eps-dot): Frost and Ashby's 42 is a coefficient for shear, its
uniaxial fellow is 14. Judge a mechanism by the deviatoric stress, never by the pressure.
"""

from __future__ import annotations

from functools import reduce

import numpy as np

from femiec.errors import InputError
from femiec.estimates._arguments import Values, finite, not_negative, positive
from femiec.quantities import BOLTZMANN

FROST_ASHBY = 42 * np.pi
"""C in eta = d^3/(C M): three-dimensional grains, Frost and Ashby, Deformation-Mechanism Maps (1982), eq. 2.29."""
COBLE = 3 * 148 / np.pi
"""C after Coble, J. Appl. Phys. 34, 1679 (1963): 148/pi for uniaxial stress, times 3."""
HEXAGONS = 144.0
"""C of regular hexagons, d across the flats, in plane strain with free sliding: exact in two dimensions."""


def interface_mobility(interface_width: Values, diffusivity: Values, atomic_volume: Values, temperature: Values) -> Values:
    """Volume flux per length of interface line and pressure gradient, M = delta D_b Omega/(k T).

    Args:
        interface_width: delta [m].
        diffusivity: D_b in the interface [m2/s].
        atomic_volume: Omega [m3].
        temperature: T [K].

    Returns:
        M [m5/(N s)].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{interface_mobility(2e-10, 2e-11, 21.6e-30, 300.0):.3e}")
        2.086e-29
    """
    width, volume = positive("interface_width", interface_width, "m"), positive("atomic_volume", atomic_volume, "m3")
    return width * positive("diffusivity", diffusivity, "m2/s") * volume / (BOLTZMANN * positive("temperature", temperature, "K"))


def coble_viscosity(grain_size: Values, mobility: Values, coefficient: float = FROST_ASHBY) -> Values:
    """Viscosity of creep by diffusion along grain boundaries, eta = d^3/(C M).

    Args:
        grain_size: d [m]. A round tube flows like d = W to 3 %; a slit needs :func:`slit_grain_size`.
        mobility: M of the boundaries [m5/(N s)].
        coefficient: C, :data:`FROST_ASHBY`, :data:`COBLE` or :data:`HEXAGONS`; they differ by 9 %.

    Returns:
        eta [Pa s].

    Raises:
        InputError: an argument that is not positive.

    Source:
        Frost and Ashby, Deformation-Mechanism Maps (1982), eq. 2.29.

    Example:
        >>> print(f"{coble_viscosity(100e-9, 2.086e-29):.2e} Pa s")
        3.63e+05 Pa s
    """
    return positive("grain_size", grain_size, "m") ** 3 / (
        positive("coefficient", coefficient) * positive("mobility", mobility, "m5/(N s)")
    )


def nabarro_herring_viscosity(grain_size: Values, diffusivity: Values, atomic_volume: Values, temperature: Values) -> Values:
    """Viscosity of creep by diffusion through the grains, eta = k T d^2/(42 Omega D_v).

    Args:
        grain_size: d [m].
        diffusivity: D_v in the volume of the metal [m2/s].
        atomic_volume: Omega [m3].
        temperature: T [K].

    Returns:
        eta [Pa s].

    Raises:
        InputError: an argument that is not positive.

    Source:
        Frost and Ashby, Deformation-Mechanism Maps (1982), eq. 2.29.

    Example:
        >>> print(f"{nabarro_herring_viscosity(100e-9, 4e-15, 21.6e-30, 300.0):.2e} Pa s")
        1.14e+07 Pa s
    """
    # d D_v Omega/(k T) is the mobility of a layer as wide as the grain.
    size = positive("grain_size", grain_size, "m")
    return size**3 / (42 * interface_mobility(size, diffusivity, atomic_volume, temperature))


def parallel_viscosity(*viscosities: Values) -> Values:
    """Viscosity of mechanisms whose rates add, 1/eta = sum 1/eta_i.

    Args:
        viscosities: eta_i [Pa s], at least one.

    Returns:
        eta [Pa s].

    Raises:
        InputError: no viscosity, or one that is not positive.

    Example:
        >>> print(f"{parallel_viscosity(3.63e5, 1.14e7):.2e} Pa s")
        3.52e+05 Pa s
    """
    if not viscosities:
        raise InputError("viscosities", "none", "at least one viscosity", "give each mechanism's, in Pa s")
    fluidities = (1 / positive("viscosities", viscosity, "Pa s") for viscosity in viscosities)
    return 1 / reduce(lambda total, fluidity: total + fluidity, fluidities)


def effective_diffusivity(
    volume_diffusivity: Values, interface_diffusivity: Values, interface_width: Values, grain_size: Values
) -> Values:
    """Diffusivity that puts both paths into the law of Nabarro and Herring, D_eff = D_v [1 + pi delta D_b/(d D_v)].

    Args:
        volume_diffusivity: D_v [m2/s].
        interface_diffusivity: D_b [m2/s].
        interface_width: delta [m].
        grain_size: d [m].

    Returns:
        D_eff [m2/s].

    Raises:
        InputError: a length that is not positive, a negative diffusivity.

    Source:
        Frost and Ashby, Deformation-Mechanism Maps (1982), eq. 2.29.

    Example:
        >>> print(f"{effective_diffusivity(4e-15, 2e-11, 2e-10, 100e-9):.2e} m2/s")
        1.30e-13 m2/s
    """
    share = np.pi * positive("interface_width", interface_width, "m") / positive("grain_size", grain_size, "m")
    interface = not_negative("interface_diffusivity", interface_diffusivity, "m2/s")
    return not_negative("volume_diffusivity", volume_diffusivity, "m2/s") + share * interface


def crossover_grain_size(interface_width: Values, interface_diffusivity: Values, volume_diffusivity: Values) -> Values:
    """Grain size below which boundaries carry more than the volume, d* = pi delta D_b/D_v.

    Args:
        interface_width: delta [m].
        interface_diffusivity: D_b [m2/s].
        volume_diffusivity: D_v [m2/s].

    Returns:
        d* [m].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{crossover_grain_size(2e-10, 2e-11, 4e-15) * 1e6:.2f} um")
        3.14 um
    """
    interface = positive("interface_width", interface_width, "m") * positive(
        "interface_diffusivity", interface_diffusivity, "m2/s"
    )
    return np.pi * interface / positive("volume_diffusivity", volume_diffusivity, "m2/s")


def slit_grain_size(width: Values) -> Values:
    """Grain size whose Coble creep (42 pi) flows through a slit as fast as diffusion along its two walls.

    d_eff = (42 pi/24)^(1/3) W = 1.765 W; with d = W the slit would conduct 5.5 times too well.

    Args:
        width: W of the slit [m].

    Returns:
        d_eff [m].

    Raises:
        InputError: a width that is not positive.

    Example:
        >>> print(f"{slit_grain_size(100e-9) * 1e9:.1f} nm")
        176.5 nm
    """
    return (FROST_ASHBY / 24) ** (1 / 3) * positive("width", width, "m")


def shear_rate(shear_stress: Values, viscosity: Values) -> Values:
    """gamma-dot = tau/eta [1/s], of the sign of the stress.

    Args:
        shear_stress: tau [Pa].
        viscosity: eta [Pa s].

    Raises:
        InputError: a viscosity that is not positive, a stress that is not finite.

    Example:
        >>> print(f"{shear_rate(0.162e6, 3.63e5):.2f} 1/s")
        0.45 1/s
    """
    return finite("shear_stress", shear_stress, "Pa") / positive("viscosity", viscosity, "Pa s")


def uniaxial_rate(stress: Values, viscosity: Values) -> Values:
    """eps-dot = sigma/(3 eta) [1/s] under uniaxial stress, of the sign of the stress.

    Args:
        stress: sigma [Pa], tension positive.
        viscosity: eta [Pa s].

    Raises:
        InputError: a viscosity that is not positive, a stress that is not finite.

    Example:
        >>> print(f"{uniaxial_rate(1e6, 3.63e5):.3f} 1/s")
        0.918 1/s
    """
    return shear_rate(stress, viscosity) / 3


def plane_strain_rate(stress_difference: Values, viscosity: Values) -> Values:
    """eps-dot_1 = (sigma_1 - sigma_2)/(4 eta) [1/s] where nothing strains along the third axis.

    Args:
        stress_difference: sigma_1 - sigma_2 [Pa], tension positive.
        viscosity: eta [Pa s].

    Raises:
        InputError: a viscosity that is not positive, a stress that is not finite.

    Example:
        >>> print(f"{plane_strain_rate(1e6, 3.63e5):.3f} 1/s")
        0.689 1/s
    """
    return shear_rate(stress_difference, viscosity) / 4
