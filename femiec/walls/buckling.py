"""At which load a structure of walls buckles, and how: the linear eigenvalue problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.arguments import of_kind
from femiec.engine import embedded
from femiec.errors import InputError
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Free
from femiec.solve.eigen import lowest_factors
from femiec.solve.linearise import linearised
from femiec.walls.drift import left_of
from femiec.walls.imperfection import dofs_of_points, longest
from femiec.walls.loading import Loading

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Buckling:
    """Where a structure buckles.

    Attributes:
        structure: what buckles.
        factors: load factors, increasing, shape (count,).
        modes: displacements, Functions on the structure's mesh, the longest of them 1; of a body that is Free without the rigid
            motion that its pins ask for.
        pressures: factors times the structure's largest pressure [Pa], shape (count,).
        gradients: the largest entry of the displacement gradient of the linear answer at each factor; where it is not small, the
            answer is not linear that far, and the factor means nothing, shape (count,).
        conservative: whether the loads have a potential; where they have none, as pressure that follows a surface with a free
            edge, a structure may also flutter, which this does not see.
    """

    structure: WallStructure
    factors: Array
    modes: tuple[Any, ...]
    pressures: Array
    gradients: Array
    conservative: bool


def buckling(structure: WallStructure, count: int = 1, engine: Any = embedded) -> Buckling:
    """The lowest load factors at which a structure buckles off its linear answer to the load.

    The tangent along the linear answer factor u_1 is K + factor G to first order, singular where K phi = -factor G phi. It is the
    load of a perfect structure; :func:`~femiec.walls.path.follow` takes an imperfect one there.

    Args:
        structure: of laws for finite strain and without memory.
        count: how many modes; those of equal factor count each.
        engine: the module of an engine.

    Returns:
        The factors and modes; they mean something where the strain is small at them (``gradients``), as it is in thin walls.

    Raises:
        InputError: a law for small strain, which knows no buckling, or one with a memory.
        ConvergenceError: the load does not buckle the structure, or nothing holds it.

    Source:
        Timoshenko and Gere, Theory of Elastic Stability.

    Example:
        >>> from math import pi
        >>> from femiec.checks.rings import sector
        >>> from femiec.estimates.walls import collapse_pressure
        >>> from femiec.laws.deforming import PLANE_STRAIN
        >>> from femiec.laws.solid.elastic import NeoHookean
        >>> from femiec.models.walls.loads import Pressure
        >>> from femiec.models.walls.supports import Roller
        >>> quarter, outside = sector(50e-9, 60e-9, 0.0, pi / 2, across=2, around=16), Pressure(("rim",), 1e6)
        >>> ring = WallStructure(
        ...     quarter, NeoHookean(20e9, 0.24), PLANE_STRAIN, (outside,), (Roller("start", 1), Roller("stop", 0))
        ... )
        >>> print(f"{buckling(ring).pressures[0] / collapse_pressure(100e-9, 10e-9, 20e9, 0.24):.2f}")
        1.00
    """
    expect_elastic(structure)
    loading = Loading(structure, engine)
    drive, (unknown,) = loading.statics.problem.drive, loading.statics.problem.unknowns
    K, G, answer = linearised(loading.system, drive)
    found = lowest_factors(K, G, count)
    gradient = _largest_gradient(loading, answer, engine)

    def function(shape: Array) -> Any:
        loading.system.accept(shape)  # what follows other dofs takes their values
        out = engine.Function(unknown.function.function_space, name="mode")
        out.x.array[:] = unknown.function.x.array
        return alone(out, structure)

    modes = tuple(function(shape) for shape in found.shapes)
    return Buckling(
        structure, found.factors, modes, found.factors * structure.pressure, found.factors * gradient, found.symmetric
    )


def alone(mode: Any, structure: WallStructure) -> Any:
    """The mode at its size, without the rigid motion of a body that nothing holds."""
    if any(isinstance(support, Free) for support in structure.supports):
        dofs = dofs_of_points(mode.function_space)
        points = mode.function_space.dof_coordinates()[:, dofs[:, 0]].T
        mode.x.array[dofs] = left_of(points, mode.x.array[dofs], structure.body)
    mode.x.array[:] /= longest(mode)
    return mode


def _largest_gradient(loading: Loading, answer: Array, engine: Any) -> float:
    """The largest entry of grad u of the answer to a factor of 1, as if that were small."""
    loading.system.accept(answer)
    sampler = engine.sampler(loading.structure.mesh, None, {"gradient": loading.statics.gradient})
    return float(np.abs(sampler()[1]["gradient"]).max())


def expect_elastic(structure: WallStructure) -> None:
    """Refuse laws that have no buckling, or none that is known without the history.

    Raises:
        InputError: naming the law.
    """
    of_kind("structure", structure, WallStructure, "a WallStructure", "write WallStructure(mesh, law, ...)")
    for law in structure.laws.values():
        if not law.finite:
            raise InputError("law", type(law).__name__, "a law for finite strain", "take NeoHookean for Elastic")
        if law.internal:
            raise InputError("law", type(law).__name__, "an elastic law", "buckle the wall as if it were NeoHookean")
