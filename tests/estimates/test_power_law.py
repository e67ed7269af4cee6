"""Dislocation creep of lithium: from a published fit to the mechanism map."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.creep import coble_viscosity, interface_mobility, nabarro_herring_viscosity, parallel_viscosity
from femiec.estimates.power_law import (
    diffusion_length,
    power_law_rate,
    power_law_shear_rate,
    power_law_viscosity,
    saturated_exponent,
    size_limited_strength,
    transition_stress,
)
from femiec.estimates.transport import arrhenius
from femiec.quantities import GAS_CONSTANT, MPa

OMEGA = 21.6e-30
# Anand and Narayan (2019): A = 4.25e4 1/s, Q = 37 kJ/mol, m = 0.15, strength 0.95 MPa fresh, 2 MPa (rate/rate_0)^0.05 saturated.
RATE_0 = 4.25e4 * np.exp(-37e3 / (GAS_CONSTANT * 298.15))
FRESH, SATURATED = (0.95 * MPa, 1 / 0.15), (2 * MPa, 5.0)
MAP = {30: ("3.7", "16"), 50: ("2.8", "11"), 100: ("1.95", "6.7"), 200: ("1.4", "4.0"), 500: ("0.85", "2.05")}
MAP |= {1000: ("0.60", "1.26"), 3000: ("0.36", "0.61"), 10000: ("0.22", "0.30")}


def law(kind, temperature):
    """Rate at the reference stress, that stress, the exponent."""
    return arrhenius(RATE_0, 37e3, temperature, 298.15), *kind


def diffusional(size, temperature):
    interface = arrhenius(2e-11, 6.54 * GAS_CONSTANT * 453.65, temperature, 300.0)
    volume = arrhenius(4e-15, 53e3, temperature, 300.0)
    boundary = coble_viscosity(size, interface_mobility(2e-10, interface, OMEGA, temperature))
    return parallel_viscosity(boundary, nabarro_herring_viscosity(size, volume, OMEGA, temperature))


def test_rates_at_room_temperature():
    fresh, saturated = law(FRESH, 298.15), law(SATURATED, 298.15)
    assert [power_law_rate(1 * MPa, *fresh), power_law_rate(1 * MPa, *saturated)] == pytest.approx(
        [0.0197, 4.4e-4], rel=6e-3, abs=0
    )
    assert [power_law_rate(0.8 * MPa, *fresh), power_law_rate(0.8 * MPa, *saturated)] == pytest.approx(
        [4.5e-3, 1.4e-4], rel=0.03, abs=0
    )


def test_saturated_creep_is_steady_at_the_saturated_strength():
    assert saturated_exponent(0.15, 0.05) == pytest.approx(5, rel=1e-14, abs=0)
    rate = power_law_rate(1.3 * MPa, *law(SATURATED, 298.15))
    strength = 2 * MPa * (rate / RATE_0) ** 0.05
    assert strength * (rate / RATE_0) ** 0.15 == pytest.approx(1.3 * MPa, rel=1e-12, abs=0)


def test_the_rate_has_the_sign_of_the_stress():
    assert power_law_rate(np.array([-2.0, 0.0, 2.0]), 1.0, 1.0, 3.0).tolist() == [-8.0, 0.0, 8.0]
    assert power_law_shear_rate(-1.0, 1.0, 1.0, 3.0) == pytest.approx(-9.0, rel=1e-14, abs=0)


def test_shear_and_uniaxial_rates_dissipate_alike():
    """One von Mises stress, one dissipation: tau gamma-dot = sigma eps-dot at sigma = sqrt(3) tau."""
    tau, numbers = 0.3 * MPa, law(FRESH, 300.0)
    sigma = np.sqrt(3) * tau
    assert tau * power_law_shear_rate(tau, *numbers) == pytest.approx(sigma * power_law_rate(sigma, *numbers), rel=1e-13, abs=0)
    assert tau / power_law_shear_rate(tau, *numbers) == pytest.approx(power_law_viscosity(sigma, *numbers), rel=1e-13, abs=0)


@pytest.mark.parametrize("nanometre", MAP)
def test_mechanism_map_at_300_k(nanometre):
    viscosity = diffusional(nanometre * 1e-9, 300.0)
    for kind, expected in zip((FRESH, SATURATED), MAP[nanometre], strict=True):
        stress = transition_stress(viscosity, *law(kind, 300.0))
        decimals = len(expected.partition(".")[2])
        assert f"{stress / MPa:.{decimals}f}" == expected
        assert power_law_rate(stress, *law(kind, 300.0)) == pytest.approx(stress / (3 * viscosity), rel=1e-11, abs=0)


def test_mechanism_map_at_328_k():
    viscosity = diffusional(1e-7, 328.15)
    stresses = [transition_stress(viscosity, *law(kind, 328.15)) / MPa for kind in (FRESH, SATURATED)]
    assert stresses == pytest.approx([1.80, 5.9], rel=0.01, abs=0)


def test_bulk_law_at_ten_megapascals():
    rates = [power_law_rate(10 * MPa, *law(kind, 300.0)) for kind in (FRESH, SATURATED)]
    assert rates == pytest.approx([1e5, 48], rel=0.05, abs=0)


def test_small_crystals_are_strong():
    size = np.array([1e-7, 1e-6, 1e-3])
    strength = size_limited_strength(size, 105 * MPa, 1e-6, -0.68, 0.8 * MPa) / MPa
    assert strength == pytest.approx([502.6, 105, 105 * 1e3**-0.68], rel=1e-3, abs=0)
    assert size_limited_strength(1.0, 105 * MPa, 1e-6, -0.68, 0.8 * MPa) == 0.8 * MPa
    # in a crystal as strong as 500 MPa the power law gives way to Coble creep: its reference stress grows as the strength
    rate, stress, exponent = law(FRESH, 300.0)
    small = power_law_rate(10 * MPa, rate, stress * 502.6 / 0.8, exponent)
    assert small < 1e-10 * power_law_rate(10 * MPa, rate, stress, exponent)


def test_diffusion_length():
    mobility = interface_mobility(2e-10, 2e-11, OMEGA, 300.0)
    stress = np.array([0.5, 1.0]) * MPa
    length = diffusion_length(mobility, stress, power_law_rate(stress, *law(FRESH, 300.0)))
    assert length * 1e6 == pytest.approx([0.366, 0.0988], rel=1e-3, abs=0)
    assert diffusion_length(mobility, 3e7, 1.0) == pytest.approx((3 * mobility * 1e7) ** (1 / 3), rel=1e-13, abs=0)


@pytest.mark.parametrize("exponent", [0.15, 0.0, -1.0])
def test_the_inverse_exponent_is_refused(exponent):
    with pytest.raises(InputError, match="exponent"):
        power_law_rate(1e6, 1.0, 1e6, exponent)


def test_an_exponent_of_one_is_viscous_flow():
    assert power_law_rate(3.0, 2.0, 1.0, 1.0) == 6.0


def test_laws_of_one_slope_never_cross():
    with pytest.raises(InputError, match="exponent"):
        transition_stress(1e6, 1.0, 1e6, 1.0)


def test_smaller_must_be_stronger():
    for exponent in (0.68, 0.0):
        with pytest.raises(InputError, match="exponent"):
            size_limited_strength(1e-7, 105e6, 1e-6, exponent, 0.8e6)
