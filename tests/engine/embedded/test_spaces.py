"""Spaces: the number of dofs, where they are, which are on a boundary."""

import basix.ufl
import numpy as np
import pytest
from by_skfem import cell_basis
from warped import CELLS, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError, MeshError

NAMES = [("Lagrange", 1), ("Lagrange", 2), ("DG", 0), ("DG", 1)]
COUNTS = {
    "interval": (5, 9, 4, 8),
    "triangle": (20, 63, 24, 72),
    "quadrilateral": (20, 63, 12, 48),
    "tetrahedron": (80, 441, 216, 864),
    "hexahedron": (80, 441, 36, 288),
}
"""From 4 x 3 x 3 boxes: (4 + 1)(3 + 1)(3 + 1) vertices, (8 + 1)(6 + 1)(6 + 1) P2 nodes; 1, 2, 1, 6, 1 cells a box."""


def mixed(mesh):
    """P1 first and a P2 vector second."""
    elements = basix.ufl.element("P", mesh.cell, 1), basix.ufl.element("P", mesh.cell, 2, shape=(mesh.dim,))
    return fem.functionspace(mesh, basix.ufl.mixed_element(elements))


@pytest.mark.parametrize("name", NAMES, ids=str)
@pytest.mark.parametrize("cell", CELLS)
def test_number_of_dofs(cell, name):
    count = COUNTS[cell][NAMES.index(name)]
    mesh = warped_mesh(cell)
    assert fem.functionspace(mesh, name).dim == count
    assert fem.functionspace(mesh, (*name, (3,))).dim == 3 * count


@pytest.mark.parametrize("name", NAMES, ids=str)
@pytest.mark.parametrize("cell", CELLS)
def test_dof_coordinates_are_those_of_scikit_fem(cell, name):
    mesh = warped_mesh(cell)
    where = cell_basis(mesh, *name).doflocs
    np.testing.assert_allclose(fem.functionspace(mesh, name).dof_coordinates(), where, atol=1e-14)
    vector = fem.functionspace(mesh, (*name, (2,)))
    np.testing.assert_allclose(vector.dof_coordinates(), np.repeat(where, 2, axis=1), atol=1e-14)
    assert np.array_equal(vector.dof_component, np.tile([0, 1], where.shape[1]))


def test_a_mixed_space_numbers_one_part_after_the_other():
    mesh = warped_mesh("triangle")
    V = mixed(mesh)
    first, second = fem.functionspace(mesh, ("P", 1)), fem.functionspace(mesh, ("P", 2, (2,)))
    assert V.dim == first.dim + second.dim
    assert np.array_equal(V.dof_coordinates(), np.hstack([first.dof_coordinates(), second.dof_coordinates()]))
    assert np.array_equal(V.dof_component, np.concatenate([first.dof_component, second.dof_component + 1]))


@pytest.mark.parametrize("region", ["left", "right"])
@pytest.mark.parametrize("name", NAMES, ids=str)
@pytest.mark.parametrize("cell", CELLS)
def test_a_space_on_a_region_has_the_dofs_of_its_cells(cell, name, region):
    mesh = warped_mesh(cell)
    V, whole = fem.functionspace(mesh, name, on=region), cell_basis(mesh, *name)
    keep = np.unique(whole.element_dofs[:, mesh.cells_of(region)])
    assert V.dim == len(keep)
    np.testing.assert_allclose(V.dof_coordinates(), whole.doflocs[:, keep], atol=1e-14)
    assert np.array_equal(V.support, mesh.cells_of(region))


def test_a_space_on_all_regions_is_the_whole_space():
    mesh = warped_mesh("triangle")
    assert fem.functionspace(mesh, ("P", 2), on=("left", "right")).dim == fem.functionspace(mesh, ("P", 2)).dim


def test_a_real_space_has_one_dof():
    V = fem.functionspace(warped_mesh("triangle"), ("Real", 0))
    assert V.dim == 1
    assert not V.blocks[0].cells.any()


# ------------------------------------------------------------ locating dofs
@pytest.mark.parametrize("side", ["west", "east"])
@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize("cell", CELLS)
def test_dofs_of_facets_are_those_of_their_closure(cell, degree, side):
    mesh = warped_mesh(cell)
    basis = cell_basis(mesh, "Lagrange", degree)
    found = fem.locate_dofs_topological(fem.functionspace(mesh, ("P", degree)), mesh.dim - 1, mesh.facets_of(side))
    assert np.array_equal(found, np.sort(basis.get_dofs(mesh.surfaces[side]).flatten()))
    across = [1, 4, 4, 16, 16] if degree == 1 else [1, 7, 7, 49, 49]
    assert len(found) == across[CELLS.index(cell)]


@pytest.mark.parametrize("cell", CELLS)
def test_dofs_of_cells_are_those_of_their_closure(cell):
    mesh = warped_mesh(cell)
    V = fem.functionspace(mesh, ("P", 2, (2,)))
    found = fem.locate_dofs_topological(V, mesh.dim, mesh.cells_of("left"))
    scalar = np.unique(cell_basis(mesh, "Lagrange", 2).element_dofs[:, mesh.cells_of("left")])
    assert np.array_equal(found, np.sort(np.concatenate([2 * scalar, 2 * scalar + 1])))


def test_discontinuous_dofs_lie_inside_cells():
    mesh = warped_mesh("triangle")
    V = fem.functionspace(mesh, ("DG", 1))
    assert len(fem.locate_dofs_topological(V, 1, mesh.facets_of("west"))) == 0
    assert len(fem.locate_dofs_topological(V, 2, mesh.cells_of())) == V.dim


def test_dofs_of_components_and_parts():
    mesh = warped_mesh("quadrilateral")
    V, facets = mixed(mesh), mesh.facets_of("south")
    everything = fem.locate_dofs_topological(V, 1, facets)
    for part, components in ((V.sub(0), [0]), (V.sub(1), [1, 2]), (V.sub(1).sub(0), [1]), (V.sub(1).sub(1), [2])):
        found = fem.locate_dofs_topological(part, 1, facets)
        assert np.array_equal(found, everything[np.isin(V.dof_component[everything], components)])
        assert len(found) > 0


@pytest.mark.parametrize("on", [(), "left"], ids=["everywhere", "on a region"])
@pytest.mark.parametrize("degree", [1, 2])
def test_both_ways_of_locating_agree(on, degree):
    mesh = warped_mesh("triangle")
    V = fem.functionspace(mesh, ("P", degree, (2,)), on=on)
    facets = mesh.facets_of("west", "north")
    topological = fem.locate_dofs_topological(V.sub(1), 1, facets)
    middle = mesh.skfem.p[:, mesh.skfem.facets[:, facets]].mean(axis=1)
    nodes = np.hstack([mesh.skfem.p[:, np.unique(mesh.skfem.facets[:, facets])], middle if degree == 2 else middle[:, :0]])

    def near(x):
        return np.min(np.linalg.norm(x[:2, :, None] - nodes[:, None], axis=0), axis=1) < 1e-12

    assert np.array_equal(fem.locate_dofs_geometrical(V.sub(1), near), topological)
    assert set(V.dof_component[topological]) == {1}


def test_facets_beside_a_region_have_no_dofs_in_it():
    mesh = warped_mesh("triangle")
    V = fem.functionspace(mesh, ("P", 2), on="left")
    assert len(fem.locate_dofs_topological(V, 1, mesh.facets_of("east"))) == 0
    assert len(fem.locate_dofs_topological(V, 1, mesh.facets_of("west"))) == 7


# ------------------------------------------------------------ refused
def test_refusals():
    mesh = warped_mesh("triangle")
    V = fem.functionspace(mesh, ("P", 1))
    with pytest.raises(MeshError, match=r"region = 'nowhere': expected a region of the mesh \(left, right\)"):
        fem.functionspace(mesh, ("P", 1), on="nowhere")
    with pytest.raises(InputError, match="sub = 1: expected 0 to 0"):
        V.sub(1)
    with pytest.raises(InputError, match="sub = 2: expected 0 to 1"):
        mixed(mesh).sub(2)
    W = fem.functionspace(mesh, ("P", 1), on="left")
    with pytest.raises(InputError, match="a field on left, beside it: expected integrals where the field lives"):
        W.expect(mesh.cells_of())
    W.expect(mesh.cells_of("left"))


def refuses(match, function, *arguments):
    with pytest.raises(InputError, match=match):
        function(*arguments)


def test_arguments_of_another_kind_are_refused():
    mesh = warped_mesh("triangle")
    refuses(
        "mesh = MeshTri1: expected a femiec.geometry.Mesh; take it with Mesh.from_skfem", fem.functionspace, mesh.skfem, ("P", 1)
    )
    refuses(r"element = 'P': .* write functionspace\(mesh, \(\"P\", 1\)\)", fem.functionspace, mesh, "P")
    refuses(r"degree = 0: .* write \(\"DG\", 0\)", fem.functionspace, mesh, ("CG", 0))
    V = fem.functionspace(mesh, ("P", 1))
    refuses("V = ndarray: expected a space, or a part of one", fem.dirichletbc, 0.0, V, np.array([1]))


def test_what_is_no_number_of_a_facet_finds_no_dofs():
    mesh = warped_mesh("triangle")
    V, count = fem.functionspace(mesh, ("P", 1)), mesh.skfem.nfacets
    refuses(f"entities = 0 to {count}: .* dimension 1, 0 to {count - 1}", fem.locate_dofs_topological, V, 1, [0, count])
    refuses("entities = -1 to 2: .* take them from locate_entities", fem.locate_dofs_topological, V, 1, [-1, 2])
    refuses("entities = of type bool", fem.locate_dofs_topological, V, 1, np.ones(count, bool))
    assert len(fem.locate_dofs_topological(V, 1, [])) == 0
