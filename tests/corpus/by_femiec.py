"""The embedded engine on a mesh."""

from __future__ import annotations

from typing import Any

import numpy as np
import ufl
from engine import Engine, Tags, identities
from grids import REGIONS
from numpy.typing import NDArray

from femiec.engine import embedded as fem
from femiec.geometry import Mesh

ASSEMBLE = (fem.assemble_scalar, fem.assemble_vector, fem.assemble_matrix)


def femiec_engine(mesh: Mesh) -> Engine:
    """The embedded engine; its meshes bring their own tags."""
    return Engine(fem, mesh, Tags(None, None, mesh.interface(*REGIONS)), assemble, dofs)


def assemble(form: ufl.Form) -> Any:
    """Compile and assemble."""
    compiled = fem.form(form)
    return ASSEMBLE[compiled.rank](compiled)


def dofs(V: fem.FunctionSpace) -> NDArray[np.float64]:
    """The identity of each dof."""
    position = V.dof_coordinates().T
    out = np.full((V.dim, 3 + V.mesh.dim), np.nan)
    for leaf, block in enumerate(V.blocks):
        first = V.dofs_of(block, 0)
        found = identities(leaf, block.size, position[first], block.cells.T.astype(np.int64))
        out[block.offset : block.offset + len(found)] = found
    return out
