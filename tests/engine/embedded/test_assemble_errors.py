"""What the driver refuses: the message names the thing and what works."""

import numpy as np
import pytest
import ufl
from warped import SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError, UnsupportedForm

MESH, OTHER = warped_mesh("triangle", SMALL), warped_mesh("triangle", SMALL)
V = fem.functionspace(MESH, ("Lagrange", 1))
LEFT = fem.functionspace(MESH, ("Lagrange", 1), on="left")
u, v, f = ufl.TrialFunction(V), ufl.TestFunction(V), field(V)
dx = MESH.dx()
ELSEWHERE = field(fem.functionspace(OTHER, ("Lagrange", 1)))

NOT_LINEAR = {
    "the trial function twice": (u * u * v * dx, r"a term holds \[test, trial, trial\], a form of rank 2 takes \[test, trial\]"),
    "the test function twice": (u * v * v * dx, r"a term holds \[test, test, trial\]"),
    "affine in the trial function": ((u + 1) * v * dx, r"a term holds \[test\], a form of rank 2 takes \[test, trial\]"),
    "affine in the test function": (v * dx + f * dx, r"a term holds \[none\], a form of rank 1 takes \[test\]"),
    "no test function": (u * dx, r"a term holds \[trial\], a form of rank 2 takes \[test, trial\]"),
    "terms of two ranks on two measures": (u * v * dx + v * MESH.ds(), r"a term holds \[test\], a form of rank 2"),
    "a function of the trial function": (ufl.exp(u) * v * dx, "the form is not linear in an argument: use a Function"),
}


@pytest.mark.parametrize("name", NOT_LINEAR)
def test_a_form_that_is_not_linear(name):
    form, message = NOT_LINEAR[name]
    with pytest.raises(UnsupportedForm, match=message):
        fem.form(form)


TWO_MESHES = {
    "two measures": f * dx + ELSEWHERE * OTHER.dx(),
    "coefficient": f * ELSEWHERE * dx,
    "constant": fem.Constant(OTHER, 1.0) * v * dx,
    "trial function": ufl.TrialFunction(ELSEWHERE.function_space) * v * dx,
}


@pytest.mark.parametrize("name", TWO_MESHES)
def test_a_form_over_two_meshes(name):
    with pytest.raises(UnsupportedForm, match="a form over 2 meshes: use one mesh, and fields on its regions"):
        fem.form(TWO_MESHES[name])


RANKS = {0: f * dx, 1: f * v * dx, 2: f * u * v * dx}
ASSEMBLERS = {0: fem.assemble_scalar, 1: fem.assemble_vector, 2: fem.assemble_matrix}


@pytest.mark.parametrize("wanted", ASSEMBLERS)
@pytest.mark.parametrize("rank", RANKS)
def test_each_rank_has_its_own_assembler(rank, wanted):
    compiled = fem.form(RANKS[rank])
    if rank == wanted:
        assert np.shape(ASSEMBLERS[rank](compiled)) == (V.dim,) * rank
        return
    with pytest.raises(InputError, match=f"form = of rank {rank}: expected rank {wanted}; use {ASSEMBLERS[rank].__name__}"):
        ASSEMBLERS[wanted](compiled)


s, t = ufl.TrialFunction(LEFT), ufl.TestFunction(LEFT)
BESIDE = {
    "test function over everything": t * dx,
    "test function over the other region": t * MESH.dx("right"),
    "test function on a surface of the other region": t * MESH.ds("east"),
    "test function on the far side": t("-") * MESH.interface("left", "right"),
    "trial and test function": s * t * dx,
    "coefficient": field(LEFT) * dx,
    "coefficient on the far side": field(LEFT)("+") * MESH.interface("right", "left"),
}


@pytest.mark.parametrize("name", BESIDE)
def test_a_field_beside_its_region(name):
    with pytest.raises(InputError, match=r"a field on left, beside it: .* restrict the integral, as mesh\.dx"):
        ASSEMBLERS[len(BESIDE[name].arguments())](fem.form(BESIDE[name]))


def test_a_missing_part_wants_its_spaces():
    """Of the test function there are both, of the trial function there is one."""
    W = ufl.MixedFunctionSpace(V, LEFT)
    (_, p), (w, q) = ufl.TrialFunctions(W), ufl.TestFunctions(W)
    with pytest.raises(InputError, match=r"with parts \[1\] only: .* pass spaces=\(\.\.\.\) to form"):
        fem.form((p * q + p * w) * MESH.dx("left"))


@pytest.mark.parametrize("integrand", [u * v, u.dx(0) * v.dx(0), MESH.n[0] * f], ids=["argument", "gradient", "normal"])
def test_an_interior_facet_wants_a_side(integrand):
    """UFL's own check."""
    with pytest.raises(ValueError, match=r"Discontinuous type .* must be restricted"):
        fem.form(integrand * MESH.interface("left", "right"))


def test_an_integral_over_points():
    with pytest.raises(UnsupportedForm, match="integral type vertex: the embedded engine has dx, ds and dS"):
        fem.form(f * ufl.Measure("dP", domain=MESH.ufl_domain()))


def test_an_unsupported_element_in_a_space():
    with pytest.raises(UnsupportedForm, match=r"element .*N1E.*: the embedded engine has Lagrange"):
        fem.functionspace(MESH, ("N1curl", 1))


def test_a_form_that_was_not_compiled_is_refused():
    with pytest.raises(InputError, match=r"form = a Form of UFL: expected a compiled form; compile it once: fem.form\(a\)"):
        fem.assemble_matrix(u * v * dx)


def test_an_array_to_fill_is_refused_as_such():
    with pytest.raises(InputError, match=r"form = a ndarray: expected a compiled form; .* b\[:\] = fem.assemble_vector\(L\)"):
        fem.assemble_vector(np.zeros(3), fem.form(v * dx))


@pytest.mark.parametrize("measure", ["dx", "ds"])
def test_a_side_where_there_are_none_is_refused(measure):
    with pytest.raises(
        UnsupportedForm, match=r"in an integral of type .*, where there are no two sides: leave the restriction out"
    ):
        fem.form(f("+") * getattr(MESH, measure)())
