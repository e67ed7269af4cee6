"""The memory of a structure: internal variables of its laws at the quadrature points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from femiec.laws.solid import SolidLaw


@dataclass(frozen=True)
class Memory:
    """Internal variables of one region.

    Args:
        start: name to Function of a quadrature element, at the start of the present step.
        end: name to another one, for the values at its end.
        expressions: name to what gives the values at its end, compiled.
    """

    start: Mapping[str, Any] = field(default_factory=dict)
    end: Mapping[str, Any] = field(default_factory=dict)
    expressions: Mapping[str, Any] = field(default_factory=dict)

    def commit(self) -> None:
        """Put the values at the end of the step in the place of those at its start; call it when the step has converged."""
        for name, expression in self.expressions.items():  # all before any is replaced: each depends on all
            self.end[name].interpolate(expression)
        for name, function in self.start.items():
            function.x.array[:] = self.end[name].x.array


def memory(fem: Any, mesh: Any, region: str | None, law: SolidLaw, H: Any, degree: int) -> Memory:
    """The memory of a law on a region, in the virgin state.

    Args:
        fem: the engine's names.
        mesh, region: where; None is the whole mesh.
        law: whose internal variables are kept.
        H: the displacement gradient, UFL, shape (3, 3).
        degree: of the quadrature rule at whose points they live.
    """
    start, end = {}, {}
    for name, internal in law.internal.items():
        V = fem.functionspace(mesh, ("Quadrature", degree, internal.shape), region or ())
        start[name], end[name] = fem.Function(V, name=name), fem.Function(V, name=name)
        values = np.ravel(internal.initial)
        start[name].x.array[:] = np.tile(values, len(start[name].x.array) // len(values))
    if not start:
        return Memory()
    points = next(iter(start.values())).function_space.element.interpolation_points
    new = law.update(H, start)
    return Memory(start, end, {name: fem.Expression(new[name], points) for name in start})
