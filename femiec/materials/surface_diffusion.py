"""The paper's empirical law for diffusion on the surface of a metal, eq. (4) of Chen et al. (2020)."""

from __future__ import annotations

import math

from femiec.materials.arrhenius import Arrhenius
from femiec.materials.property import Kind, Property
from femiec.materials.sources import ASSUMPTION, PAPER
from femiec.materials.uncertainty import Factor, Unstated, UpperBound
from femiec.quantities import GAS_CONSTANT, angstrom, cm2_per_s

REFERENCE_TEMPERATURE = 300.0
"""Room temperature of the paper [K]."""
_PREFACTOR = 0.014 * cm2_per_s
_EXPONENT = 6.54


def surface_activation_energy(melting_temperature: float) -> float:
    """Activation energy 6.54 R Tm [J/mol] of eq. (4), for a melting temperature [K].

    Example:
        >>> round(surface_activation_energy(453.65))
        24668
    """
    return _EXPONENT * GAS_CONSTANT * melting_temperature


def empirical_surface_diffusivity(melting_temperature: float, *, verified: bool) -> Arrhenius:
    """Surface self-diffusion of a metal that melts at Tm, D = 0.014 cm2/s exp(-6.54 Tm/T).

    Args:
        melting_temperature: Tm [K].
        verified: whether the paper gives Tm, and with it all that the law needs.

    Returns:
        The diffusivity [m2/s], referred to 300 K.

    Source:
        Chen et al. (2020), eq. (4); the paper finds tin twice too fast with it.

    Example:
        >>> tin = empirical_surface_diffusivity(505.08, verified=False)
        >>> f"{tin.at(300.0) / 1e-4:.2g} cm2/s"
        '2.3e-07 cm2/s'
    """
    source = f"{PAPER}, eq. (4), with the melting temperature above"
    value = _PREFACTOR * math.exp(-_EXPONENT * melting_temperature / REFERENCE_TEMPERATURE)
    activation = surface_activation_energy(melting_temperature)
    return Arrhenius(
        Property(value, "m2/s", source, Kind.DERIVED, Factor(3.0), verified, note="prefactor 0.014 cm2/s"),
        REFERENCE_TEMPERATURE,
        Property(activation, "J/mol", source, Kind.DERIVED, Unstated(), verified, note="6.54 R Tm"),
    )


def surface_diffusivity_as_bound(surface: Arrhenius) -> Arrhenius:
    """Stand in for an unknown interface diffusivity by the surface diffusivity, which is its upper bound.

    An interface has less free volume than a surface; for lithium the paper puts it lower by a factor of 3.5.

    Args:
        surface: surface diffusivity [m2/s].

    Returns:
        The same law, marked as an assumption.
    """
    source = f"{ASSUMPTION}: the surface diffusivity stands in, no value for the interface was found"
    value, activation = surface.reference_value.value, surface.activation_energy.value
    return Arrhenius(
        Property(value, "m2/s", source, Kind.ASSUMED, UpperBound(), verified=False, note="for lithium 3.5 times too fast"),
        surface.reference_temperature,
        Property(activation, "J/mol", source, Kind.ASSUMED, Unstated(), verified=False),
    )


INTERFACE_WIDTH = Property(
    2 * angstrom,
    "m",
    f"{PAPER}, Methods: 'typically taken to be 2 A'",
    Kind.ESTIMATED,
    Unstated(),
    verified=True,
    note="fixes only the product of width and diffusivity",
)
"""Width of an incoherent interface [m], the same for every metal."""
