"""Charge transfer under stress: where it stops, how it starts, and the two ways to count the stress."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.groups import stress_number
from femiec.estimates.kinetics import (
    butler_volmer,
    equilibrium_potential,
    exchange_current_density,
    monroe_newman,
    stressed_overpotential,
    thermal_voltage,
)
from femiec.estimates.nernst import pressure_from_overpotential
from femiec.quantities import MPa, mA_per_cm2, mV

OMEGA, T, I0 = 21.6e-30, 300.0, 1.0 * mA_per_cm2
LAWS = [butler_volmer, monroe_newman]


def test_pressure_shifts_the_equilibrium():
    assert equilibrium_potential(100 * MPa, OMEGA) / mV == pytest.approx(-13.48, abs=5e-3)
    assert equilibrium_potential(-100 * MPa, OMEGA) / mV == pytest.approx(13.48, abs=5e-3)  # tension
    assert stress_number(100 * MPa, OMEGA, T) == pytest.approx(0.5215, abs=5e-5)
    assert -equilibrium_potential(100 * MPa, OMEGA) / thermal_voltage(T) == pytest.approx(
        stress_number(100 * MPa, OMEGA, T), rel=1e-12, abs=0
    )


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("transfer", [0.3, 0.5])
def test_deposition_stops_at_the_nernst_pressure(law, transfer):
    stop = pressure_from_overpotential(-50 * mV, OMEGA)
    assert stop / MPa == pytest.approx(370.9, abs=0.05)
    below, at, above = law(-50 * mV, stop * np.array([0.99, 1.0, 1.01]), I0, OMEGA, T, transfer, 1 - transfer)
    assert below < 0 < above
    assert abs(at) < 1e-12 * I0


@pytest.mark.parametrize("law", LAWS)
def test_small_overpotentials_meet_the_charge_transfer_resistance(law):
    step = 1e-6
    slope = (law(step, 0.0, I0, OMEGA, T) - law(-step, 0.0, I0, OMEGA, T)) / (2 * step)
    assert exchange_current_density(1 / slope, T) == pytest.approx(I0, rel=1e-8, abs=0)


def test_tafel_slope():
    """Far from equilibrium one branch is left: a decade of current per ln(10) R T/(a F)."""
    ratio = butler_volmer(-1.0 - np.log(10) * thermal_voltage(T) / 0.3, 0.0, I0, OMEGA, T, 0.7, 0.3) / butler_volmer(
        -1.0, 0.0, I0, OMEGA, T, 0.7, 0.3
    )
    assert ratio == pytest.approx(10, rel=1e-8, abs=0)


def test_reversing_the_overpotential_reverses_a_symmetric_current():
    eta = np.array([0.01, 0.05, 0.2])
    assert butler_volmer(-eta, 0.0, I0, OMEGA, T) == pytest.approx(-butler_volmer(eta, 0.0, I0, OMEGA, T), rel=1e-13, abs=0)


def test_for_one_half_the_stress_acts_on_the_cathodic_branch_alone():
    potential, pressure = np.array([-0.1, -0.03, 0.0, 0.03, 0.1]), 200 * MPa
    phi = potential / (2 * thermal_voltage(T))
    expected = I0 * (np.exp(phi) - np.exp(-stress_number(pressure, OMEGA, T)) * np.exp(-phi))
    assert monroe_newman(potential, pressure, I0, OMEGA, T) == pytest.approx(expected, rel=1e-12, abs=0)


def test_compression_lowers_the_exchange_current_of_monroe_and_newman():
    eta, pressure = -0.02, 200 * MPa
    potential = eta + equilibrium_potential(pressure, OMEGA)
    assert stressed_overpotential(potential, pressure, OMEGA) == pytest.approx(eta, rel=1e-12, abs=0)
    ratio = monroe_newman(potential, pressure, I0, OMEGA, T) / butler_volmer(potential, pressure, I0, OMEGA, T)
    assert ratio == pytest.approx(np.exp(-stress_number(pressure, OMEGA, T) / 2), rel=1e-12, abs=0)
    assert monroe_newman(eta, 0.0, I0, OMEGA, T) == butler_volmer(eta, 0.0, I0, OMEGA, T)


@pytest.mark.parametrize(
    ("ohm_cm2", "temperature", "current", "tolerance"),
    [(2, 298.15, 12.8, 0.05), (0.1, 298.15, 257, 0.5), (1, 298.15, 26, 0.5), (30, 298.15, 0.86, 0.005), (50, 330.0, 0.57, 0.005)],
)
def test_exchange_currents_from_resistances(ohm_cm2, temperature, current, tolerance):
    assert exchange_current_density(ohm_cm2 * 1e-4, temperature) / mA_per_cm2 == pytest.approx(current, abs=tolerance)


@pytest.mark.parametrize("law", LAWS)
def test_a_potential_in_millivolt_is_refused_before_it_overflows(law):
    with pytest.raises(InputError, match="exponent"):
        law(-50.0, 0.0, I0, OMEGA, T)
