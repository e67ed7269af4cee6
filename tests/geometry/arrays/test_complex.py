"""The polygons around chambers."""

import numpy as np
import pytest

from femiec.geometry.arrays import HEXAGON, ROUND, SQUARE, Array, Scatter
from femiec.geometry.arrays.complex import RIM, cells_of
from femiec.quantities import nm

SCATTER = Scatter(0.2, 0.05, 3)


def distances(cell):
    """Of the chamber's corners at both ends of each side from that side of the polygon [m], shape (2, sides)."""
    normals = np.stack([np.cos(cell.chamber.normals), np.sin(cell.chamber.normals)], axis=1)
    corners = cell.chamber.corners
    return np.array([np.sum(normals * (cell.vertices - ends), axis=1) for ends in (corners, np.roll(corners, -1, axis=0))])


@pytest.mark.parametrize("shape", [HEXAGON, SQUARE], ids=["hexagon", "square"])
@pytest.mark.parametrize("periodic", [None, (3, 2)], ids=["rim", "periodic"])
def test_both_sides_of_a_wall_know_one_thickness_and_have_half_of_it(shape, periodic):
    count = 1 if periodic else 9 if shape is SQUARE else 7
    array = Array(shape, 100 * nm, 20 * nm, count=count, rim=None if periodic else 30 * nm, scatter=SCATTER, periodic=periodic)
    cells = cells_of(array)
    for cell in cells:
        rim = np.array(cell.neighbours) == RIM
        np.testing.assert_allclose(cell.walls[rim], 30 * nm, rtol=1e-12)
        half = np.where(rim, array.wall, cell.walls) / 2
        np.testing.assert_allclose(distances(cell) - array.fillet, [half, half], rtol=1e-9)
        for k in np.nonzero(~rim)[0]:
            other = cells[cell.neighbours[k]]
            assert other.walls[(k + shape.sides // 2) % shape.sides] == cell.walls[k]
        assert np.ptp(cell.walls[~rim]) > 0.1 * nm


def test_the_corners_around_a_circle_have_one_power_for_three_circles():
    cells = cells_of(Array(ROUND, 100 * nm, 20 * nm, count=7, scatter=SCATTER))
    centre = cells[0]
    for k in range(6):
        three = [cells[i].chamber for i in (0, centre.neighbours[k - 1], centre.neighbours[k])]
        powers = [np.sum((centre.vertices[k] - chamber.centre) ** 2) - chamber.fillet**2 for chamber in three]
        np.testing.assert_allclose(powers, powers[0], rtol=1e-9)


def test_the_rim_of_round_holes_is_as_thick_as_it_is_told():
    for cell in cells_of(Array(ROUND, 100 * nm, 20 * nm, count=7, rim=35 * nm))[1:]:
        outside = np.array(cell.neighbours) == RIM
        assert outside.sum() == 3
        np.testing.assert_allclose(cell.walls, np.where(outside, 35 * nm, 20 * nm), rtol=1e-9)
