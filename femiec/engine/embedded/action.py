"""The action of a bilinear form without its matrix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.sparse.linalg
import ufl
from numpy.typing import NDArray

from femiec.engine.embedded.assemble import assemble_vector
from femiec.engine.embedded.compiled import Form, form
from femiec.engine.embedded.dirichlet import DirichletBC, expect_square, prescribed
from femiec.engine.embedded.form_blocks import part_of_argument
from femiec.engine.embedded.functions import Function
from femiec.engine.embedded.indices import expect_length


def assemble_action(compiled: Form, x: NDArray[np.float64]) -> NDArray[np.float64]:
    """A x, from the form: the trial function is replaced by the Function with the dofs x, and a vector assembled.

    Args:
        compiled: a form of rank 2.
        x: shape (columns,).

    Returns:
        Shape (rows,).
    """
    expect_length("x", x, compiled.layouts[1].starts[-1])
    if not compiled.kernels:  # UFL dropped every term, as in the derivative by a field that does not occur
        return np.zeros(compiled.layouts[0].starts[-1])
    linear, functions = _action(compiled)
    starts = compiled.layouts[1].starts
    for function, start, stop in zip(functions, starts, starts[1:], strict=False):
        function.x.array[:] = x[start:stop]
    return assemble_vector(linear)


def linear_operator(compiled: Form, bcs: Sequence[DirichletBC] = ()) -> scipy.sparse.linalg.LinearOperator:
    """A square matrix as an operator that assembles A x at every product; prescribed rows and columns are the identity's.

    Example:
        >>> import skfem
        >>> from femiec.engine import embedded as fem
        >>> from femiec.geometry import Mesh
        >>> V = fem.functionspace(Mesh.from_skfem(skfem.MeshTri().refined(2)), ("Lagrange", 1))
        >>> u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
        >>> mass = linear_operator(fem.form(u * v * ufl.dx))
        >>> float(mass @ np.ones(V.dim) @ np.ones(V.dim)).__round__(12)
        1.0
    """
    expect_square(compiled, bcs)
    dofs, _ = prescribed(compiled.layouts[0], bcs)

    def apply(x: NDArray[np.float64]) -> NDArray[np.float64]:
        free = x.ravel().copy()
        free[dofs] = 0.0
        y = assemble_action(compiled, free)
        y[dofs] = x.ravel()[dofs]
        return y

    shape = tuple(layout.starts[-1] for layout in compiled.layouts)
    return scipy.sparse.linalg.LinearOperator(shape, matvec=apply, dtype=float)


def _action(compiled: Form) -> tuple[Form, list[Function]]:
    if compiled.kept.action is None:
        rows, columns = compiled.layouts
        functions = [Function(space) for space in columns.spaces]
        blocks: dict[int, Any] = {}
        for parts, block in compiled.blocks:
            trial = {a: functions[part_of_argument(parts, a)] for a in block.arguments() if a.number() == 1}
            row = parts[0] if parts else -1
            term = ufl.replace(block, trial)
            blocks[row] = blocks[row] + term if row in blocks else term
        whole = blocks[-1] if -1 in blocks else [blocks.get(row) for row in range(len(rows.spaces))]
        compiled.kept.action = form(whole, rows.spaces), functions
    return compiled.kept.action
