"""Displacement and stress of a state at any point, and the force and moment of a section through a wall."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.arguments import of_kind
from femiec.engine import embedded
from femiec.errors import InputError
from femiec.estimates.linearised import SectionStress, section_stress
from femiec.walls.state import WallState

Array = NDArray[np.float64]


class Probe:
    """A solved state that can be asked at points.

    Args:
        state: as :func:`femiec.walls.solve` returns it, of laws without memory.
        engine: the module of an engine.

    Raises:
        InputError: a law with internal variables, whose stress the displacement alone does not tell.

    Example:
        >>> import skfem
        >>> from femiec.geometry import Mesh
        >>> from femiec.laws.deforming import PLANE_STRAIN
        >>> from femiec.laws.solid.elastic import Elastic
        >>> from femiec.models.walls.loads import Pressure
        >>> from femiec.models.walls.structure import WallStructure
        >>> from femiec.models.walls.supports import Roller
        >>> from femiec.walls.loading import solve
        >>> mesh = Mesh.from_skfem(skfem.MeshQuad().with_defaults())
        >>> held = (Roller("bottom", 1), Roller("left", 0))
        >>> block = WallStructure(mesh, Elastic(20e9, 0.24), PLANE_STRAIN, (Pressure(("top",), 1e6),), held)
        >>> probe = Probe(solve(block))
        >>> print(f"{probe.section([0.0, 0.5], [1.0, 0.5], [0, 1, 0]).membrane / 1e6:.3f} MPa")
        -1.000 MPa
    """

    def __init__(self, state: WallState, engine: Any = embedded) -> None:
        of_kind("state", state, WallState, "a solved state", "write Probe(solve(structure))")
        if any(law.internal for law in state.structure.laws.values()):
            raise InputError("state", "of a law with memory", "elastic laws", "take the stress of state.regions")
        self._engine, self._mesh = engine, state.structure.mesh
        self._statics = state.structure.problem(engine)
        self._statics.problem.drive(state.factor)
        (self._unknown,) = self._statics.problem.unknowns
        self._unknown.function.x.array[:] = state.dofs

    def displacement(self, points: Any) -> Array:
        """u [m], shape (n, dim), at points [m], shape (n, dim).

        Raises:
            InputError: a point outside.
        """
        found: Array = self._engine.evaluate_at(self._unknown.value, self._mesh, points)
        return found

    def stress(self, points: Any, region: str | None = None) -> Array:
        """Cauchy stress [Pa], shape (n, 3, 3), at points [m], shape (n, dim), tension positive.

        Args:
            points: where.
            region: whose law gives it; not needed where there is one.

        Raises:
            InputError: a point outside, or an unknown region.
        """
        stresses = self._statics.stress
        chosen = next(iter(stresses)) if region is None and len(stresses) == 1 else region
        if chosen not in stresses:
            raise InputError("region", region, ", ".join(map(str, stresses)), "name the region of the points")
        found: Array = self._engine.evaluate_at(stresses[chosen], self._mesh, points)
        return found.reshape(-1, 3, 3)

    def section(
        self, start: Any, end: Any, normal: Any, points: int = 4, pieces: int = 8, region: str | None = None
    ) -> SectionStress:
        """Membrane and bending part of the stress in a section: see :func:`femiec.estimates.linearised.section_stress`."""
        return section_stress(lambda x: self.stress(x, region), start, end, normal, points, pieces)
