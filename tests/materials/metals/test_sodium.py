"""Sodium's numbers against each other and against the paper's law."""

import math

import pytest

from femiec.materials import sodium

E_CHARGE, BOLTZMANN, AVOGADRO, GAS_CONSTANT = 1.602176634e-19, 1.380649e-23, 6.02214076e23, 8.31446261815324


def test_nernst_pressure_per_volt():
    per_volt = E_CHARGE / sodium.atomic_volume.value
    assert per_volt == pytest.approx(4060e6, rel=1e-3, abs=0)
    assert 1e9 / per_volt == pytest.approx(0.246, rel=2e-3, abs=0)


def test_atomic_volume_agrees_with_the_density():
    assert 22.98977e-3 / (sodium.density.value * AVOGADRO) == pytest.approx(sodium.atomic_volume.value, rel=3e-3, abs=0)


def test_surface_diffusivity_by_equation_four():
    assert sodium.surface_diffusivity.at(300.0) == pytest.approx(4.3e-10, rel=3e-3, abs=0)


def test_volume_diffusivity_follows_from_nachtriebs_law_and_mundys_lies_in_its_range():
    assert sodium.volume_diffusivity.at(300.0) == pytest.approx(
        0.242e-4 * math.exp(-43.7e3 / (GAS_CONSTANT * 300)), rel=0.01, abs=0
    )
    low, high = sodium.volume_diffusivity.reference_value.bounds
    assert low < 6.5e-13 < high


def test_coble_viscosity_of_a_tubule():
    # eta = k T d^3/(42 pi Omega delta D), with D the surface diffusivity
    delta_d = sodium.interface_width.value * sodium.interface_diffusivity.at(300.0)
    viscosity = BOLTZMANN * 300 * 1e-7**3 / (42 * math.pi * sodium.atomic_volume.value * delta_d)
    assert viscosity == pytest.approx(9.3e3, rel=0.01, abs=0)


def test_moduli_agree_within_their_uncertainty():
    e, nu, g = sodium.youngs_modulus, sodium.poissons_ratio.value, sodium.shear_modulus.value
    low, high = e.bounds
    assert low < 2 * g * (1 + nu) < high
    assert 2 * g * (1 + nu) == pytest.approx(0.88 * e.value, rel=0.01, abs=0)  # the note says that they differ by 12 %


def test_surface_energy_range():
    assert sodium.surface_energy.bounds == (0.22, 0.26)


def test_no_creep_law_is_made_up():
    assert sodium.dislocation_creep is None
