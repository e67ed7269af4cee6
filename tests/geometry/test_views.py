"""A mesh by DOLFINx's names."""

import basix
import numpy as np
import pytest
import skfem
import ufl

from femiec.geometry import Mesh
from femiec.geometry.views import in_space

CELLS = {
    "interval": skfem.MeshLine(np.linspace(0, 1, 4)),
    "triangle": skfem.MeshTri().refined(1),
    "quadrilateral": skfem.MeshQuad().refined(1),
    "tetrahedron": skfem.MeshTet(),
    "hexahedron": skfem.MeshHex().refined(1),
}
COUNTS = {
    "interval": (4, 3),
    "triangle": (9, 16, 8),
    "quadrilateral": (9, 12, 4),
    "tetrahedron": (8, 18, 16, 5),
    "hexahedron": (27, 54, 36, 8),
}
"""Vertices, edges, faces and cells; their alternating sum is one."""


@pytest.mark.parametrize("cell", CELLS)
def test_names(cell: str) -> None:
    mesh = Mesh.from_skfem(CELLS[cell])
    dim = len(COUNTS[cell]) - 1
    assert mesh.topology.dim == mesh.geometry.dim == dim
    assert mesh.topology.cell_name() == cell == mesh.ufl_cell().cellname
    assert mesh.basix_cell() == getattr(basix.CellType, cell)
    assert mesh.ufl_cell() == ufl.Cell(cell)
    mesh.topology.create_entities(dim - 1)
    mesh.topology.create_connectivity(dim - 1, dim)


@pytest.mark.parametrize("cell", CELLS)
def test_numbers_of_entities(cell: str) -> None:
    topology = Mesh.from_skfem(CELLS[cell]).topology
    maps = [topology.index_map(dim) for dim in range(topology.dim + 1)]
    assert tuple(found.size_local for found in maps) == COUNTS[cell]
    assert sum((-1) ** dim * found.size_global for dim, found in enumerate(maps)) == 1
    assert {found.num_ghosts for found in maps} == {0}
    assert maps[0].local_range == (0, COUNTS[cell][0])


@pytest.mark.parametrize("mesh", [skfem.MeshTri().refined(1), skfem.MeshTri2.from_mesh(skfem.MeshTri().refined(1))])
def test_nodes(mesh: skfem.Mesh) -> None:
    """Three columns, of the nodes in the middle of edges too; the nodes of a cell in basix's order."""
    own = Mesh.from_skfem(mesh)
    x = own.geometry.x
    np.testing.assert_array_equal(x, np.column_stack([own.nodes.T, np.zeros(own.nodes.shape[1])]))
    basis = basix.create_element(basix.ElementFamily.P, basix.CellType.triangle, own.degree, basix.LagrangeVariant.equispaced)
    inside = np.einsum("n,cnd->cd", basis.tabulate(0, np.array([[1 / 3, 1 / 3]]))[0, 0, :, 0], x[own.geometry.dofmap])
    np.testing.assert_allclose(inside[:, :2].T, mesh.p[:, mesh.t[:3]].mean(axis=1), rtol=1e-14)


def test_what_is_written_to_a_copy_is_not_lost_in_silence() -> None:
    mesh = Mesh.from_skfem(skfem.MeshTri())
    with pytest.raises(ValueError, match="read-only"):
        mesh.geometry.x[:] = 0
    mesh.move(2 * mesh.nodes)
    assert mesh.geometry.x.max() == 2


def test_rows_that_are_missing_are_zero() -> None:
    assert in_space(np.array([[1.0, 2.0]])).tolist() == [[1, 2], [0, 0], [0, 0]]
    assert in_space(np.ones((3, 4))).tolist() == np.ones((3, 4)).tolist()
