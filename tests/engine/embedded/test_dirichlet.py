"""Conditions in DOLFINx's spellings: on parts of a space with values of the collapsed one, set in lists."""

import basix.ufl
import numpy as np
import pytest
import ufl
from warped import SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError


def taylor_hood(mesh, on=()):
    """The P2 vector comes second."""
    elements = basix.ufl.element("P", mesh.cell, 1), basix.ufl.element("P", mesh.cell, 2, shape=(mesh.dim,))
    return fem.functionspace(mesh, basix.ufl.mixed_element(elements), on=on)


# ------------------------------------------------------------ collapsed spaces
@pytest.mark.parametrize("where", ["topological", "geometrical"])
@pytest.mark.parametrize("on", [(), ("left",)], ids=["everywhere", "on a region"])
@pytest.mark.parametrize("cell", ["triangle", "hexahedron"])
def test_a_function_of_the_collapsed_space_prescribes_a_part(cell, on, where):
    mesh = warped_mesh(cell, SMALL)
    W = taylor_hood(mesh, on)
    V, _ = W.sub(1).collapse()
    pair = (W.sub(1), V)
    if where == "topological":
        found = fem.locate_dofs_topological(pair, mesh.dim - 1, mesh.facets_of("west"))
        assert np.array_equal(found[0], fem.locate_dofs_topological(W.sub(1), mesh.dim - 1, mesh.facets_of("west")))
    else:
        found = fem.locate_dofs_geometrical(pair, lambda x: x[1] < 0.7)
        assert np.array_equal(found[0], fem.locate_dofs_geometrical(W.sub(1), lambda x: x[1] < 0.7))
    assert 0 < len(found[0]) == len(found[1]) < V.dim
    g, w = field(V), fem.Function(W)
    bc = fem.dirichletbc(g, found, W.sub(1))
    bc.set(w.x.array)
    expected = fem.Function(W)
    expected.sub(1).interpolate(g)
    np.testing.assert_allclose(w.x.array[found[0]], expected.x.array[found[0]], rtol=1e-13)
    assert np.count_nonzero(w.x.array) == len(found[0])
    g.x.array[:] *= 2
    np.testing.assert_allclose(bc.values(), 2 * expected.x.array[found[0]], rtol=1e-13)


def test_a_function_prescribes_a_component():
    mesh = warped_mesh("triangle")
    V = fem.functionspace(mesh, ("P", 1, (2,)))
    Q, dofs = V.sub(1).collapse()
    g, both = fem.Function(Q), fem.locate_dofs_topological((V.sub(1), Q), 1, mesh.facets_of("west"))
    g.interpolate(lambda x: 1 + x[1])
    u = fem.Function(V)
    fem.set_bc(u.x.array, [fem.dirichletbc(g, both, V.sub(1))])
    assert np.array_equal(np.nonzero(u.x.array)[0], both[0])
    np.testing.assert_allclose(u.x.array[both[0]], 1 + V.dof_coordinates()[1, both[0]], rtol=1e-14)
    assert np.array_equal(dofs[both[1]], both[0])


def test_two_dofs_are_no_pair():
    V = fem.functionspace(warped_mesh("triangle"), ("P", 1))
    for dofs in ([3, 5], np.array([3, 5])):
        assert fem.dirichletbc(2.0, dofs, V).dof_indices()[0].tolist() == [3, 5]


def test_a_part_of_a_function_prescribes_its_own_space():
    mesh = warped_mesh("triangle")
    w = field(taylor_hood(mesh))
    dofs = fem.locate_dofs_topological(w.function_space.sub(1), 1, mesh.facets_of("west"))
    np.testing.assert_array_equal(fem.dirichletbc(w.sub(1), dofs).values(), w.x.array[dofs])


def test_pairs_that_do_not_fit_are_refused():
    mesh = warped_mesh("triangle")
    W = taylor_hood(mesh)
    V, Q = W.sub(1).collapse()[0], W.sub(0).collapse()[0]
    west = mesh.facets_of("west")
    pair = fem.locate_dofs_topological((W.sub(1), V), 1, west)
    with pytest.raises(InputError, match=r"V = a space that is not theirs: .* V\.sub\(i\)\.collapse\(\)"):
        fem.locate_dofs_topological((W.sub(1), Q), 1, west)
    with pytest.raises(InputError, match=r"V = a pair that does not start with V\.sub\(i\)"):
        fem.locate_dofs_topological((V, V), 1, west)
    with pytest.raises(InputError, match="V = a space that is not theirs"):
        fem.dirichletbc(fem.Function(Q), pair, W.sub(1))
    with pytest.raises(InputError, match="dofs = a pair: expected one array of dofs"):
        fem.dirichletbc(1.0, pair, W.sub(1))
    with pytest.raises(InputError, match="dofs = a pair"):
        fem.dirichletbc(fem.Function(V), pair)
    with pytest.raises(InputError, match=r"value = a Function of another space: .* locate the dofs of \(V\.sub\(i\), its"):
        fem.dirichletbc(fem.Function(V), pair[0], W.sub(1))


# ------------------------------------------------------------ set
def test_set_puts_the_scaled_defect():
    V = fem.functionspace(warped_mesh("triangle"), ("P", 1))
    g, x0, b = field(V, 1), np.arange(V.dim) / 7, np.full(V.dim, 5.0)
    dofs = np.array([8, 2, 11])
    bc = fem.dirichletbc(g, dofs)
    bc.set(b, x0, -0.5)
    np.testing.assert_allclose(b[dofs], -0.5 * (g.x.array[dofs] - x0[dofs]), rtol=1e-14)
    assert np.all(np.delete(b, dofs) == 5)
    fem.set_bc(b, [bc, fem.dirichletbc(9.0, dofs[:1], V)])
    assert b[8] == 9
    np.testing.assert_array_equal(b[dofs[1:]], g.x.array[dofs[1:]])
    assert bc.dof_indices()[0].tolist() == [2, 8, 11]
    assert bc.dof_indices()[1] == 3


def test_vectors_of_another_length_are_refused():
    """As that of a system of several spaces, in which the dofs of a space have other numbers."""
    V = fem.functionspace(warped_mesh("triangle", SMALL), ("Lagrange", 1))
    compiled = fem.form(ufl.TrialFunction(V) * ufl.TestFunction(V) * ufl.dx)
    bc, own, whole = fem.dirichletbc(2.0, np.array([0, 1]), V), np.ones(V.dim), np.ones(V.dim + 3)
    for attempt, argument in [
        (lambda: fem.set_bc(whole, [bc]), "x"),
        (lambda: bc.set(own, whole), "x0"),
        (lambda: fem.apply_lifting(own, compiled, [bc], whole), "x0"),
        (lambda: fem.apply_lifting(own, [compiled], [[bc]], [np.ones(2)]), "x0"),
    ]:
        with pytest.raises(InputError, match=rf"^{argument} = of shape .*: expected one number a dof"):
            attempt()
    assert np.array_equal(own, np.ones(V.dim))


def test_dofs_that_are_none_of_the_part_are_refused():
    """As those of a collapsed space alone, or of another part."""
    W = taylor_hood(warped_mesh("triangle"))
    pressure, velocity = W.sub(0), W.sub(1)
    facets = W.mesh.facets_of("west")
    for wrong in (velocity.collapse()[0], pressure):
        with pytest.raises(InputError, match=r"dofs = \d+, which is none of V's: .* pass the pair"):
            fem.dirichletbc(4.0, fem.locate_dofs_topological(wrong, 1, facets), velocity)
    assert fem.dirichletbc(4.0, fem.locate_dofs_topological(velocity, 1, facets), W).dofs.size


@pytest.mark.parametrize("given", [np.zeros(3), np.zeros(1), np.zeros((2, 2))], ids=str)
def test_a_value_that_is_not_one_a_component_is_refused_where_it_is_given(given):
    mesh = warped_mesh("triangle", SMALL)
    V = fem.functionspace(mesh, ("P", 1, (2,)))
    for value in (given, fem.Constant(mesh, given)):
        with pytest.raises(InputError, match=r"value = of shape .*: expected \(2,\) or a number; give one entry a component"):
            fem.dirichletbc(value, [0, 1], V)


def test_conditions_of_blocks_are_set_by_lifting_and_the_refusal_says_so():
    mesh = warped_mesh("triangle", SMALL)
    V, Q = fem.functionspace(mesh, ("P", 2)), fem.functionspace(mesh, ("P", 1))
    u, p, v, q = ufl.TrialFunction(V), ufl.TrialFunction(Q), ufl.TestFunction(V), ufl.TestFunction(Q)
    a = fem.form([[u * v * ufl.dx, p * v * ufl.dx], [u * q * ufl.dx, None]])
    bcs = [fem.dirichletbc(2.0, [1], V), fem.dirichletbc(3.0, [0], Q)]
    b = np.zeros(V.dim + Q.dim)
    with pytest.raises(InputError, match=r"the part of the space, or call fem\.apply_lifting\(b, a, bcs\)"):
        fem.set_bc(b, bcs)
    fem.apply_lifting(b, a, bcs)
    assert b[1] == 2.0
    assert b[V.dim] == 3.0
