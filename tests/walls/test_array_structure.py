"""Arrays as structures: who presses on what, and which points of a section count."""

import numpy as np
import pytest

from femiec.geometry.arrays import HEXAGON, SQUARE, Array, layout
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.supports import Free, Periodic
from femiec.strength import MaxPrincipal, Tresca
from femiec.walls import solve
from femiec.walls.array_structure import Outside, array_structure, inside_cells, tubules_beside

LAW, WALL, WIDTH = Elastic(20e9, 0.24), 10e-9, 100e-9
SEVEN = Array(width=WIDTH, wall=WALL, count=7)


def pressed(structure):
    """Surface to pressure [Pa]."""
    return {name: load.value for load in structure.loads for name in load.on}


def test_the_rim_bears_what_the_fullest_tubule_does_only_if_the_array_goes_on():
    pressures = {0: 1e6, 1: 3e6, 2: 0.0}
    alone = array_structure(SEVEN, LAW, pressures)
    assert pressed(alone) == {"tubule 0": 1e6, "tubule 1": 3e6}
    assert pressed(array_structure(SEVEN, LAW, pressures, Outside.FILLED)) == {"tubule 0": 1e6, "tubule 1": 3e6, "rim": 3e6}
    assert [type(each) for each in alone.supports] == [Free]


def test_a_periodic_array_has_no_rim():
    structure = array_structure(Array(width=WIDTH, wall=WALL, periodic=(2, 1)), LAW, {0: 1e6}, Outside.FILLED)
    assert pressed(structure) == {"tubule 0": 1e6}
    assert {type(each) for each in structure.supports} == {Periodic}


def test_its_cells_follow_the_fillets():
    """Points on a fillet lie on its circle; straight cells would cut it by r (1 - cos(angle/2))."""
    points = solve(array_structure(SEVEN, LAW, {0: 1e6})).regions["wall"].points.reshape(-1, 2)
    centre, fillet = np.array([0.0, (WIDTH - WALL) / np.sqrt(3)]), WALL / 2
    arms = points - centre
    near = (np.abs(arms[:, 0]) < 0.5 * fillet * arms[:, 1] / fillet) & (np.linalg.norm(arms, axis=1) < 1.2 * fillet)
    assert np.linalg.norm(arms[near], axis=1).min() == pytest.approx(fillet, rel=1e-3)


@pytest.mark.parametrize(("shape", "corner"), [(HEXAGON, 2 / np.sqrt(3)), (SQUARE, np.sqrt(2))])
def test_corners_of_cells_are_inside_and_those_of_the_rim_are_not(shape, corner):
    array = Array(shape, width=WIDTH, wall=WALL, count=1)
    turn = np.pi / shape.sides
    ray = np.array([np.cos(turn), np.sin(turn)])
    points = np.array([array.pitch / 2 * corner * ray, (array.pitch + array.wall) / 2 * corner * ray])
    assert inside_cells(array)(points).tolist() == [True, False]


def test_refinement_changes_the_peak_inside_but_lets_that_of_the_rim_grow():
    pressures = {**dict.fromkeys(range(7), 1e6), 1: 0.0}
    inside, found = inside_cells(SEVEN), []
    for levels in (0, 1):
        state = solve(array_structure(SEVEN, LAW, pressures, Outside.FILLED, levels))
        found.append((state.peak(MaxPrincipal(), inside).value, state.peak(MaxPrincipal()).value))
    assert found[1][0] == pytest.approx(found[0][0], rel=0.01, abs=0)
    assert found[1][1] > 1.2 * found[0][1]
    assert tubules_beside(state.peak(MaxPrincipal(), inside).spot, layout(SEVEN).centres)[1] != -1


def test_elements_of_third_degree_see_the_pressure_on_a_fillet():
    """At the peak the surface bears sigma_1 along it, and -p across: Tresca's stress is sigma_1 + p."""
    state = solve(array_structure(SEVEN, LAW, {0: 1e6}, degree=3))
    assert state.peak(Tresca()).value == pytest.approx(state.peak(MaxPrincipal()).value + 1e6, rel=0.04, abs=0)
