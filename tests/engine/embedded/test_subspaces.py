"""Parts of spaces and of functions: they share the dofs of the whole, and collapse to spaces of their own."""

import basix.ufl
import numpy as np
import pytest
import ufl
from by_skfem import assert_same
from warped import SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError


def nested(mesh):
    """A P2 vector, a pair of P1 and DG0, and a symmetric tensor: ((u), (p, k), s)."""
    u = basix.ufl.element("P", mesh.cell, 2, shape=(mesh.dim,))
    s = basix.ufl.element("P", mesh.cell, 1, shape=(mesh.dim, mesh.dim), symmetry=True)
    pair = basix.ufl.mixed_element([basix.ufl.element("P", mesh.cell, 1), basix.ufl.element("DG", mesh.cell, 0)])
    return basix.ufl.mixed_element([u, pair, s])


@pytest.fixture(params=["triangle", "hexahedron"])
def mesh(request):
    return warped_mesh(request.param, SMALL)


@pytest.fixture(params=[(), ("left",)], ids=["everywhere", "on a region"])
def space(request, mesh):
    return fem.functionspace(mesh, nested(mesh), on=request.param)


def parts(V):
    """Each part of the nested space, with a UFL expression of the same field of a function."""
    d = V.mesh.dim
    return {
        "vector": (lambda w: w.sub(0), lambda w: ufl.as_vector([w[i] for i in range(d)])),
        "component": (lambda w: w.sub(0).sub(1), lambda w: w[1]),
        "pair": (lambda w: w.sub(1), lambda w: ufl.as_vector([w[d], w[d + 1]])),
        "scalar of the pair": (lambda w: w.sub(1).sub(1), lambda w: w[d + 1]),
        "symmetric tensor": (
            lambda w: w.sub(2),
            lambda w: ufl.as_tensor([[w[d + 2 + d * i + j] for j in range(d)] for i in range(d)]),
        ),
        "off the diagonal": (lambda w: w.sub(2).sub(1), lambda w: w[d + 3]),
    }


PARTS = ["vector", "component", "pair", "scalar of the pair", "symmetric tensor", "off the diagonal"]


def values(expression, mesh, cells):
    points = np.random.default_rng(0).uniform(0.1, 0.3, (2, mesh.dim))
    return fem.Expression(expression, points).eval(mesh, cells)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_its_components(space, name):
    """In values and in slopes, and after the whole has changed."""
    part, by_hand = parts(space)[name]
    w = field(space)
    own, cells = part(w), space.support
    assert own.ufl_shape == by_hand(w).ufl_shape
    w.x.array[:] *= 2
    assert own.x is w.x
    for operator in (lambda f: f, ufl.grad):
        np.testing.assert_array_equal(values(operator(own), space.mesh, cells), values(operator(by_hand(w)), space.mesh, cells))


@pytest.mark.parametrize("name", PARTS)
def test_a_collapsed_part_has_the_same_values_in_dofs_of_its_own(space, name):
    part, _ = parts(space)[name]
    w = field(space)
    own = part(w)
    alone = own.collapse()
    V, dofs = own.function_space.collapse()
    assert V.dim == len(dofs) == len(np.unique(dofs)) == alone.function_space.dim < space.dim
    np.testing.assert_array_equal(alone.x.array, w.x.array[dofs])
    np.testing.assert_allclose(V.dof_coordinates(), space.dof_coordinates()[:, dofs], rtol=1e-14)
    cells = space.support
    np.testing.assert_allclose(values(alone, space.mesh, cells), values(own, space.mesh, cells), rtol=1e-13)
    alone.x.array[:] = 0
    assert np.all(w.x.array > 0)


@pytest.mark.parametrize("name", PARTS)
def test_a_written_part_leaves_the_others(space, name):
    part, _ = parts(space)[name]
    w = field(space)
    before, own = w.x.array.copy(), part(w)
    _, dofs = own.function_space.collapse()
    size = len(own.function_space.flat_components)
    own.interpolate(lambda x: np.array([7 + 0 * x[0]] * size))
    assert np.all(w.x.array[dofs] == 7)
    rest = np.setdiff1d(np.arange(space.dim), dofs)
    np.testing.assert_array_equal(w.x.array[rest], before[rest])


def test_parts_have_names(space):
    w = fem.Function(space, name="w")
    assert [part.name for part in w.split()] == ["w_0", "w_1", "w_2"]
    assert w.sub(1).sub(0).name == "w_1_0"
    d = space.mesh.dim
    assert [V.num_sub_spaces for V in (space, space.sub(0), space.sub(1), space.sub(2))] == [3, d, 2, d * (d + 1) // 2]
    assert space.sub(0).sub(0).num_sub_spaces == 0


def test_a_form_takes_parts(mesh):
    W = fem.functionspace(mesh, nested(mesh))
    w, v = field(W), ufl.TestFunction(fem.functionspace(mesh, ("P", 1)))
    u, p = w.sub(0), w.sub(1).sub(0)
    whole = (ufl.div(ufl.as_vector([w[i] for i in range(mesh.dim)])) + w[mesh.dim] ** 2) * v * mesh.dx(degree=3)
    found, expected = (fem.assemble_vector(fem.form(form)) for form in ((ufl.div(u) + p**2) * v * mesh.dx(degree=3), whole))
    assert_same(found, expected, 1e-14)


def test_a_copy_has_dofs_of_its_own(mesh):
    f = field(fem.functionspace(mesh, ("P", 1)))
    g = f.copy()
    g.x.array[:] += 1
    assert g.function_space is f.function_space
    assert g.name == f.name
    np.testing.assert_array_equal(g.x.array, f.x.array + 1)


def test_a_clone_is_another_space_with_the_same_dofs(space):
    other = space.clone()
    assert other != space
    assert other.ufl_function_space() is other
    for mine, theirs in zip(space.blocks, other.blocks, strict=True):
        np.testing.assert_array_equal(mine.cells, theirs.cells)


def test_what_has_no_parts_is_refused(mesh):
    V = fem.functionspace(mesh, ("P", 1))
    W = fem.functionspace(mesh, ("P", 1, (2,)))
    with pytest.raises(InputError, match=r"split = a scalar function: expected a mixed function"):
        fem.Function(V).split()
    with pytest.raises(InputError, match=r"collapse = a whole function: .* u\.sub\(i\)\.collapse\(\), or u\.copy\(\)"):
        fem.Function(V).collapse()
    with pytest.raises(InputError, match=r"V = a part of a space: .*; collapse it"):
        fem.Function(W.sub(0))
    with pytest.raises(InputError, match=r"x = of shape \(3,\): expected \(\d+,\)"):
        fem.Function(V, type(fem.Function(V).x)(np.zeros(3)))
    with pytest.raises(InputError, match=r"an argument in a SubSpace: expected a space of this engine; collapse a part"):
        fem.form(ufl.TestFunction(W.sub(0)) * mesh.dx())


def test_another_space_is_not_the_collapsed_one(mesh):
    W = fem.functionspace(mesh, nested(mesh))
    others = {
        "element": fem.functionspace(mesh, ("P", 1, (mesh.dim,))),
        "mesh": fem.functionspace(warped_mesh(mesh.cell, SMALL), ("P", 2, (mesh.dim,))),
        "region": fem.functionspace(mesh, ("P", 2, (mesh.dim,)), on="left"),
        "a part": W.sub(0),
    }
    for other in others.values():
        with pytest.raises(InputError, match="V = a space that is not theirs: expected the collapsed space"):
            W.sub(0).dofs_of_whole(other)
