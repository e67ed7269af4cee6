"""Lame's tube: equilibrium, Hooke's law and boundary conditions by finite differences, and the formulas in use."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.lame import confined_tube, pressurised_tube

RI, RO, E, NU = 50e-9, 60e-9, 20e9, 0.24
STRAINS = [0.0, 2e-3, -5e-3]
R = np.linspace(51e-9, 59e-9, 9)
STEP = 1e-12


TUBES = [pytest.param(pressurised_tube(RI, RO, 371e6, 5e6, E, NU, e), e, id=f"pressurised {e}") for e in STRAINS]
TUBES += [pytest.param(confined_tube(RI, RO, 371e6, E, NU, e), e, id=f"confined {e}") for e in STRAINS]


def slope(function, r):
    return (function(r + STEP) - function(r - STEP)) / (2 * STEP)


@pytest.mark.parametrize(("tube", "strain"), TUBES)
def test_equilibrium(tube, strain):
    radial = slope(tube.radial_stress, R) + (tube.radial_stress(R) - tube.hoop_stress(R)) / R
    assert radial * R / 371e6 == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(("tube", "strain"), TUBES)
def test_hooke(tube, strain):
    radial, hoop, axial = tube.radial_stress(R), tube.hoop_stress(R), tube.axial_stress(R)
    assert slope(tube.displacement, R) == pytest.approx((radial - NU * (hoop + axial)) / E, rel=1e-6, abs=1e-8)
    assert tube.displacement(R) / R == pytest.approx((hoop - NU * (radial + axial)) / E, rel=1e-11, abs=1e-13)
    assert (axial - NU * (radial + hoop)) / E == pytest.approx(strain, rel=1e-11, abs=1e-13)


@pytest.mark.parametrize("strain", STRAINS)
def test_boundary_conditions(strain):
    tube = pressurised_tube(RI, RO, 371e6, 5e6, E, NU, strain)
    assert tube.radial_stress(np.array([RI, RO])) == pytest.approx([-371e6, -5e6], rel=1e-12, abs=0)
    wall = confined_tube(RI, RO, 371e6, E, NU, strain)
    assert wall.radial_stress(RI) == pytest.approx(-371e6, rel=1e-13, abs=0)
    assert wall.displacement(RO) / RO == pytest.approx(0, abs=1e-15)


def test_formulas_of_the_inner_surface():
    p, q = 3e6, 2e6
    tube = pressurised_tube(RI, RO, p, q, E, NU)
    area = RO**2 - RI**2
    assert tube.hoop_stress(RI) == pytest.approx((p * (RI**2 + RO**2) - 2 * q * RO**2) / area, rel=1e-12, abs=0)
    alone = pressurised_tube(RI, RO, p, 0.0, E, NU)
    inner = (1 + NU) * RI * p / (E * area) * ((1 - 2 * NU) * RI**2 + RO**2)
    assert alone.displacement(RI) == pytest.approx(inner, rel=1e-12, abs=0)
    assert alone.hoop_stress(RI) / p == pytest.approx(5.545, abs=5e-4)


def test_a_confined_wall_is_a_tube_pushed_back_by_its_support():
    wall = confined_tube(RI, RO, 371e6, E, NU, 1e-3)
    tube = pressurised_tube(RI, RO, 371e6, -wall.radial_stress(RO), E, NU, 1e-3)
    assert tube.hoop_stress(R) == pytest.approx(wall.hoop_stress(R), rel=1e-10, abs=0)
    assert tube.displacement(R) == pytest.approx(wall.displacement(R), rel=1e-10, abs=0)


def test_an_incompressible_wall_that_is_confined_cannot_move():
    wall = confined_tube(RI, RO, 371e6, E, 0.5)
    assert wall.displacement(RI) == pytest.approx(0, abs=1e-20)
    assert wall.hoop_stress(R) == pytest.approx(np.full(9, -371e6), rel=1e-12, abs=0)


def test_arrays_of_pressures_and_radii_broadcast():
    pressures = np.array([[1e6], [2e6]])
    hoop = pressurised_tube(RI, RO, pressures, 0.0, E, NU).hoop_stress(R)
    assert hoop.shape == (2, 9)
    assert pressurised_tube(RI, RO, 1e6, 0.0, E, NU).axial_stress(R).shape == R.shape
    assert hoop[1] == pytest.approx(2 * hoop[0], rel=1e-14, abs=0)


def test_impossible_tubes_and_places():
    with pytest.raises(InputError, match="inner_radius"):
        pressurised_tube(RO, RI, 1e6, 0.0, E, NU)
    for ratio in (-1.0, 0.501):
        with pytest.raises(InputError, match="poisson_ratio"):
            confined_tube(RI, RO, 1e6, E, ratio)
    for r in (0.99 * RI, 1.01 * RO):
        with pytest.raises(InputError, match="r ="):
            pressurised_tube(RI, RO, 1e6, 0.0, E, NU).hoop_stress(r)
