"""What ``form`` is given: single blocks, options of compilers, symbols without values."""

import numpy as np
import pytest
import ufl
from by_skfem import assert_same
from warped import SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError, UnsupportedForm

MESH = warped_mesh("triangle", SMALL)
V, Q = fem.functionspace(MESH, ("P", 2, (2,))), fem.functionspace(MESH, ("P", 1))


def stokes():
    W = ufl.MixedFunctionSpace(V, Q)
    (u, p), (v, q) = ufl.TrialFunctions(W), ufl.TestFunctions(W)
    return (ufl.inner(ufl.grad(u), ufl.grad(v)) - p * ufl.div(v) + 3 * ufl.div(u) * q) * MESH.dx(), (q - v[1]) * MESH.dx()


def test_a_block_of_a_matrix_on_its_own():
    a, _ = stokes()
    whole = fem.assemble_matrix(fem.form(a)).toarray()
    cuts = {0: slice(0, V.dim), 1: slice(V.dim, None)}
    for i, row in enumerate(ufl.extract_blocks(a)):
        for j, block in enumerate(row):
            if block is None:
                assert (i, j) == (1, 1)
                continue
            found = fem.assemble_matrix(fem.form(block)).toarray()
            assert_same(found, whole[cuts[i], cuts[j]])


def test_a_block_that_says_of_which_arguments_it_is_zero():
    """As DOLFINx's users write it; None tells nothing of the space of its rows."""
    v, q = ufl.TestFunction(V), ufl.TestFunction(Q)
    b = fem.assemble_vector(fem.form([v[1] * MESH.dx(), ufl.ZeroBaseForm((q,))]))
    assert_same(b, np.concatenate([fem.assemble_vector(fem.form(v[1] * MESH.dx())), np.zeros(Q.dim)]))
    with pytest.raises(UnsupportedForm, match="the form is zero"):
        fem.form([ufl.ZeroBaseForm((v,)), ufl.ZeroBaseForm((q,))])


def test_a_block_of_a_vector_on_its_own():
    _, L = stokes()
    whole = fem.assemble_vector(fem.form(L))
    found = [fem.assemble_vector(fem.form(block)) for block in ufl.extract_blocks(L)]
    assert_same(np.concatenate(found), whole)


def test_a_block_acts_and_is_lifted_as_its_matrix():
    a, _ = stokes()
    compiled = fem.form(ufl.extract_blocks(a)[1][0])
    x, A = np.random.default_rng(0).normal(size=V.dim), fem.assemble_matrix(compiled)
    assert_same(fem.assemble_action(compiled, x), A @ x)
    bc, b = fem.dirichletbc(2.0, np.array([0]), V), np.zeros(Q.dim)
    fem.apply_lifting(b, [compiled], [[bc]])
    assert_same(b, -2 * A.toarray()[:, 0])


def test_with_its_spaces_a_form_of_one_part_is_the_whole():
    _, q = ufl.TestFunctions(ufl.MixedFunctionSpace(V, Q))
    alone, whole = fem.assemble_vector(fem.form(q * MESH.dx())), fem.assemble_vector(fem.form(q * MESH.dx(), (V, Q)))
    assert (alone.size, whole.size) == (Q.dim, V.dim + Q.dim)
    np.testing.assert_array_equal(whole, np.concatenate([np.zeros(V.dim), alone]))


def test_options_of_a_compiler_change_nothing():
    v = ufl.TestFunction(Q)
    plain = fem.assemble_vector(fem.form(v * MESH.dx()))
    options = {"scalar_type": np.float64, "part": "full", "sum_factorization": True}
    form = fem.form(v * MESH.dx(), jit_options={"timeout": 10}, form_compiler_options=options)
    np.testing.assert_array_equal(fem.assemble_vector(form), plain)


def test_an_option_that_would_change_the_matrix_is_refused():
    a = ufl.TrialFunction(Q) * ufl.TestFunction(Q) * MESH.dx()
    with pytest.raises(InputError, match="part = diagonal: expected full; assemble the matrix and take its diagonal"):
        fem.form(a, form_compiler_options={"part": "diagonal"})


PLAIN = ufl.FunctionSpace(MESH.ufl_domain(), Q.ufl_element())
NO_VALUES = {
    "coefficient": (ufl.Coefficient(PLAIN), r"a ufl\.Coefficient: expected a Function, which has values"),
    "constant": (ufl.Constant(MESH.ufl_domain()), r"a ufl\.Constant: expected a Constant, which has values"),
}


@pytest.mark.parametrize("name", NO_VALUES)
def test_a_symbol_without_values_is_refused(name):
    symbol, message = NO_VALUES[name]
    with pytest.raises(InputError, match=message):
        fem.form(symbol * MESH.dx())
    with pytest.raises(InputError, match=message):
        fem.Expression(symbol, np.zeros((1, 2)))


def test_a_space_without_numbers_is_refused():
    with pytest.raises(
        InputError, match=r"an argument in a FunctionSpace: expected a space of this engine; .* with functionspace"
    ):
        fem.form(field(Q) * ufl.TestFunction(PLAIN) * MESH.dx())
