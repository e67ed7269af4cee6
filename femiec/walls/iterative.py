"""Newton's method for structures in space that are too large to factorise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from femiec.engine import embedded
from femiec.errors import InputError
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Periodic
from femiec.solve.blocks import strong_inverse
from femiec.solve.kept import KeptMultigrid
from femiec.solve.linear import LinearSolver
from femiec.solve.multigrid import Multigrid
from femiec.solve.newton import Newton

LOOSE = 1e-3
"""Reduction that is asked of a linear solve at finite strain: a tangent costs more than the steps of three digits."""


def by_multigrid(structure: WallStructure, tolerance: float = 1e-8, engine: Any = embedded) -> Newton:
    """Newton's method with conjugate gradients, multigrid and rigid-body modes; the hierarchy is kept from step to step.

    At small strain one step is enough. At finite strain, where pressures follow the walls, GMRES takes the place of conjugate
    gradients.

    Args:
        structure: held so that it cannot move as a whole, of elements of first or second order; cells up to three times as long
            as the wall is thick make few steps.
        tolerance: of the residual, relative to that at the start of a load step.
        engine: the module of the engine that solves it.

    Raises:
        InputError: supports that tie dofs to others.

    Example:
        >>> import skfem
        >>> from femiec.geometry import Mesh
        >>> from femiec.laws.deforming import SOLID
        >>> from femiec.laws.solid.elastic import Elastic
        >>> from femiec.models.walls.loads import Pressure
        >>> from femiec.models.walls.supports import Fixed
        >>> from femiec.walls.loading import solve
        >>> mesh = Mesh.from_skfem(skfem.MeshHex().refined(2).with_defaults())
        >>> block = WallStructure(mesh, Elastic(20e9, 0.24), SOLID, (Pressure(("top",), 1e6),), (Fixed("bottom"),))
        >>> solve(block, newton=by_multigrid(block)).solution.linear_solver
        'conjugate gradients with multigrid, ... iterations'
    """
    for support in structure.supports:
        if isinstance(support, Periodic):
            allowed = "supports that prescribe displacements"
            raise InputError("supports", type(support).__name__, allowed, "use a direct solver: leave newton out")
    mesh = structure.mesh
    V, first = (engine.functionspace(mesh, ("Lagrange", degree, (mesh.dim,))) for degree in (structure.degree, 1))
    _, modes = engine.rigid_body_modes(first)
    prolongations = [] if structure.degree == 1 else [engine.interpolation_matrix(first, V)]
    linear = _linear(engine, prolongations, modes, mesh.dim, 0.5 * tolerance)
    return Newton(tolerance, linear=linear, from_start=True, loosest=LOOSE if structure.finite else 0.5 * tolerance)


def _linear(engine: Any, prolongations: Sequence[Any], modes: Any, block: int, tolerance: float) -> LinearSolver:
    """The engine's own multigrid where it has one, for matrices that only it can share out; else femiec's."""
    brought: Callable[..., LinearSolver] | None = getattr(engine, "multigrid", None)
    if brought is not None:
        return brought(prolongations, modes, block, strong_inverse, tolerance)
    return KeptMultigrid(Multigrid(prolongations, modes, block=block, tolerance=tolerance))
