"""Lithium's numbers against each other and against the paper."""

import math

import pytest

from femiec.materials import Range, lithium

E_CHARGE, BOLTZMANN, AVOGADRO, GAS_CONSTANT = 1.602176634e-19, 1.380649e-23, 6.02214076e23, 8.31446261815324


def test_nernst_pressure_per_volt():
    per_volt = E_CHARGE / lithium.atomic_volume.value
    assert per_volt == pytest.approx(7417.5e6, rel=1e-5, abs=0)
    assert per_volt == pytest.approx(7410e6, rel=2e-3, abs=0)  # as the paper rounds it
    assert 1e9 / per_volt == pytest.approx(0.135, rel=5e-3, abs=0)  # eV/GPa


def test_atomic_volume_agrees_with_the_density():
    assert 6.94e-3 / (lithium.density.value * AVOGADRO) == pytest.approx(lithium.atomic_volume.value, rel=3e-3, abs=0)


def test_melting_point_and_homologous_temperature():
    assert lithium.melting_temperature.value == pytest.approx(180 + 273.15, abs=0.6)
    assert round(300 / lithium.melting_temperature.value, 2) == 0.66


def test_moduli_agree_with_each_other():
    e, nu, g = (getattr(lithium, name).value for name in ("youngs_modulus", "poissons_ratio", "shear_modulus"))
    assert 2 * g * (1 + nu) == pytest.approx(e, rel=1e-3, abs=0)


def test_polycrystal_lies_between_the_bounds_of_the_crystal():
    crystal = lithium.crystal
    assert crystal.reuss_youngs_modulus == pytest.approx(6.3e9, rel=0.01, abs=0)
    assert crystal.voigt_youngs_modulus == pytest.approx(14.9e9, rel=0.01, abs=0)
    assert crystal.reuss_youngs_modulus < lithium.youngs_modulus.value < crystal.voigt_youngs_modulus
    assert crystal.anisotropy == pytest.approx(8.4, rel=0.01, abs=0)


def test_crystal_spans_the_range_that_herbert_et_al_quote():
    moduli = [lithium.crystal.youngs_modulus(axis) for axis in ((1, 0, 0), (1, 1, 1))]
    assert moduli == pytest.approx([3.1e9, 21.4e9], rel=0.01, abs=0)
    assert lithium.crystal.youngs_modulus((1, 1, 0)) == pytest.approx(8.62e9, rel=1e-3, abs=0)


def test_diffusivities_at_the_temperature_of_the_cell():
    assert lithium.interface_diffusivity.at(328.15) == pytest.approx(4.67e-11, rel=2e-3, abs=0)
    assert lithium.volume_diffusivity.at(328.15) == pytest.approx(2.48e-14, rel=2e-3, abs=0)
    assert lithium.surface_diffusivity.at(298.15) == pytest.approx(6.68e-11, rel=2e-3, abs=0)


def test_interface_lies_between_the_volume_and_the_surface():
    volume, interface, surface = (
        law.at(300.0) for law in (lithium.volume_diffusivity, lithium.interface_diffusivity, lithium.surface_diffusivity)
    )
    assert surface / interface == pytest.approx(3.55, rel=2e-3, abs=0)
    assert interface / volume == pytest.approx(5e3, rel=1e-12, abs=0)


def test_interface_mobility():
    mobility = (
        lithium.interface_width.value
        * lithium.interface_diffusivity.at(300.0)
        * lithium.atomic_volume.value
        / (BOLTZMANN * 300.0)
    )
    assert mobility == pytest.approx(2.086e-29, rel=1e-3, abs=0)


def test_creep_laws_follow_from_the_fit_of_anand_and_narayan():
    flow = 4.25e4 * math.exp(-37e3 / (GAS_CONSTANT * 298.15))
    initial, saturated = lithium.dislocation_creep
    assert initial.exponent.value == pytest.approx(1 / 0.15, rel=1e-3, abs=0)
    assert initial.coefficient.value == pytest.approx(flow / 0.95 ** (1 / 0.15), rel=1e-3, abs=0)
    assert saturated.exponent.value == pytest.approx(1 / (0.15 + 0.05), rel=1e-12, abs=0)
    assert saturated.coefficient.value == pytest.approx(flow / 2.0**5, rel=6e-3, abs=0)  # printed as 4.4e-4


def test_creep_laws_are_a_band_of_one_and_a_half_decades_at_the_yield_stress():
    initial, saturated = (law.strain_rate(0.8e6, 298.15) for law in lithium.dislocation_creep)
    assert (initial, saturated) == pytest.approx((4.5e-3, 1.4e-4), rel=0.03, abs=0)
    assert math.log10(initial / saturated) == pytest.approx(1.5, abs=0.02)
    assert all(law.activation_energy.uncertainty == Range(31e3, 43e3) for law in lithium.dislocation_creep)


def test_strength_at_the_width_of_a_tubule():
    assert lithium.size_strengthening[0].strength(100e-9) == pytest.approx(500e6, rel=0.01, abs=0)


def test_ranges_of_the_literature():
    assert lithium.youngs_modulus.bounds == (4.9e9, 9.8e9)
    assert lithium.surface_energy.bounds == (0.45, 0.53)
    assert lithium.size_strengthening[0].bulk_yield.bounds == (0.73e6, 0.81e6)
    assert lithium.interface_diffusivity.reference_value.bounds == pytest.approx((4e-12, 1e-10), rel=1e-12, abs=0)
    assert lithium.surface_diffusivity.reference_value.bounds[1] == pytest.approx(2.13e-10, rel=1e-3, abs=0)
