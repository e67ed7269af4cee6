"""Eq. (4) of the paper, and its use as a bound."""

import math

import pytest

from femiec.materials import Kind
from femiec.materials.surface_diffusion import (
    INTERFACE_WIDTH,
    empirical_surface_diffusivity,
    surface_activation_energy,
    surface_diffusivity_as_bound,
)


@pytest.mark.parametrize("temperature", [250.0, 300.0, 328.15, 450.0])
@pytest.mark.parametrize("melting", [336.5, 453.65, 505.08])
def test_the_law_is_equation_four_at_every_temperature(melting, temperature):
    law = empirical_surface_diffusivity(melting, verified=False)
    assert law.at(temperature) == pytest.approx(0.014e-4 * math.exp(-6.54 * melting / temperature), rel=1e-12, abs=0)


def test_the_paper_prints_tin_and_lithium_to_one_digit():
    tin, lithium = (empirical_surface_diffusivity(celsius + 273.15, verified=True).at(300.0) / 1e-4 for celsius in (232, 180))
    assert f"{tin:.0e}" == "2e-07"
    assert f"{lithium:.0e}" == "7e-07"


def test_activation_energy_of_lithium():
    assert surface_activation_energy(453.65) == pytest.approx(24.67e3, rel=1e-3, abs=0)


def test_the_bound_keeps_the_law_and_says_that_it_is_assumed():
    surface = empirical_surface_diffusivity(370.95, verified=True)
    bound = surface_diffusivity_as_bound(surface)
    assert bound.at(320.0) == surface.at(320.0)
    for number in (bound.reference_value, bound.activation_energy):
        assert number.kind is Kind.ASSUMED
        assert not number.verified
    assert bound.reference_value.bounds == (0.0, surface.reference_value.value)


def test_the_interface_is_two_angstrom_wide():
    assert INTERFACE_WIDTH.value == 2e-10
