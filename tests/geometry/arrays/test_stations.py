"""Where the nodes lie along a side."""

import numpy as np
import pytest

from femiec.geometry.arrays import HEXAGON, ROUND, SQUARE, Array
from femiec.geometry.arrays.complex import cells_of
from femiec.geometry.arrays.stations import stations
from femiec.quantities import nm


@pytest.mark.parametrize("shape", [HEXAGON, ROUND, SQUARE], ids=["hexagon", "round", "square"])
@pytest.mark.parametrize("levels", [0, 1])
def test_lines_through_the_wall_are_rays_from_a_fillet_or_across_a_flat(shape, levels):
    array = Array(shape, 100 * nm, 40 * nm)
    where, cell = stations(array, 2, None, levels), cells_of(array)[0]
    inner = cell.chamber.side(0, where.arc, where.flat)
    outer = cell.vertices[0] + where.edge[:, None] * (cell.vertices[1] - cell.vertices[0])
    corner, count = cell.chamber.corners[0], len(where.arc)
    x, y = np.moveaxis(np.array([inner - corner, outer - corner])[:, :count], -1, 0)
    np.testing.assert_allclose(x[0] * y[1], x[1] * y[0], atol=1e-12 * array.width**2)
    flat = slice(count - 1, count - 1 + len(where.flat))
    np.testing.assert_allclose((outer - inner)[flat], np.tile([20 * nm, 0], (len(where.flat), 1)), atol=1e-12 * nm)
    np.testing.assert_allclose(where.edge, 1 - where.edge[::-1], atol=1e-12)


def test_cells_along_a_flat_grow_slowly_from_the_size_of_those_along_the_fillet():
    array = Array(HEXAGON, 200 * nm, 10 * nm)
    where = stations(array, 2, None, 0)
    sizes = np.diff(where.flat) * (array.width - 2 * array.fillet) / np.sqrt(3)
    first = array.fillet * np.pi / 6 / (len(where.arc) - 1)
    assert sizes[0] == pytest.approx(first, rel=1e-6)
    assert (sizes[1:] / sizes[:-1]).max() < 1.4


def test_cells_of_the_rim_are_even_where_it_is_a_wall_and_grow_where_it_is_wide():
    np.testing.assert_allclose(stations(Array(wall=10 * nm), 3, None, 0).beyond, [0, 1 / 3, 2 / 3, 1], atol=1e-12)
    assert stations(Array(wall=10 * nm, rim=5 * nm), 3, None, 0).beyond.size == 1
    sizes = np.diff(stations(Array(wall=10 * nm, rim=2005 * nm), 2, None, 0).beyond) * 2000
    assert sizes[0] == pytest.approx(2.5)
    assert len(sizes) < 20
    assert (sizes[1:] / sizes[:-1]).max() < 1.41


def test_a_thick_round_wall_has_cells_that_grow_with_the_radius():
    where = stations(Array(ROUND, 30 * nm, 50 * nm), 4, None, 0)
    radii = 15 + 25 * where.across
    np.testing.assert_allclose(radii[1:] / radii[:-1], (80 / 30) ** 0.25)
