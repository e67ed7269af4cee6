"""Functions set from functions of position, UFL expressions and other functions."""

from __future__ import annotations

from typing import Any

import numpy as np
import ufl
from numpy.typing import NDArray

from femiec.engine.embedded.dofmaps import dofs_of_cells
from femiec.engine.embedded.expressions import Expression
from femiec.engine.embedded.indices import indices
from femiec.engine.embedded.reals import real_array
from femiec.errors import InputError
from femiec.geometry.views import in_space


def interpolate(function: Any, source: Any, cells0: Any = None, cells1: Any = None) -> None:
    """Set the dofs of a function, or of a part of one, to the values of a source at its nodes.

    Where cells that share a node have different values there, the last cell's holds.

    Args:
        function: the function, or ``u.sub(i)``.
        source: a function of x [m], shape (3, n), that gives (n,) for all components or (components, n) (x[2] is zero in the
            plane); a UFL expression, such as another function on the mesh; or an :class:`~.expressions.Expression` at
            ``V.element.interpolation_points``.
        cells0: the cells to set the dofs of; all by default.
        cells1: the same, as DOLFINx asks for it.

    Raises:
        InputError: values of another shape, another mesh, or cells where the function does not live.
    """
    V = function.function_space
    cells = _cells(V, cells0, cells1)
    if isinstance(source, Expression):
        _from_compiled(function, source, cells)
    elif isinstance(source, ufl.core.expr.Expr):
        _from_expression(function, source, cells)
    elif callable(source):
        _from_positions(function, source, cells)
    else:
        allowed = "a function of x, a UFL expression, a Function or an Expression"
        raise InputError("interpolate", type(source).__name__, allowed, "for a number c write lambda x: np.full(x.shape[1], c)")


def _cells(V: Any, cells0: Any, cells1: Any) -> NDArray[np.int64]:
    if cells0 is None and cells1 is None:
        return V.support
    if cells0 is not None and cells1 is not None and not np.array_equal(cells0, cells1):
        raise InputError("cells1", "cells other than cells0", "the same", "interpolate between functions on one mesh")
    cells = indices("cells0", cells1 if cells0 is None else cells0, V.mesh.skfem.nelements, "a cell")
    wrong = cells[~np.isin(cells, V.support)]
    if wrong.size:
        raise InputError("cells0", f"{wrong[0]}", "cells where the function lives", "take them from V.support")
    return cells


def _from_positions(function: Any, source: Any, cells: NDArray[np.int64]) -> None:
    V = function.function_space
    dofs = np.unique(dofs_of_cells(V, cells))
    x = in_space(V.dof_coordinates()[:, dofs])
    values = real_array("interpolate", source(x))
    if values.shape not in ((dofs.size,), (len(V.flat_components), dofs.size)):
        allowed = f"values of shape ({len(V.flat_components)}, {dofs.size})"
        raise InputError("interpolate", values.shape, allowed, "return one row a component")
    function.x.array[dofs] = values if values.ndim == 1 else values[V.dof_component[dofs], np.arange(dofs.size)]


def _from_expression(function: Any, expression: Any, cells: NDArray[np.int64]) -> None:
    V = function.function_space
    _expect(V, expression)
    dofs = function.x.array.copy()  # the expression may hold the function itself
    for flat, (b, component) in enumerate(V.flat_components):
        block = V.blocks[b]
        entry = Expression(_component(expression, flat), block.element.nodes.T)
        dofs[block.dofs(component, block.cells[:, cells].T)] = entry.eval(V.mesh, cells)
    function.x.array[:] = dofs


def _from_compiled(function: Any, compiled: Expression, cells: NDArray[np.int64]) -> None:
    V = function.function_space
    _expect(V, compiled.ufl_expression)
    values = compiled.eval(V.mesh, cells).reshape(len(cells), compiled.points.shape[1], -1)
    for flat, (b, component) in enumerate(V.flat_components):
        block = V.blocks[b]
        if not block.element.has_nodes(compiled.points):
            mend = "make it with Expression(e, V.element.interpolation_points), or interpolate the UFL expression itself"
            raise InputError("interpolate", "an Expression at other points", "the nodes of the function's element", mend)
        function.x.array[block.dofs(component, block.cells[:, cells].T)] = values[:, :, flat]


def _expect(V: Any, expression: Any) -> None:
    if int(np.prod(expression.ufl_shape)) != len(V.flat_components):
        allowed = f"{len(V.flat_components)} components"
        raise InputError("interpolate", f"an expression of shape {expression.ufl_shape}", allowed, "give one entry a component")
    if not set(ufl.domain.extract_domains(expression)) <= {V.mesh.ufl_domain()}:
        raise InputError("interpolate", "an expression on another mesh", "the function's", "pass a function of x")


def _component(expression: Any, flat: int) -> Any:
    index = tuple(int(i) for i in np.unravel_index(flat, expression.ufl_shape)) if expression.ufl_shape else ()
    return expression[index] if index else expression
