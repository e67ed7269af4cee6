"""Random deviations, and arrays with them."""

import numpy as np
import pytest
from sections import cell_areas, euler, named_once

from femiec.errors import InputError, MeshError
from femiec.geometry.arrays import HEXAGON, ROUND, SQUARE, Array, Scatter, array_section, layout
from femiec.geometry.arrays.scattered import CUT, SPREAD, deviations
from femiec.quantities import nm

BIG = {"shape": HEXAGON, "width": 100 * nm, "wall": 20 * nm, "periodic": (18, 18)}


def test_they_have_their_mean_and_deviation_and_end():
    values = np.array(list(deviations(0, 0, [(i, j) for i in range(200) for j in range(200)], 2).values()))
    assert values.mean() == pytest.approx(0, abs=0.015)
    assert values.std() == pytest.approx(1, abs=0.01)
    assert 2.2 < np.abs(values).max() <= CUT / SPREAD


def test_they_belong_to_seed_and_stream():
    places = [(0, 0), (1, 0), (2, -1)]
    first = deviations(5, 0, places)
    assert first == deviations(5, 0, [*places[::-1], *places])
    assert first[0, 0] != deviations(6, 0, places)[0, 0]
    assert first[0, 0] != deviations(5, 1, places)[0, 0]


@pytest.mark.parametrize("shape", [HEXAGON, ROUND, SQUARE], ids=["hexagon", "round", "square"])
def test_the_same_seed_gives_the_same_mesh(shape):
    def points(seed):
        count = 9 if shape is SQUARE else 7
        return array_section(Array(shape, 100 * nm, 20 * nm, count=count, scatter=Scatter(0.1, 0.02, seed))).skfem.p

    np.testing.assert_array_equal(points(3), points(3))
    assert np.abs(points(3) - points(4)).max() > 1 * nm


@pytest.mark.parametrize("shape", [HEXAGON, ROUND, SQUARE], ids=["hexagon", "round", "square"])
def test_scattered_cells_fit_together(shape):
    count = 25 if shape is SQUARE else 19
    for seed in range(5):
        array = Array(shape, 100 * nm, 20 * nm, count=count, scatter=Scatter(0.2, 0.05, seed))
        mesh = array_section(array)
        assert euler(mesh) == 1 - count
        assert named_once(mesh)
        assert (cell_areas(mesh) > 0).all()


def test_walls_have_the_deviation_that_is_asked_for():
    hexagons = layout(Array(**BIG, scatter=Scatter(wall=0.2))).walls
    thickness = np.array([wall.thickness for wall in hexagons])
    assert thickness.std() == pytest.approx(0.2 * 20 * nm, rel=0.05, abs=0)
    assert thickness.mean() == pytest.approx(20 * nm, rel=0.02, abs=0)
    rounds = np.array([wall.thickness for wall in layout(Array(**{**BIG, "shape": ROUND}, scatter=Scatter(wall=0.2))).walls])
    assert rounds.std() == pytest.approx(0.2 * 20 * nm, rel=0.05, abs=0)


def test_widths_have_the_deviation_that_is_asked_for():
    """Between opposite flats of a hexagon, at their middles; the diameter of a circle from its area."""
    array = Array(**BIG, scatter=Scatter(width=0.05))
    found = layout(array)
    middles = np.array([wall.middle for wall in found.walls]).reshape(-1, 3, 2)
    left = {wall.between[1]: wall for wall in found.walls[::3]}
    inside = [i for i in range(array.count) if i % 18 > 0]
    widths = [middles[i, 0, 0] - left[i].middle[0] - array.wall for i in inside]
    assert np.std(widths) == pytest.approx(0.05 * 100 * nm, rel=0.1, abs=0)
    diameters = 2 * np.sqrt(layout(Array(**{**BIG, "shape": ROUND}, scatter=Scatter(width=0.05))).areas / np.pi)
    assert diameters.std() == pytest.approx(0.05 * 100 * nm, rel=0.1, abs=0)


def test_walls_of_the_mesh_are_those_of_the_layout():
    """The shortest distance of two chambers' nodes: exact between flats to second order in the cells' size."""
    array = Array(ROUND, 100 * nm, 20 * nm, count=7, scatter=Scatter(0.2, 0.02, 1))
    mesh = array_section(array, levels=2)
    on = [mesh.skfem.p[:, np.unique(mesh.skfem.facets[:, mesh.facets_of(f"tubule {i}")])] for i in range(7)]
    for wall in layout(array).walls:
        first, second = (on[i] for i in wall.between)
        nearest = np.linalg.norm(first[:, :, None] - second[:, None], axis=0).min()
        assert nearest == pytest.approx(wall.thickness, rel=2e-3, abs=0)


@pytest.mark.parametrize(
    "array",
    [
        Array(ROUND, 100 * nm, 5 * nm, count=19, scatter=Scatter(width=0.1)),
        Array(HEXAGON, 20 * nm, 30 * nm, count=37, fillet=8.5 * nm, scatter=Scatter(wall=0.4)),
        Array(HEXAGON, 20 * nm, 5 * nm, count=91, fillet=8 * nm, scatter=Scatter(width=0.1)),
    ],
    ids=["walls", "flats by walls", "corners"],
)
def test_scatter_that_makes_something_vanish(array):
    for question in (array_section, layout):
        with pytest.raises(InputError, match=r"^scatter = .* (wall|flat|corner) of .*tubule \d"):
            question(array)


def test_a_rim_too_wide_for_the_scatter_is_refused():
    """The sides of the outline would turn round; without scatter they do not."""
    array = {"shape": HEXAGON, "width": 100 * nm, "wall": 10 * nm, "count": 19, "rim": 2000 * nm}
    array_section(Array(**array))
    with pytest.raises(MeshError, match=r"^cells = "):
        array_section(Array(**array, scatter=Scatter(width=0.1)))
