"""Values are real numbers of double precision."""

import numpy as np
import pytest
import ufl
from warped import SMALL, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError

MESH = warped_mesh("triangle", SMALL)
V = fem.functionspace(MESH, ("P", 1))


def test_the_type_of_all_values():
    c = fem.Constant(MESH, 1)
    assert {fem.default_scalar_type, fem.Function(V).dtype.type, c.dtype.type, c.value.dtype.type} == {np.float64}
    assert fem.default_real_type is fem.default_scalar_type
    assert fem.Function(V, dtype=fem.default_scalar_type).x.array.dtype == np.float64
    fem.form(ufl.TestFunction(V) * MESH.dx(), dtype="float64", form_compiler_options={"scalar_type": float})


COMPLEX = {
    "constant": lambda: fem.Constant(MESH, 1j),
    "array": lambda: fem.Constant(MESH, np.ones(2, complex)),
    "condition": lambda: fem.dirichletbc(1j, np.array([0]), V),
}


@pytest.mark.parametrize("name", COMPLEX)
def test_complex_numbers_are_refused(name):
    with pytest.raises(InputError, match="value = complex numbers: expected real numbers; write the real and the imaginary"):
        COMPLEX[name]()


def test_complex_numbers_do_not_come_in_later():
    c = fem.Constant(MESH, 1.0)
    with pytest.raises(InputError, match="value = complex numbers"):
        c.value = 2j
    assert float(c) == 1.0


@pytest.mark.parametrize("value", ["a word", [1.0, [2.0]], None], ids=str)
def test_what_is_no_number_is_refused(value):
    with pytest.raises(InputError, match=r"value = (str|list|NoneType): expected real numbers; .* of one length"):
        fem.Constant(MESH, value)


OTHER_TYPES = {
    "function": lambda dtype: fem.Function(V, dtype=dtype),
    "form": lambda dtype: fem.form(ufl.TestFunction(V) * MESH.dx(), dtype=dtype),
    "expression": lambda dtype: fem.Expression(MESH.x, np.zeros((1, 2)), dtype=dtype),
    "options": lambda dtype: fem.form(ufl.TestFunction(V) * MESH.dx(), form_compiler_options={"scalar_type": dtype}),
}


@pytest.mark.parametrize("dtype", [np.complex128, np.float32], ids=lambda dtype: dtype.__name__)
@pytest.mark.parametrize("name", OTHER_TYPES)
def test_other_types_are_refused(name, dtype):
    with pytest.raises(InputError, match=rf"(dtype|scalar_type) = {dtype.__name__}: expected float64; leave it out"):
        OTHER_TYPES[name](dtype)


def test_a_constant_keeps_its_shape_and_its_array():
    c = fem.Constant(MESH, [1.0, 2.0])
    kept = c.value
    c.value = [3, 4]
    assert kept.tolist() == [3.0, 4.0]
    c.value += 1
    c.value[0] = 9
    assert kept.tolist() == [9.0, 5.0]
    c.value = 7
    assert kept.tolist() == [7.0, 7.0]
    with pytest.raises(InputError, match=r"value = of shape \(3,\): expected \(2,\) or a number; make another Constant"):
        c.value = np.ones(3)


def test_a_constant_does_not_share_the_array_that_it_was_made_of():
    given = np.array([1.0, 2.0])
    c = fem.Constant(MESH, given)
    given[0] = 5
    assert c.value.tolist() == [1.0, 2.0]
