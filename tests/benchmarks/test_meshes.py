import numpy as np
import pytest

from benchmarks.meshes import quadrilaterals, simplices, unit


@pytest.mark.parametrize("dim", [2, 3])
def test_simplices_fill_the_cube_once(dim):
    mesh = simplices(*[unit(2 + axis) for axis in range(dim)])
    corners = mesh.points[mesh.cells]
    volumes = abs(np.linalg.det(corners[:, 1:] - corners[:, :1])) / np.prod(range(1, dim + 1))
    assert volumes.sum() == pytest.approx(1.0)
    assert np.ptp(volumes) < 1e-15
    assert len(mesh.cells) == {2: 2 * 6, 3: 6 * 24}[dim]


def test_the_boundary_of_a_mesh_is_that_of_the_cube():
    x, y, z = (unit(n) for n in (2, 3, 4))
    assert len(simplices(x, y).boundary()) == 2 * (2 + 3)
    assert len(quadrilaterals(x, y).boundary()) == 2 * (2 + 3)
    assert len(simplices(x, y, z).boundary()) == 2 * 2 * (2 * 3 + 3 * 4 + 4 * 2)
    facets = quadrilaterals(x, y)
    on_a_side = np.isin(facets.points[facets.boundary()], (0.0, 1.0)).all(axis=1).any(axis=1)
    assert on_a_side.all()
