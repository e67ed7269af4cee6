"""Tubes crushed along their axis: squash, and buckling of slender ones."""

from math import pi, sqrt

import pytest

from femiec.errors import InputError
from femiec.laws.solid.elastic import Elastic, NeoHookean
from femiec.laws.solid.j2 import J2
from femiec.quantities import GPa, MPa, nm
from femiec.walls.buckling import buckling
from femiec.walls.crush import Plates, Tube, crush_tube, tube_structure

STUB = Tube(100 * nm, 20 * nm, 100 * nm)
E, NU, STRENGTH = 20 * GPa, 0.24, 200 * MPa


def test_the_area_is_that_of_the_ring():
    assert STUB.area == pytest.approx(pi * (70e-9**2 - 50e-9**2), rel=1e-12, abs=0)


def test_an_elastic_tube_between_smooth_plates_is_a_spring():
    assert crush_tube(STUB, Elastic(E, NU), 1e-3 * STUB.height, 1)[0] == pytest.approx(1e-3 * E, rel=1e-9, abs=0)


def test_a_stub_between_smooth_plates_is_squashed_at_the_yield_strength():
    found = crush_tube(STUB, J2(E, NU, STRENGTH), 0.02 * STUB.height)
    assert found[-1] == pytest.approx(STRENGTH, rel=1e-6, abs=0)
    assert found[0] == pytest.approx(STRENGTH * (1 if 0.02 / 8 * E > STRENGTH else 0.02 / 8 * E / STRENGTH), rel=1e-6, abs=0)


def test_rough_plates_hold_a_stub_by_less_than_plane_strain_would():
    found = crush_tube(STUB, J2(E, NU, STRENGTH), 0.05 * STUB.height, plates=Plates.ROUGH)
    assert STRENGTH < found[-1] < 2 / sqrt(3) * STRENGTH
    assert found[-1] == pytest.approx(found[-2], rel=2e-3, abs=0)


def test_a_slender_tube_buckles_at_the_classical_stress():
    """E w/(R sqrt(3 (1 - nu^2))), Timoshenko and Gere, of rings along the tube; at w/R = 1/20."""
    tube = Tube(195 * nm, 5 * nm, 1.72 * 4 * sqrt(100e-9 * 5e-9))
    shortening = 1e-3 * tube.height
    factor = buckling(tube_structure(tube, NeoHookean(E, NU), shortening, across=2, along=40)).factors[0]
    classical = E * 0.05 / sqrt(3 * (1 - NU**2))
    assert factor * 1e-3 * E == pytest.approx(classical, rel=0.05, abs=0)


def test_a_tube_without_a_wall_is_refused():
    with pytest.raises(InputError, match="wall"):
        Tube(100 * nm, 0.0, 100 * nm)
