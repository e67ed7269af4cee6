"""Dirichlet conditions: prescribed dofs, and their rows and columns in a matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine.embedded.compiled import Form
from femiec.engine.embedded.functions import Constant, Function
from femiec.engine.embedded.indices import expect_length, indices
from femiec.engine.embedded.layout import Layout
from femiec.engine.embedded.reals import real_array
from femiec.engine.embedded.spaces import FunctionSpace, components_of
from femiec.engine.embedded.subspaces import SubSpace
from femiec.errors import InputError


@dataclass(frozen=True, eq=False)
class DirichletBC:
    """Prescribed dofs of one space; make it with :func:`dirichletbc`."""

    space: FunctionSpace
    dofs: NDArray[np.int64]
    value: Any = field(repr=False)
    flat: tuple[int, ...] = ()
    """The flat components of the space that an array of values is for."""
    taken: NDArray[np.int64] | None = None
    """The dofs of a Function of the collapsed space that the values are taken from."""

    def values(self) -> NDArray[np.float64]:
        """The prescribed values now, shape (dofs,)."""
        if isinstance(self.value, Function):
            return self.value.x.array[self.dofs if self.taken is None else self.taken]
        value = _one_or_each(self.value, len(self.flat))
        if value.ndim == 0:
            return np.full(len(self.dofs), float(value))
        return value[self.space.dof_component[self.dofs] - self.flat[0]]

    def set(self, x: NDArray[np.float64], x0: NDArray[np.float64] | None = None, alpha: float = 1.0) -> None:
        """Put alpha (g - x0) at the prescribed dofs of x, with the prescribed values g.

        Args:
            x: the dofs of the space, shape (dofs,); the others stay.
            x0: the same, zero by default.
            alpha: a factor.
        """
        expect_length("x", x, self.space.dim, ", or call fem.apply_lifting(b, a, bcs), which sets the conditions of all")
        expect_length("x0", x0, self.space.dim)
        x[self.dofs] = alpha * (self.values() - (0.0 if x0 is None else x0[self.dofs]))

    def dof_indices(self) -> tuple[NDArray[np.int64], int]:
        """The prescribed dofs, ascending, and their number."""
        return np.sort(self.dofs), len(self.dofs)


def dirichletbc(value: Any, dofs: Any, V: FunctionSpace | SubSpace | None = None) -> DirichletBC:
    """Prescribe dofs.

    Args:
        value: a number, an array with one entry a component, a :class:`Constant` or a :class:`Function`.
        dofs: from :func:`locate_dofs_topological` or :func:`locate_dofs_geometrical`; for a Function of the collapsed space of
            V = W.sub(i) the pair that they find for (V, collapsed space).
        V: the space, or the components of it that ``dofs`` were located in; a Function brings its own.
    """
    if V is None:
        if not isinstance(value, Function):
            raise InputError("V", None, "the space of the dofs", "pass it as the third argument")
        V = value.function_space
    space, flat = components_of(V)
    if len(dofs) == 2 and np.ndim(dofs[0]) == 1:
        return _from_collapsed(value, dofs, V)
    if isinstance(value, Function) and components_of(value.function_space)[0] is not space:
        mend = "interpolate it into that space, or locate the dofs of (V.sub(i), its collapsed space)"
        raise InputError("value", "a Function of another space", "one of the space of the dofs", mend)
    if not isinstance(value, Function):
        given = _one_or_each(value, len(flat))
        value = value if isinstance(value, Constant) else given
    found = indices("dofs", dofs, space.dim, "a dof of the space")
    beside = found[~np.isin(space.dof_component[found], flat)]
    if beside.size:
        mend = "locate them in V itself; for those of a collapsed space pass the pair that is found for (V, collapsed space)"
        raise InputError("dofs", f"{beside[0]}, which is none of V's", "dofs of the components that V names", mend)
    return DirichletBC(space, found, value, flat)


def _one_or_each(given: Any, components: int) -> NDArray[np.float64]:
    """A number, or one for each component, of an array or a Constant as it is now."""
    value = real_array("value", getattr(given, "value", given))
    if value.shape not in ((), (components,)):
        raise InputError("value", f"of shape {value.shape}", f"({components},) or a number", "give one entry a component")
    return value


def _from_collapsed(value: Any, dofs: Any, V: FunctionSpace | SubSpace) -> DirichletBC:
    """A condition with the values of a Function of a collapsed space, at a pair of dofs."""
    if not isinstance(value, Function) or not isinstance(V, SubSpace):
        raise InputError("dofs", "a pair", "one array of dofs", "a pair is for a Function of V.sub(i).collapse()[0]")
    V.dofs_of_whole(value.function_space)
    spaces = V.space, value.function_space
    here, there = (indices("dofs", some, W.dim, "a dof of the space") for some, W in zip(dofs, spaces, strict=True))
    return DirichletBC(V.space, here, value, V.flat, there)


def set_bc(b: NDArray[np.float64], bcs: Sequence[DirichletBC], x0: NDArray[np.float64] | None = None, alpha: float = 1.0) -> None:
    """Put alpha (g - x0) at the dofs that conditions prescribe: see :meth:`DirichletBC.set`."""
    for bc in bcs:
        bc.set(b, x0, alpha)


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
    """Zero the prescribed rows and columns in the data of a matrix, but for the diagonal.

    The rows are those that conditions on the test space prescribe, the columns those of the trial space; a matrix between
    different spaces has no diagonal.
    """
    rows, columns = _rows_and_columns(compiled, bcs)
    kept = compiled.kept.prescribed
    if kept is None or not all(map(np.array_equal, kept[0], (rows, columns))):
        kept = compiled.kept.prescribed = (rows, columns), *_entries(compiled, rows, columns)
    _, cleared, on_diagonal = kept
    data[cleared] = 0.0
    data[on_diagonal] = diagonal


def _rows_and_columns(compiled: Form, bcs: Sequence[DirichletBC]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The prescribed dofs of the test space and those of the trial space."""
    of_rows, of_columns = compiled.layouts
    if compiled.square:
        dofs, _ = prescribed(of_rows, bcs)
        return dofs, dofs
    rows, _ = prescribed(of_rows, [bc for bc in bcs if bc.space not in of_columns.spaces or bc.space in of_rows.spaces])
    columns, _ = prescribed(of_columns, [bc for bc in bcs if bc.space in of_columns.spaces])
    return rows, columns


def expect_square(compiled: Form, bcs: Sequence[Any]) -> None:
    """Refuse conditions where a prescribed dof has no row of its own."""
    if bcs and not compiled.square:
        raise InputError("form", "with different test and trial spaces", "the same spaces, where there are conditions",
                         "lift with apply_lifting(b, [a], bcs=[bcs]), or assemble the matrix")  # fmt: skip


def _entries(compiled: Form, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Where in the data some rows and columns are, and of those the diagonal."""
    pattern = compiled.pattern
    fixed = np.zeros(pattern.shape[1], bool)
    fixed[columns] = True
    in_row = np.zeros(len(pattern.indices), bool)
    lengths = np.diff(pattern.indptr)[rows]
    places = np.repeat(pattern.indptr[rows] - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
    in_row[places] = True
    on_diagonal = (pattern.indices[places] == np.repeat(rows, lengths)) & compiled.square
    return np.nonzero(in_row | fixed[pattern.indices])[0], places[on_diagonal]
