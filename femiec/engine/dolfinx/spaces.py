"""DOLFINx's spaces for femiec's, and where each of their dofs is in femiec's numbering."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from weakref import ReferenceType, WeakKeyDictionary, ref

import basix.ufl
import numpy as np
from dolfinx import fem
from numpy.typing import NDArray

from femiec.engine.dolfinx.mesh import alive, shared
from femiec.engine.embedded.dofmaps import dofs_of_cells
from femiec.engine.embedded.spaces import FunctionSpace

Indices = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class SharedSpace:
    """A space of DOLFINx on the whole mesh; a field that lives on some regions has dofs elsewhere that are nobody's.

    A real number is a field with one value a cell, all of which are that one number.

    Attributes:
        reference: to femiec's space, which it does not keep: when nobody has that one any more, both go.
        dolfinx: the space of this rank's part of the mesh.
    """

    reference: ReferenceType[FunctionSpace]
    dolfinx: Any

    @property
    def own(self) -> FunctionSpace:
        """femiec's space."""
        return alive(self.reference)

    @cached_property
    def dofs(self) -> Indices:
        """femiec's dof of each dof of this rank, ghosts included; -1 where the field does not live."""
        mesh, dofmap = shared(self.own.mesh), self.dolfinx.dofmap
        size = dofmap.index_map_bs
        local = (dofmap.list[:, :, None].astype(np.int64) * size + np.arange(size)).reshape(len(dofmap.list), -1)
        found = dofs_of_cells(self.own, mesh.cells)
        out = np.full(size * (dofmap.index_map.size_local + dofmap.index_map.num_ghosts), -1, np.int64)
        lives = found >= 0
        out[local[lives]] = found[lives]
        return out

    @property
    def owned(self) -> int:
        """How many of this rank's dofs, the first ones, it owns."""
        return int(self.dolfinx.dofmap.index_map_bs * self.dolfinx.dofmap.index_map.size_local)


_spaces: WeakKeyDictionary[FunctionSpace, SharedSpace] = WeakKeyDictionary()


def shared_space(V: FunctionSpace) -> SharedSpace:
    """The shared space of a space; made once. All ranks have to ask for it in the same order."""
    if V not in _spaces:
        _spaces[V] = SharedSpace(ref(V), fem.functionspace(shared(V.mesh).dolfinx, _element(V)))
    return _spaces[V]


def is_real(V: FunctionSpace) -> bool:
    """Whether its functions are one number on the whole mesh."""
    return bool(getattr(V.ufl_element(), "is_real", False))


def _element(V: FunctionSpace) -> Any:
    return basix.ufl.element("DG", V.mesh.cell, 0) if is_real(V) else V.ufl_element()
