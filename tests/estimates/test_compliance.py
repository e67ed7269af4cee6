"""The give of a wall, and the diffusion that fills it."""

import math

import numpy as np
import pytest

from femiec.estimates.compliance import (
    confined_tube_compliance,
    filling_number,
    filling_time,
    free_tube_compliance,
    slit_compliance,
)

E, NU, R = 20e9, 0.24, 50e-9


def test_a_free_tube_by_the_plane_strain_formula_of_lame():
    """u(r_i) = (1 + nu) r_i p/[E (r_o^2 - r_i^2)] [(1 - 2 nu) r_i^2 + r_o^2], typed here."""
    outer = 60e-9
    u = (1 + NU) * R / (E * (outer**2 - R**2)) * ((1 - 2 * NU) * R**2 + outer**2)
    assert free_tube_compliance(R, outer, E, NU) == pytest.approx(2 * math.pi * R * u, rel=1e-12, abs=0)


def test_a_confined_tube_of_large_radius_is_a_layer_of_half_the_wall():
    wall, large = 10e-9, 1e-4
    softness = (1 + NU) * (1 - 2 * NU) / ((1 - NU) * E)  # uniaxial strain
    expected = 2 * math.pi * large * wall / 2 * softness
    assert confined_tube_compliance(large, large + wall / 2, E, NU) == pytest.approx(expected, rel=1e-3, abs=0)
    assert slit_compliance(wall, E, NU) == pytest.approx(wall * softness, rel=1e-14, abs=0)


def test_neighbours_stiffen_a_wall():
    """By 67 at 100/10: hoop stretch of a free tube against squeezing of half a wall."""
    assert free_tube_compliance(R, 60e-9, E, NU) / confined_tube_compliance(R, 55e-9, E, NU) == pytest.approx(66.7, rel=0.01)


def test_the_filling_time_is_the_decay_of_a_diffusing_pressure():
    """Explicit steps of C dP/dt = p M P'' on a column whose tip is closed: the slowest mode decays in 4 tau/pi^2."""
    compliance, height, perimeter, mobility, cells = 6.5e-26, 20e-6, 3.14e-7, 2.086e-29, 60
    tau = filling_time(compliance, height, perimeter, mobility)
    dz = height / cells
    z = (np.arange(cells) + 0.5) * dz
    step = 0.2 * dz**2 * compliance / (perimeter * mobility)
    pressure = np.sin(math.pi * z / (2 * height))
    steps = round(0.2 * tau / step)
    for _ in range(steps):
        around = np.concatenate([[-pressure[0]], pressure, [pressure[-1]]])  # zero at the root, no flux at the tip
        pressure = pressure + step * perimeter * mobility / (compliance * dz**2) * np.diff(around, 2)
    decay = np.log(math.sin(math.pi * z[-1] / (2 * height)) / pressure[-1])
    assert decay == pytest.approx(steps * step * math.pi**2 / (4 * tau), rel=1e-3, abs=0)


def test_the_wall_of_the_paper_fills_within_seconds_of_an_hour():
    shared = filling_time(confined_tube_compliance(R, 55e-9, E, NU), 20e-6, math.pi * 2 * R, 2.086e-29)
    free = filling_time(free_tube_compliance(R, 60e-9, E, NU), 20e-6, math.pi * 2 * R, 2.086e-29)
    assert (shared, free) == pytest.approx((3.96, 264.0), rel=0.01)
    assert filling_number(free, 3600.0) == pytest.approx(free / 3600, rel=1e-14, abs=0)
