"""The embedded engine on a mesh."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from engine import Engine, Tags, identities
from grids import REGIONS, SURFACES
from numpy.typing import NDArray

from femiec.engine import embedded as fem
from femiec.geometry import Mesh, meshtags

ASSEMBLE = (fem.assemble_scalar, fem.assemble_vector, fem.assemble_matrix)


def femiec_engine(mesh: Mesh) -> Engine:
    """The embedded engine; the tags are numbers for the names that its mesh has."""
    groups = ((mesh.dim, REGIONS, mesh.regions), (mesh.dim - 1, SURFACES, mesh.surfaces))
    cells, facets = (_tags(mesh, dim, names, members) for dim, names, members in groups)
    return Engine(fem, mesh, Tags(cells, facets, mesh.interface("right", "left")), assemble, dofs)


def _tags(mesh: Mesh, dim: int, names: tuple[str, ...], members: Mapping[str, NDArray[np.int64]]) -> Any:
    numbers = [np.full(len(members[name]), 1 + names.index(name)) for name in members]
    return meshtags(mesh, dim, np.concatenate(list(members.values())), np.concatenate(numbers))


def assemble(form: Any) -> Any:
    """Compile a form, or blocks of one, and assemble."""
    compiled = fem.form(form)
    return ASSEMBLE[compiled.rank](compiled)


def dofs(V: fem.FunctionSpace) -> NDArray[np.float64]:
    """The identity of each dof."""
    position = V.dof_coordinates().T
    out = np.full((V.dim, 3 + V.mesh.dim), np.nan)
    for leaf, block in enumerate(V.blocks):
        first = block.dofs(0)
        found = identities(leaf, block.size, position[first], block.cells.T.astype(np.int64))
        out[block.offset : block.offset + len(found)] = found
    return out
