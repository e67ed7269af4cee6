"""Names of DOLFINx that an engine does not have, and what stands in their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

RECTANGLE = "Mesh.from_skfem(skfem.MeshTri.init_tensor(x, y)), with Mesh from femiec.geometry"
BOX = "Mesh.from_skfem(skfem.MeshTet.init_tensor(x, y, z)), with Mesh from femiec.geometry"
BLOCK = "one form of all blocks, form([[a00, a01], [a10, a11]]), which is assembled to one matrix"

INSTEAD: Mapping[str, str] = {
    "create_unit_interval": "Mesh.from_skfem(skfem.MeshLine(x)), with Mesh from femiec.geometry",
    "create_interval": "Mesh.from_skfem(skfem.MeshLine(x)), with Mesh from femiec.geometry",
    "create_unit_square": RECTANGLE,
    "create_rectangle": RECTANGLE,
    "create_unit_cube": BOX,
    "create_box": BOX,
    "create_submesh": 'functionspace(mesh, element, on="name") and mesh.interface("a", "b")',
    "create_vector": "numpy.zeros, or what assemble_vector returns",
    "create_matrix": "what assemble_matrix returns",
    "petsc": "assemble_matrix and assemble_vector, or System and femiec.solve.newton.Newton",
    "LinearProblem": "System of the residual, which one step of femiec.solve.newton.Newton solves",
    "NonlinearProblem": "System and femiec.solve.newton.Newton",
    "extract_function_spaces": BLOCK,
    "bcs_by_block": "apply_lifting(b, a, bcs), which lifts and sets the conditions of all blocks",
}
"""By DOLFINx's name."""

RESIDUAL = (
    "System of the residual: one step of femiec.solve.newton.Newton solves a linear problem, conditions and all, on all ranks"
)

ON_RANKS: Mapping[str, str] = {**INSTEAD, **dict.fromkeys(("apply_lifting", "assemble_action", "linear_operator"), RESIDUAL)}
"""The same of the DOLFINx engine, which lacks some names of the embedded one."""


def refuse(engine: str, name: str, instead: Mapping[str, str] = INSTEAD) -> NoReturn:
    """What a module does that is asked for a name that it does not have.

    Args:
        engine: the module's name.
        name: what was asked for.
        instead: what to write, by name.

    Raises:
        AttributeError: always.

    Example:
        >>> refuse("femiec.engine.embedded", "NonlinearProblem")
        Traceback (most recent call last):
        ...
        AttributeError: module 'femiec.engine.embedded' has no 'NonlinearProblem'; take System and femiec.solve.newton.Newton
    """
    if name in instead:
        raise AttributeError(f"module {engine!r} has no {name!r}; take {instead[name]}")
    raise AttributeError(f"module {engine!r} has no attribute {name!r}")
