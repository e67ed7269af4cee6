"""Cells, facets, edges and vertices found by where they are."""

import numpy as np
import pytest
import skfem

from femiec.errors import MeshError
from femiec.geometry import Mesh, exterior_facet_indices, locate_entities, locate_entities_boundary

TICKS = np.linspace(0, 1, 4)
PLAIN = {
    "interval": skfem.MeshLine(TICKS),
    "triangle": skfem.MeshTri.init_tensor(TICKS, TICKS),
    "quadrilateral": skfem.MeshQuad.init_tensor(TICKS, TICKS),
    "tetrahedron": skfem.MeshTet.init_tensor(TICKS, TICKS, TICKS),
    "hexahedron": skfem.MeshHex.init_tensor(TICKS, TICKS, TICKS),
}
ON_WALL = {
    "interval": (1,),
    "triangle": (4, 3),
    "quadrilateral": (4, 3),
    "tetrahedron": (16, 33, 18),
    "hexahedron": (16, 24, 9),
}
"""Vertices, edges and faces of the square x = 0 in 3 x 3 squares; of tetrahedra each square has a diagonal."""
ALL = {
    "interval": (2,),
    "triangle": (12, 12),
    "quadrilateral": (12, 12),
    "tetrahedron": (56, 162, 108),
    "hexahedron": (56, 108, 54),
}
"""Of the whole boundary: in space vertices - edges + faces = 2."""


@pytest.fixture(params=PLAIN)
def mesh(request: pytest.FixtureRequest) -> Mesh:
    return Mesh.from_skfem(PLAIN[request.param])


def west(x: np.ndarray) -> np.ndarray:
    return np.isclose(x[0], 0)


def anywhere(x: np.ndarray) -> np.ndarray:
    return np.isfinite(x[0])


def test_a_side(mesh: Mesh) -> None:
    """All of it is on the boundary."""
    for dim, count in enumerate(ON_WALL[mesh.cell]):
        found = locate_entities(mesh, dim, west)
        assert len(found) == count
        np.testing.assert_array_equal(locate_entities_boundary(mesh, dim, west), found)


def test_the_whole_boundary(mesh: Mesh) -> None:
    counts = [len(locate_entities_boundary(mesh, dim, anywhere)) for dim in range(mesh.dim)]
    assert tuple(counts) == ALL[mesh.cell]
    np.testing.assert_array_equal(exterior_facet_indices(mesh.topology), mesh.skfem.boundary_facets())
    np.testing.assert_array_equal(locate_entities_boundary(mesh, mesh.dim - 1, anywhere), mesh.skfem.boundary_facets())


def test_a_plane_inside_is_not_on_the_boundary(mesh: Mesh) -> None:
    def plane(x: np.ndarray) -> np.ndarray:
        return np.isclose(x[0], TICKS[1])

    inside = locate_entities(mesh, mesh.dim - 1, plane)
    assert len(inside) == ON_WALL[mesh.cell][-1]
    assert len(locate_entities_boundary(mesh, mesh.dim - 1, plane)) == 0
    where = mesh.skfem.p[0, np.atleast_2d(mesh.skfem.facets)[:, inside]]
    np.testing.assert_allclose(where, TICKS[1])


def test_cells(mesh: Mesh) -> None:
    """A cell is found if all of its vertices are."""
    found = locate_entities(mesh, mesh.dim, lambda x: x[0] < TICKS[2] + 1e-9)
    centre = mesh.skfem.p[0, mesh.skfem.t].mean(axis=0)
    np.testing.assert_array_equal(found, np.nonzero(centre < TICKS[2])[0])


def test_positions_have_three_rows(mesh: Mesh) -> None:
    seen: list[np.ndarray] = []
    locate_entities(mesh, 0, lambda x: seen.append(x) or west(x))
    assert seen[0].shape == (3, mesh.skfem.nvertices)
    np.testing.assert_array_equal(seen[0][: mesh.dim], mesh.skfem.p)
    assert not seen[0][mesh.dim :].any()


def test_refusals() -> None:
    mesh = Mesh.from_skfem(PLAIN["triangle"])
    with pytest.raises(MeshError, match="dim = 3: expected 0 to 2"):
        locate_entities(mesh, 3, anywhere)
    with pytest.raises(MeshError, match="dim = 2: expected 0 to 1"):
        locate_entities_boundary(mesh, 2, anywhere)
    for marker in (lambda x: x[0], lambda x: True, lambda x: x > 0):
        with pytest.raises(MeshError, match=r"marker = .*: expected 16 truth values; return a comparison"):
            locate_entities(mesh, 1, marker)
