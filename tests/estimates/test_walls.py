"""Six round walls of 65 MPa and 20 GPa, and what 50 mV or 3 mA/cm2 would ask of them."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates import walls
from femiec.estimates.lame import pressurised_tube
from femiec.estimates.nernst import overpotential_from_pressure, pressure_from_overpotential
from femiec.quantities import GPa, MPa, mV, nm

OMEGA, STRENGTH, E, NU = 21.6e-30, 65 * MPa, 20 * GPa, 0.24
#        W, w, hoop ratio, burst MPa, mV, Tresca MPa, strength for 50 mV in GPa
TABLE = [
    (100, 10, 5.545, 11.7, 1.58, 9.9, 2.06),
    (100, 20, 3.083, 21.1, 2.84, 15.9, 1.14),
    (200, 50, 2.600, 25.0, 3.37, 18.1, 0.96),
    (100, 60, 1.521, 42.7, 5.76, 25.8, 0.56),
    (30, 50, 1.113, 58.4, 7.88, 30.8, 0.41),
    (60, 60, 1.250, 52.0, 7.01, 28.9, 0.46),
]


@pytest.mark.parametrize(("width", "wall", "ratio", "burst", "millivolt", "tresca", "strength"), TABLE)
def test_round_walls(width, wall, ratio, burst, millivolt, tresca, strength):
    size = (width * nm, wall * nm)
    assert walls.hoop_stress_ratio(*size) == pytest.approx(ratio, abs=6e-4)
    pressure = walls.burst_pressure(*size, STRENGTH)
    assert pressure / MPa == pytest.approx(burst, abs=0.06)
    assert -overpotential_from_pressure(pressure, OMEGA) / mV == pytest.approx(millivolt, abs=6e-3)
    assert walls.tresca_limit(*size, STRENGTH) / MPa == pytest.approx(tresca, abs=0.06)
    need = walls.required_strength(*size, pressure_from_overpotential(-50 * mV, OMEGA))
    assert need / GPa == pytest.approx(strength, abs=6e-3)


@pytest.mark.parametrize(("width", "wall"), [row[:2] for row in TABLE])
def test_limits_are_those_of_lame(width, wall):
    inner, outer = width / 2 * nm, (width / 2 + wall) * nm
    size = (width * nm, wall * nm)
    burst, yielding = walls.burst_pressure(*size, STRENGTH), walls.tresca_limit(*size, STRENGTH)
    assert pressurised_tube(inner, outer, burst, 0.0, E, NU).hoop_stress(inner) == pytest.approx(STRENGTH, rel=1e-12, abs=0)
    tube = pressurised_tube(inner, outer, yielding, 0.0, E, NU)
    assert tube.hoop_stress(inner) - tube.radial_stress(inner) == pytest.approx(STRENGTH, rel=1e-12, abs=0)
    assert tube.radial_stress(inner) < tube.axial_stress(inner) < tube.hoop_stress(inner)  # so Tresca looks at these two
    squeezed = pressurised_tube(inner, outer, 0.0, yielding, E, NU)
    assert squeezed.hoop_stress(inner) == pytest.approx(-STRENGTH, rel=1e-12, abs=0)
    assert walls.safe_wall_thickness(width * nm, burst, STRENGTH) / nm == pytest.approx(wall, rel=1e-12, abs=0)


def test_collapse():
    pressure = walls.collapse_pressure(100 * nm, np.array([10, 20]) * nm, E, NU) / MPa
    assert pressure == pytest.approx([31.9, 196.5], abs=0.1)
    for width, wall in ((200, 50), (100, 60), (30, 50), (60, 60)):
        with pytest.raises(InputError, match="wall_thickness"):
            walls.collapse_pressure(width * nm, wall * nm, E, NU)


def test_3_ma_per_cm2_through_20_um_need_717_mpa():
    assert walls.required_strength(100 * nm, 10 * nm, 129.3 * MPa) / MPa == pytest.approx(717, abs=1)


def test_thin_hoop_brackets_lame_and_is_its_limit():
    wall = np.array([1.0, 0.1]) * nm
    exact = walls.hoop_stress_ratio(100 * nm, wall)
    inside, outside = (walls.thin_hoop_stress(1.0, radius, wall) for radius in (50 * nm, 50 * nm + wall))
    assert (inside < exact).all()
    assert (exact < outside).all()
    assert walls.thin_hoop_stress(1.0, 50 * nm + wall / 2, wall) == pytest.approx(exact, rel=1e-4, abs=0)


def test_no_thickness_carries_a_pressure_above_the_strength():
    for pressure in (65 * MPa, 371 * MPa):
        with pytest.raises(InputError, match="inner_pressure"):
            walls.safe_wall_thickness(100 * nm, pressure, STRENGTH)


def test_no_pressure_needs_no_wall():
    assert walls.safe_wall_thickness(100 * nm, 0.0, STRENGTH) == 0.0
