"""Dirichlet conditions: prescribed dofs, their rows and columns in a matrix, and their lifting to the right-hand side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine.embedded.compiled import Form, Layout
from femiec.engine.embedded.functions import Function
from femiec.engine.embedded.spaces import FunctionSpace, SubSpace, components_of
from femiec.errors import InputError


@dataclass(frozen=True, eq=False)
class DirichletBC:
    """Prescribed dofs of one space; make it with :func:`dirichletbc`."""

    space: FunctionSpace
    dofs: NDArray[np.int64]
    value: Any = field(repr=False)
    flat: tuple[int, ...] = ()
    """The flat components of the space that an array of values is for."""

    def values(self) -> NDArray[np.float64]:
        """The prescribed values now, shape (dofs,)."""
        if isinstance(self.value, Function):
            return self.value.x.array[self.dofs]
        value = np.asarray(getattr(self.value, "value", self.value), float)
        if value.ndim == 0:
            return np.full(len(self.dofs), float(value))
        if value.shape != (len(self.flat),):
            raise InputError("value", f"of shape {value.shape}", f"({len(self.flat)},) or a number", "give one entry a component")
        return value[self.space.dof_component[self.dofs] - self.flat[0]]


def dirichletbc(value: Any, dofs: NDArray[np.int64], V: FunctionSpace | SubSpace | None = None) -> DirichletBC:
    """Prescribe dofs.

    Args:
        value: a number, an array with one entry a component, a :class:`Constant` or a :class:`Function`.
        dofs: from :func:`locate_dofs_topological` or :func:`locate_dofs_geometrical`.
        V: the space, or the components of it that ``dofs`` were located in; a Function brings its own.
    """
    if V is None:
        if not isinstance(value, Function):
            raise InputError("V", None, "the space of the dofs", "pass it as the third argument")
        V = value.function_space
    space, flat = components_of(V)
    if isinstance(value, Function) and value.function_space is not space:
        raise InputError("value", "a Function of another space", "one of the space of the dofs", "interpolate it into that space")
    return DirichletBC(space, np.asarray(dofs, np.int64), value, flat)


def prescribed(layout: Layout, bcs: Sequence[DirichletBC]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The prescribed dofs of a system, ascending, and their values; of conditions that meet the last one holds."""
    dofs, values = [np.zeros(0, np.int64)], [np.zeros(0)]
    for bc in reversed(bcs):
        if bc.space not in layout.spaces:
            raise InputError(
                "bcs", "a condition on another space", "spaces of the form", "locate its dofs in a space of the form"
            )
        dofs.append(bc.dofs + layout.starts[layout.spaces.index(bc.space)])
        values.append(bc.values())
    found, first = np.unique(np.concatenate(dofs), return_index=True)
    return found, np.concatenate(values)[first]


def condense(compiled: Form, bcs: Sequence[DirichletBC], data: NDArray[np.float64], diagonal: float) -> None:
    """Zero the prescribed rows and columns in the data of a matrix, but for the diagonal."""
    dofs, _ = prescribed(compiled.layouts[0], bcs)
    known, cleared, on_diagonal = compiled.kept.get("prescribed", (None, None, None))
    if known is None or not np.array_equal(known, dofs):
        cleared, on_diagonal = _entries(compiled, dofs)
        compiled.kept["prescribed"] = dofs, cleared, on_diagonal
    data[cleared] = 0.0
    data[on_diagonal] = diagonal


def _entries(compiled: Form, dofs: NDArray[np.int64]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Where in the data the rows and columns of some dofs are, and of those the diagonal."""
    pattern = compiled.pattern
    fixed = np.zeros(max(pattern.shape), bool)
    fixed[dofs] = True
    in_row = np.zeros(len(pattern.indices), bool)
    lengths = np.diff(pattern.indptr)[dofs]
    rows = np.repeat(dofs, lengths)
    places = np.repeat(pattern.indptr[dofs] - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
    in_row[places] = True
    cleared = np.nonzero(in_row | fixed[pattern.indices])[0]
    return cleared, places[pattern.indices[places] == rows]


def apply_lifting(b: NDArray[np.float64], compiled: Form, bcs: Sequence[DirichletBC]) -> None:
    """Move prescribed values to the right-hand side, b -= A g, and set their rows to g; the matrix stays symmetric."""
    from femiec.engine.embedded.action import assemble_action

    dofs, values = prescribed(compiled.layouts[1], bcs)
    lift = np.zeros(compiled.layouts[1].starts[-1])
    lift[dofs] = values
    b -= assemble_action(compiled, lift)
    b[dofs] = values
