"""Hard carbon: what is taken from LiC6, and the density behind the paper's atomic ratio."""

import pytest

from femiec.materials import Kind, hard_carbon, lic6, lithium


@pytest.mark.parametrize("name", ["lithium_concentration", "lithium_diffusivity", "poissons_ratio"])
def test_values_of_lic6_are_taken_over_and_called_assumed(name):
    taken, original = getattr(hard_carbon, name), getattr(lic6, name)
    assert taken.value == original.value
    assert taken.kind is Kind.ASSUMED
    assert not taken.verified
    assert "LiC6" in taken.source


def test_density_gives_the_atomic_ratio_of_the_paper():
    bore, outer = 100.0, 100.0 + 2 * 28.0
    lithium_atoms = bore**2 / lithium.atomic_volume.value
    carbon_atoms = (outer**2 - bore**2) * hard_carbon.density.value / 12.011e-3 * 6.02214076e23
    assert lithium_atoms / carbon_atoms == pytest.approx(0.56, rel=5e-3, abs=0)


def test_ranges():
    assert hard_carbon.youngs_modulus.bounds == (10e9, 30e9)
    assert hard_carbon.density.bounds == pytest.approx((1150.0, 2000.0), rel=1e-14, abs=0)
    assert hard_carbon.strength.bounds == (65e6, float("inf"))
    assert hard_carbon.strength.kind is Kind.MEASURED


def test_dense_lic6_is_stiffer_by_5_45():
    assert lic6.youngs_modulus.value / hard_carbon.youngs_modulus.value == pytest.approx(5.45, rel=1e-12, abs=0)
