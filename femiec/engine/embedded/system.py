"""The port's system, assembled by an engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import ufl
from numpy.typing import NDArray

from femiec.engine.embedded.assemble import assemble_matrix, assemble_vector
from femiec.engine.embedded.compiled import form
from femiec.engine.embedded.dirichlet import DirichletBC, prescribed
from femiec.engine.embedded.functions import Function
from femiec.engine.embedded.indices import expect_length
from femiec.errors import InputError


class Assembler(NamedTuple):
    """What an engine does with a form: compile it, and assemble the vector and the matrix."""

    form: Callable[..., Any]
    vector: Callable[..., Any]
    matrix: Callable[..., Any]


OWN = Assembler(form, assemble_vector, assemble_matrix)


class AssembledSystem:
    """F(x; test) = 0 over several fields, with the Jacobian from ``ufl.derivative``.

    Args:
        unknowns: field name to the Function that holds it, in the order of the test functions' parts.
        residual: a linear form in the test functions of the fields' MixedFunctionSpace.
        bcs: prescribed dofs; none by default.
        assembler: of the engine.

    Raises:
        InputError: what is no mapping or no list; or the test functions are not in the spaces of the unknowns, in their order.
    """

    def __init__(
        self, unknowns: Mapping[str, Function], residual: Any, bcs: Sequence[DirichletBC] = (), assembler: Assembler = OWN
    ) -> None:
        if not isinstance(unknowns, Mapping):
            raise InputError("unknowns", type(unknowns).__name__, "a Function by the name of its field", 'write {"u": u}')
        if not isinstance(bcs, Sequence):
            raise InputError("bcs", type(bcs).__name__, "a list of conditions", "write [bc]")
        self.fields = tuple(unknowns)
        self._functions = tuple(unknowns.values())
        spaces = tuple(function.function_space for function in self._functions)
        _expect_tests(residual, self.fields, spaces)
        trials = ufl.TrialFunctions(ufl.MixedFunctionSpace(*spaces))
        self._assembler, self._bcs = assembler, bcs
        self._residual = assembler.form(residual, spaces)
        self._jacobian = assembler.form(ufl.derivative(residual, self._functions, trials), spaces)
        self.free = np.ones(self._residual.layouts[0].starts[-1], bool)
        self.free[prescribed(self._residual.layouts[0], bcs)[0]] = False

    def initial(self) -> NDArray[np.float64]:
        """The present state, with prescribed dofs at their prescribed values."""
        x = np.concatenate([function.x.array for function in self._functions])
        dofs, values = prescribed(self._residual.layouts[0], self._bcs)
        x[dofs] = values
        return x

    def residual(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """F(x); zero at prescribed dofs."""
        self.accept(x)
        r = self._assembler.vector(self._residual)
        r[~self.free] = 0.0
        return r

    def jacobian(self, x: NDArray[np.float64]) -> Any:
        """dF/dx; prescribed rows and columns are those of the identity."""
        self.accept(x)
        return self._assembler.matrix(self._jacobian, self._bcs)

    def split(self, x: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
        """The part of each field, as views."""
        starts = self._residual.layouts[0].starts
        return {name: x[a:b] for name, a, b in zip(self.fields, starts, starts[1:], strict=False)}

    def norms(self, r: NDArray[np.float64]) -> dict[str, float]:
        """The Euclidean norm of each field's part."""
        return {name: float(np.linalg.norm(part)) for name, part in self.split(r).items()}

    def accept(self, x: NDArray[np.float64]) -> None:
        """Make x the present state of the fields."""
        expect_length("x", x, len(self.free))
        for function, part in zip(self._functions, self.split(x).values(), strict=True):
            function.x.array[:] = part


def _expect_tests(residual: Any, fields: tuple[str, ...], spaces: tuple[Any, ...]) -> None:
    for test in sorted(residual.arguments(), key=lambda test: test.part() or 0):  # UFL's order is that of a set
        part = test.part() or 0
        if part >= len(spaces) or test.ufl_function_space() is not spaces[part]:
            field = f"{fields[part]!r}" if part < len(spaces) else "none"
            mend = "take TestFunctions(MixedFunctionSpace(...)) of the unknowns' own spaces, in the order of the unknowns"
            raise InputError(
                "unknowns", f"{field} for test function {part}", "a Function in the space of each test function", mend
            )
