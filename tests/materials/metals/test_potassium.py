"""Potassium's numbers against each other and against the paper's law."""

import math

import pytest

from femiec.materials import potassium

E_CHARGE, AVOGADRO, GAS_CONSTANT = 1.602176634e-19, 6.02214076e23, 8.31446261815324


def test_nernst_pressure_per_volt():
    assert 2119e6 < E_CHARGE / potassium.atomic_volume.value < 2127e6


def test_atomic_volume_agrees_with_the_density():
    assert 39.0983e-3 / (potassium.density.value * AVOGADRO) == pytest.approx(potassium.atomic_volume.value, rel=5e-3, abs=0)


def test_surface_diffusivity_by_equation_four():
    assert potassium.surface_diffusivity.at(300.0) == pytest.approx(9.1e-10, rel=5e-3, abs=0)


def test_volume_diffusivity_follows_from_mundys_law():
    assert potassium.volume_diffusivity.at(300.0) == pytest.approx(
        0.16e-4 * math.exp(-39.2e3 / (GAS_CONSTANT * 300)), rel=0.01, abs=0
    )


def test_poissons_ratio_follows_from_the_moduli():
    ratio = potassium.youngs_modulus.value / (2 * potassium.shear_modulus.value) - 1
    assert potassium.poissons_ratio.value == pytest.approx(ratio, rel=1e-3, abs=0)


def test_no_creep_law_is_made_up():
    assert potassium.dislocation_creep is None
