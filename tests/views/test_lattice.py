"""The small triangles tile the cell, and carry a field as VTK does."""

from __future__ import annotations

import numpy as np
import pytest
from vtkmodules.vtkCommonDataModel import vtkBiQuadraticQuad, vtkQuad, vtkQuadraticQuad, vtkQuadraticTriangle, vtkTriangle

from femiec.views.lattice import CELLS, lattice


@pytest.mark.parametrize("cell_type", sorted(CELLS))
@pytest.mark.parametrize("pieces", [1, 2, 5])
def test_triangles_tile_the_cell(cell_type, pieces):
    shapes, triangles = lattice(cell_type, pieces)
    x, y = (shapes @ np.array(CELLS[cell_type][0])).T
    (x1, x2, x3), (y1, y2, y3) = x[triangles].T, y[triangles].T
    areas = ((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2
    assert areas.min() > 0
    assert areas.sum() == pytest.approx(0.5 if cell_type in (5, 22) else 1.0, rel=1e-12)


@pytest.mark.parametrize(
    ("cell_type", "kind"),
    [
        (5, vtkTriangle),
        (22, vtkQuadraticTriangle),
        (9, vtkQuad),
        (23, vtkQuadraticQuad),
        (28, vtkBiQuadraticQuad),
    ],
)
def test_shape_functions_are_those_of_vtk(cell_type, kind):
    shapes, _ = lattice(cell_type, 3)
    corners = 3 if cell_type in (5, 22) else 4
    places = lattice(5 if corners == 3 else 9, 3)[0] @ np.array(CELLS[cell_type][0][:corners])
    cell = kind()
    for place, row in zip(places, shapes, strict=True):
        weights = [0.0] * cell.GetNumberOfPoints()
        cell.InterpolateFunctions([*place, 0.0], weights)
        assert row == pytest.approx(weights, abs=1e-13)
