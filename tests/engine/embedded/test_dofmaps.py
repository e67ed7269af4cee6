"""Dofs and elements by DOLFINx's names."""

import basix.ufl
import numpy as np
import pytest
from warped import CELLS, DIM, SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded.dofmaps import dofs_of_cells
from femiec.errors import InputError


def mixed(mesh):
    elements = basix.ufl.element("P", mesh.cell, 2, shape=(mesh.dim,)), basix.ufl.element("P", mesh.cell, 1)
    return fem.functionspace(mesh, basix.ufl.mixed_element(elements))


@pytest.mark.parametrize("shape", [None, (2,), (2, 2)], ids=str)
@pytest.mark.parametrize("cell", CELLS)
def test_a_space_of_one_element_has_blocks_of_dofs(cell, shape):
    V = fem.functionspace(warped_mesh(cell, SMALL), ("P", 2, shape))
    size, dofmap = int(np.prod(shape or ())), V.dofmap
    assert dofmap.bs == dofmap.index_map_bs == size
    assert dofmap.index_map.size_global * dofmap.bs == V.dim
    assert dofmap.list.shape == (V.mesh.skfem.nelements, V.element.space_dimension // size)
    np.testing.assert_array_equal(dofmap.cell_dofs(1), dofmap.list[1])
    x = V.tabulate_dof_coordinates()
    assert x.shape == (V.dim // size, 3)
    np.testing.assert_array_equal(np.repeat(x[:, : DIM[cell]], size, axis=0).T, V.dof_coordinates())
    assert not x[:, DIM[cell] :].any()


def test_a_symmetric_tensor_has_a_block_of_its_stored_components():
    V = fem.functionspace(warped_mesh("triangle"), ("P", 1, (2, 2), True))
    assert (V.dofmap.bs, V.num_sub_spaces) == (3, 3)


def test_the_dofs_of_a_cell_give_its_values():
    """The dofs of a cell, and its basis at a point, make the value there."""
    mesh = warped_mesh("triangle")
    f = field(fem.functionspace(mesh, ("P", 2, (2,))))
    V, X = f.function_space, np.array([[0.3, 0.2]])
    basis = basix.ufl.element("P", "triangle", 2).tabulate(0, X)[0, 0]
    blocks = f.x.array.reshape(-1, V.dofmap.bs)
    expected = np.einsum("n,cnd->cd", basis, blocks[V.dofmap.list])
    np.testing.assert_allclose(fem.Expression(f, X).eval(mesh, mesh.cells_of())[:, 0], expected, rtol=1e-13)


def test_a_mixture_and_its_parts_have_single_dofs():
    mesh = warped_mesh("triangle")
    W = mixed(mesh)
    assert W.dofmap.bs == 1
    assert W.dofmap.index_map.size_local == W.dim
    assert W.dofmap.list.shape == (mesh.skfem.nelements, 12 + 3)
    together = np.concatenate([dofs_of_cells(W.sub(i), mesh.cells_of()) for i in (0, 1)], axis=1)
    np.testing.assert_array_equal(W.dofmap.list, together)


def test_beside_its_region_a_space_has_no_dofs():
    mesh = warped_mesh("triangle")
    V = fem.functionspace(mesh, ("P", 1, (2,)), on="left")
    dofs = dofs_of_cells(V, mesh.cells_of())
    assert np.all(dofs[mesh.cells_of("right")] == -1)
    assert set(dofs[mesh.cells_of("left")].ravel()) == set(range(V.dim))


@pytest.mark.parametrize("name", ["P", "DG", "Quadrature"])
def test_interpolation_points_are_the_nodes(name):
    V = fem.functionspace(warped_mesh("quadrilateral", SMALL), (name, 2))
    x = fem.Expression(V.mesh.x, V.element.interpolation_points).eval(V.mesh, V.mesh.cells_of())
    np.testing.assert_allclose(x, V.tabulate_dof_coordinates()[V.dofmap.list][..., :2], rtol=1e-13)


def test_a_mixture_is_refused():
    W = mixed(warped_mesh("triangle"))
    with pytest.raises(InputError, match=r"V\.element = a mixture of elements: expected one element; take a part, V\.sub\(i\)"):
        _ = W.element
    with pytest.raises(InputError, match=r"V = a mixture of elements: .*; take V\.sub\(i\)\.collapse\(\)\[0\]"):
        W.tabulate_dof_coordinates()
    assert W.sub(0).element.interpolation_points.shape == (6, 2)
