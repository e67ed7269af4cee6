"""Pressure and overpotential: the numbers of the paper's abstract, introduction and Methods."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.nernst import (
    energy_per_pressure,
    overpotential_from_pressure,
    pressure_from_overpotential,
    pressure_per_volt,
)
from femiec.quantities import MPa, mV

OMEGA = 21.6e-30


def test_pressure_per_volt():
    assert pressure_per_volt(OMEGA) / MPa == pytest.approx(7417.5, rel=1e-5, abs=0)
    assert pressure_per_volt(OMEGA) / MPa == pytest.approx(7410, rel=0.002, abs=0)  # the paper


def test_energy_per_gigapascal():
    assert energy_per_pressure(OMEGA) * 1e9 == pytest.approx(0.134817, rel=1e-5, abs=0)
    assert energy_per_pressure(OMEGA) * 1e9 == pytest.approx(0.135, rel=0.005, abs=0)  # the paper


@pytest.mark.parametrize(
    ("millivolt", "computed", "paper"),
    [(135, 1001.4, 1000), (50, 370.9, 370), (39, 289.3, None)],
    ids=["abstract", "Methods", "39 mV"],
)
def test_pressure_of_an_overpotential(millivolt, computed, paper):
    pressure = pressure_from_overpotential(-millivolt * mV, OMEGA) / MPa
    assert pressure == pytest.approx(computed, rel=2e-4, abs=0)
    assert paper is None or pressure == pytest.approx(paper, rel=0.005, abs=0)


@pytest.mark.parametrize(("omega", "per_volt"), [(39.45e-30, 4060), (75.4e-30, 2125)], ids=["Na", "K"])
def test_other_metals(omega, per_volt):
    assert pressure_per_volt(omega) / MPa == pytest.approx(per_volt, rel=5e-4, abs=0)


def test_there_and_back():
    potential = np.array([-1.0, -0.05, 0.0])
    back = overpotential_from_pressure(pressure_from_overpotential(potential, OMEGA), OMEGA)
    assert back == pytest.approx(potential, rel=1e-15, abs=0)


def test_no_overpotential_is_no_pressure_and_not_minus_zero():
    assert not np.signbit(pressure_from_overpotential(0.0, OMEGA))


def test_a_stripping_overpotential_builds_no_pressure():
    with pytest.raises(InputError, match="overpotential"):
        pressure_from_overpotential(0.05, OMEGA)
    with pytest.raises(InputError, match="overpotential"):
        pressure_from_overpotential([-0.05, 0.05], OMEGA)
    with pytest.raises(InputError, match="pressure"):
        overpotential_from_pressure(-1e6, OMEGA)
