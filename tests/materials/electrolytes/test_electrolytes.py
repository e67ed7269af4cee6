"""The electrolytes: ranges, and what follows from their numbers."""

import pytest

from femiec.materials import lipon, llzo, peo_litfsi

GAS_CONSTANT, FARADAY = 8.31446261815324, 96485.33212


def test_resistance_of_the_polymer_layer():
    low, high = peo_litfsi.ionic_conductivity.bounds
    assert (low, high) == pytest.approx((1e-2, 1e-1), rel=0.11, abs=0)  # 1e-4 to 1e-3 S/cm
    assert peo_litfsi.thickness.value / peo_litfsi.ionic_conductivity.value == pytest.approx(
        16.7e-4, rel=3e-3, abs=0
    )  # 17 ohm cm2


def test_resistance_of_the_sputtered_layer():
    assert lipon.thickness.value / lipon.ionic_conductivity.value == pytest.approx(10e-4, rel=1e-12, abs=0)  # 10 ohm cm2


def test_polymer_modulus_is_the_geometric_middle_of_its_range():
    assert peo_litfsi.youngs_modulus.value == pytest.approx((1e6 * 50e6) ** 0.5, rel=0.02, abs=0)
    assert peo_litfsi.youngs_modulus.bounds == pytest.approx((0.1e6, 50e6), rel=1e-12, abs=0)


def test_garnet_poissons_ratio_follows_from_the_measured_moduli():
    assert llzo.poissons_ratio.value == pytest.approx(149.8 / (2 * 59.6) - 1, rel=0.02, abs=0)


def test_garnet_modulus_range_is_the_measured_one():
    assert llzo.youngs_modulus.bounds == pytest.approx((158.47e9 - 10.10e9, 158.47e9 + 10.10e9), rel=1e-3, abs=0)


@pytest.mark.parametrize(("electrolyte", "low", "high"), [(llzo, 12.8, 12.9), (peo_litfsi, 0.28, 0.57)], ids=["LLZO", "PEO"])
def test_exchange_current_density(electrolyte, low, high):
    # i0 = R T/(F R_ct): 12.8 mA/cm2 at 2 ohm cm2, 0.29 to 0.57 mA/cm2 at 100 to 50 ohm cm2
    temperature, resistance = electrolyte.temperature.value, electrolyte.charge_transfer_resistance.value
    assert low < GAS_CONSTANT * temperature / (FARADAY * resistance) / 10 < high
