"""Symmetric tensors: one dof for a pair of entries, and forms of them against those of the full tensor with its dofs tied."""

import numpy as np
import pytest
import scipy.sparse as sp
import ufl
from by_skfem import assert_same
from warped import CELLS, SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError


def spaces(cell, name=("Lagrange", 1)):
    """The space of symmetric tensors and that of all, on one mesh."""
    mesh = warped_mesh(cell, SMALL)
    shape = (mesh.dim, mesh.dim)
    return fem.functionspace(mesh, (*name, shape, True)), fem.functionspace(mesh, (*name, shape))


def tie(symmetric, full):
    """The matrix that gives the dofs of the full tensor from those of the symmetric one: shape (full dofs, symmetric dofs)."""
    dim = full.mesh.dim
    stored = {pair: k for k, pair in enumerate((i, j) for i in range(dim) for j in range(i + 1))}
    pairs = [tuple(sorted(pair, reverse=True)) for pair in np.ndindex(dim, dim)]
    of_components = sp.csr_matrix((np.ones(dim**2), (range(dim**2), [stored[pair] for pair in pairs])))
    (block,) = full.blocks
    return sp.kron(sp.identity(block.count), of_components).tocsr()


@pytest.fixture(params=[(cell, name) for cell in CELLS[1:] for name in (("Lagrange", 1), ("DG", 1))], ids=str)
def pair(request):
    return spaces(*request.param)


def test_one_dof_for_a_pair(pair):
    symmetric, full = pair
    dim = full.mesh.dim
    assert symmetric.dim * dim**2 == full.dim * dim * (dim + 1) // 2
    (block,) = symmetric.blocks
    assert block.size == dim * (dim + 1) // 2
    component = np.reshape([component for _, component in symmetric.flat_components], (dim, dim))
    assert np.array_equal(component, component.T)
    assert sorted(set(component.ravel().tolist())) == list(range(block.size))


def test_values_are_symmetric_and_those_of_the_full_tensor(pair):
    symmetric, full = pair
    mesh = full.mesh
    s, t = field(symmetric), fem.Function(full)
    t.x.array[:] = tie(symmetric, full) @ s.x.array
    points = np.random.default_rng(0).uniform(0.05, 0.3, (3, mesh.dim))
    values = fem.Expression(s, points).eval(mesh, mesh.cells_of())
    np.testing.assert_allclose(values, fem.Expression(t, points).eval(mesh, mesh.cells_of()), rtol=1e-13)
    matrices = values.reshape(*values.shape[:2], mesh.dim, mesh.dim)
    assert np.array_equal(matrices, matrices.swapaxes(-1, -2))


def weight(mesh):
    """A full tensor of numbers, symmetric in nothing."""
    return ufl.as_tensor(np.arange(1.0, 1 + mesh.dim**2).reshape(mesh.dim, mesh.dim).tolist())


FORMS = {
    "mass": lambda s, t, mesh: ufl.inner(s, t),
    "one entry": lambda s, t, mesh: s[0, 1] * t[1, 0] + 2 * s[0, 0] * t[0, 1],
    "not symmetric": lambda s, t, mesh: ufl.inner(ufl.dot(s, weight(mesh)), t),
    "divergences": lambda s, t, mesh: ufl.dot(ufl.div(s), ufl.div(t)),
    "gradients": lambda s, t, mesh: ufl.inner(ufl.grad(s), ufl.grad(t)),
    "of a coordinate": lambda s, t, mesh: ufl.tr(s) * ufl.dot(ufl.dot(t, mesh.x), mesh.x),
}


@pytest.mark.parametrize("name", FORMS)
def test_matrix_is_that_of_the_full_tensor_with_dofs_tied(pair, name):
    matrices = []
    for V in pair:
        form = FORMS[name](ufl.TrialFunction(V), ufl.TestFunction(V), V.mesh) * V.mesh.dx(degree=4)
        matrices.append(fem.assemble_matrix(fem.form(form)))
    T = tie(*pair)
    assert_same(matrices[0], T.T @ matrices[1] @ T)


def test_residual_and_tangent(pair):
    """A nonlinear law of the tensor, by UFL's derivative: linear in the tied dofs."""
    symmetric, full = pair
    s, t, T = field(symmetric), fem.Function(full), tie(symmetric, full)
    t.x.array[:] = T @ s.x.array
    found = []
    for f in (s, t):
        energy = (ufl.inner(f, f) ** 2 + ufl.det(f)) * full.mesh.dx(degree=4)
        residual = ufl.derivative(energy, f)
        found.append((fem.assemble_vector(fem.form(residual)), fem.assemble_matrix(fem.form(ufl.derivative(residual, f)))))
    assert_same(found[0][0], T.T @ found[1][0])
    assert_same(found[0][1], T.T @ found[1][1] @ T)


@pytest.mark.parametrize("cell", CELLS[1:])
def test_interpolation_of_a_symmetric_expression(cell):
    symmetric, full = spaces(cell, ("Lagrange", 2))
    mesh, s, t = full.mesh, fem.Function(symmetric), fem.Function(full)
    for f in (s, t):
        f.interpolate(ufl.outer(mesh.x, mesh.x) + 2 * ufl.Identity(mesh.dim))
    assert_same(tie(symmetric, full) @ s.x.array, t.x.array)


def test_interpolation_of_values():
    """Rows come for all entries; those of a pair are the same, the first of the two is taken."""
    symmetric, full = spaces("triangle")
    s, t = fem.Function(symmetric), fem.Function(full)
    for f in (s, t):
        f.interpolate(lambda x: np.array([x[0], x[0] * x[1], x[0] * x[1], 5 + x[1]]))
    assert_same(tie(symmetric, full) @ s.x.array, t.x.array)


def test_conditions_on_the_entries_that_are_stored():
    """Three of them in the plane: 00, 10 and 11."""
    symmetric, _ = spaces("triangle")
    facets = symmetric.mesh.facets_of("west")
    everything = fem.locate_dofs_topological(symmetric, 1, facets)
    found = [fem.locate_dofs_topological(symmetric.sub(i), 1, facets) for i in range(3)]
    assert np.array_equal(np.sort(np.concatenate(found)), everything)
    assert [set(dofs % 3) for dofs in found] == [{0}, {1}, {2}]
    with pytest.raises(InputError, match="sub = 3: expected 0 to 2"):
        symmetric.sub(3)


def test_a_condition_on_a_whole_tensor_has_its_values():
    """One entry for each of the four components; those of the pair are alike."""
    symmetric, _ = spaces("triangle")
    dofs = fem.locate_dofs_topological(symmetric, 1, symmetric.mesh.facets_of("west"))
    values = fem.dirichletbc(np.array([1.0, 2.0, 2.0, 3.0]), dofs, symmetric).values()
    assert np.array_equal(values, 1.0 + dofs % 3)
    diagonal = fem.locate_dofs_topological(symmetric.sub(2), 1, symmetric.mesh.facets_of("west"))
    assert set(fem.dirichletbc(7.0, diagonal, symmetric.sub(2)).values()) == {7.0}
    pair_dofs = fem.locate_dofs_topological(symmetric.sub(1), 1, symmetric.mesh.facets_of("west"))
    assert set(fem.dirichletbc(np.array(7.0), pair_dofs, symmetric.sub(1)).values()) == {7.0}
