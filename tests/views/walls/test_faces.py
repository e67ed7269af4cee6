"""The surface of a solid body."""

from __future__ import annotations

import numpy as np
import pytest

from femiec.results.result import NODES, RegionData
from femiec.views.walls.faces import FACES, boundary, same_points


@pytest.mark.parametrize("cell_type", sorted(FACES))
def test_faces_are_those_of_vtk(cell_type):
    import pyvista

    nodes = NODES[cell_type]
    grid = pyvista.UnstructuredGrid(np.array([nodes, *range(nodes)]), np.array([cell_type], np.uint8), np.zeros((nodes, 3)))
    cell = grid.get_cell(0)
    assert FACES[cell_type][2].tolist() == [face.point_ids for face in cell.faces]
    assert {FACES[cell_type][1]} == {int(face.type) for face in cell.faces}


def test_a_tube_has_the_faces_of_its_surface_alone(tube):
    ((nodes, kind),) = boundary([tube])
    # Inside and outside 16 x 3 each, root and top 16 x 2 each; the ends of the turn meet.
    assert (len(nodes), kind) == (2 * 16 * 3 + 2 * 16 * 2, 28)


def test_where_two_regions_touch_there_is_no_face(make_tube):
    below, above = make_tube(high=70e-9), make_tube(low=70e-9, name="cap")
    found = boundary([below, above])
    assert [len(nodes) for nodes, _ in found] == [2 * 16 * 3 + 16 * 2] * 2


def test_points_read_a_little_inside_their_cells_are_joined(tube):
    corners = tube.points[tube.cells]
    middle = corners.mean(axis=1, keepdims=True)
    pulled = RegionData("wall", (corners + 1e-7 * (middle - corners)).reshape(-1, 3), tube.cells, 29)
    assert len(boundary([pulled])[0][0]) == 160


def test_points_apart_stay_apart():
    rng = np.random.default_rng(3)
    points = rng.random((500, 3))
    both = np.concatenate([points, points + 1e-9 * rng.standard_normal(points.shape)])
    numbers = same_points(both)
    assert len(np.unique(numbers)) == 500
    assert np.array_equal(numbers[:500], numbers[500:])
