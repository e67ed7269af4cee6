"""At which load a structure of walls buckles, and how: the linear eigenvalue problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine import embedded
from femiec.errors import InputError
from femiec.models.walls.structure import Statics, WallStructure
from femiec.solve.eigen import lowest_factors
from femiec.solve.linearise import linearised

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Buckling:
    """Where a structure buckles.

    Attributes:
        factors: load factors, increasing, shape (count,).
        modes: displacements, Functions on the structure's mesh, the largest component 1 in size.
        pressures: factors times the structure's largest pressure [Pa], shape (count,).
        conservative: whether the loads have a potential; where they have none, as pressure that follows a surface with a free edge,
            a structure may also flutter, which this does not see.
        statics: the structure, stated.
    """

    factors: Array
    modes: tuple[Any, ...]
    pressures: Array
    conservative: bool
    statics: Statics


def buckling(structure: WallStructure, count: int = 1, engine: Any = embedded) -> Buckling:
    """The lowest load factors at which the structure buckles off its linear answer to the load.

    The tangent along the linear answer factor u1 is, to first order, K + factor G; it is singular where K phi = -factor G phi.

    Args:
        structure: of laws for finite strain; small strain knows no buckling.
        count: how many modes; those of equal factor count each.
        engine: the module of an engine.

    Returns:
        The factors and modes; the factors are small against 1/strain where the answer before buckling is linear, as it is in thin
        walls.

    Raises:
        InputError: a law for small strain.
        ConvergenceError: the load does not buckle the structure, or nothing holds it.

    Source:
        Timoshenko and Gere, Theory of Elastic Stability.
    """
    if not structure.finite:
        raise InputError("law", "for small strain", "a law for finite strain", "take NeoHookean for Elastic")
    statics = structure.problem(engine)
    problem, (unknown,) = statics.problem, statics.problem.unknowns
    system = engine.System({unknown.name: unknown.function}, problem.residual, problem.conditions)
    K, G, _ = linearised(system, problem.drive)
    found = lowest_factors(K, G, count)
    modes = tuple(_function(engine, unknown.function, shape) for shape in found.shapes)
    return Buckling(found.factors, modes, found.factors * structure.pressure, found.symmetric, statics)


def _function(engine: Any, like: Any, shape: Array) -> Any:
    out = engine.Function(like.function_space, name="mode")
    out.x.array[:] = shape
    return out
