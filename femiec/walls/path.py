"""The nonlinear path of a structure of walls under rising load, past its limit points."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import ufl
from numpy.typing import NDArray

from femiec.arguments import of_kind
from femiec.engine import embedded
from femiec.errors import InputError
from femiec.models.walls.structure import Statics, WallStructure
from femiec.models.walls.supports import Moved
from femiec.solve.arclength import ArcLength
from femiec.solve.path import Path, Refused, Stop, Trail
from femiec.solve.solution import Solution
from femiec.walls.buckling import expect_elastic
from femiec.walls.imperfection import imperfect, longest
from femiec.walls.loading import Loading
from femiec.walls.overlap import Gaps, Overlap, expect_share
from femiec.walls.state import WallState

Array = NDArray[np.float64]
Monitor = Callable[[Statics], Any]
"""Reads a number from the state that a structure holds."""

DEFLECTION, AMPLITUDE = "Deflection [m]", "Amplitude [m]"


@dataclass(frozen=True, eq=False)
class Imperfection:
    """What a wall is off by before it is loaded.

    Args:
        mode: a Function on the structure's mesh, as of :class:`~femiec.walls.buckling.Buckling`.
        amplitude: the longest displacement [m].
    """

    mode: Any
    amplitude: float


@dataclass(frozen=True, eq=False)
class WallPath:
    """A path.

    Attributes:
        structure: what was loaded, its imperfection included.
        path: load factors, monitored values, limit points, and why it ends.
        state: at its end.
    """

    structure: WallStructure
    path: Path
    state: WallState

    @property
    def factors(self) -> Array:
        """Load factors, shape (points,)."""
        return self.path.factors

    @property
    def deflections(self) -> Array:
        """The largest component of the displacement [m], shape (points,)."""
        return self.path.monitored[DEFLECTION]

    @property
    def amplitudes(self) -> Array:
        """The displacement along the imperfection's mode [m], by its longest, shape (points,); see :func:`follow`."""
        return self.path.monitored[AMPLITUDE]

    @property
    def reason(self) -> Any:
        """Why it ends: a class of :mod:`femiec.solve.path`, an :class:`~femiec.walls.overlap.Overlap`, or the caller's own."""
        return self.path.reason


def follow(
    structure: WallStructure,
    arc: ArcLength | None = None,
    until: Stop = lambda trail: None,
    imperfection: Imperfection | None = None,
    monitors: Mapping[str, Monitor] | None = None,
    closest: float = 0.05,
    engine: Any = embedded,
) -> WallPath:
    """Follow the equilibrium of a structure from rest, by arc length.

    Args:
        structure: of laws for finite strain and without memory.
        arc: the steps; the first is a load factor.
        until: when to end, as ``AtFactor(1.2)`` or ``AtLimits()``.
        imperfection: what the mesh is off by; a perfect structure stays on its perfect path.
        monitors: what to record, by name, beside the deflection and, of an imperfect structure, the amplitude along its mode.
        closest: share of their distance at rest to which two points of a chamber's surface may come; the run then ends with an
            :class:`~femiec.walls.overlap.Overlap`.
        engine: the module of an engine.

    Returns:
        The path; what could not be solved is its reason to end, not an error.

    Raises:
        InputError: a law for small strain or with a memory, a prescribed displacement, an amplitude or share without meaning.
        ConvergenceError: there is no equilibrium without load.
    """
    of_kind("arc", arc, (ArcLength, type(None)), "an ArcLength", "write arc=ArcLength(first=0.1), or leave it out")
    of_kind("imperfection", imperfection, (Imperfection, type(None)), "an Imperfection", "write Imperfection(mode, 1e-11)")
    if not callable(until):
        raise InputError("until", repr(until), "a reason to end", "write until=AtFactor(1.0)")
    expect_elastic(structure)
    expect_share(closest)
    if any(isinstance(support, Moved) for support in structure.supports):
        raise InputError("supports", "Moved", "supports that do not move", "step its displacement with solve(structure, factor)")
    perfect = structure
    if imperfection is not None:
        structure = imperfect(perfect, imperfection.mode, imperfection.amplitude, engine)
    loading = Loading(structure, engine)
    statics = loading.statics
    gaps = Gaps(statics, engine)
    (unknown,) = statics.problem.unknowns
    watched: dict[str, Callable[[], Any]] = {name: partial(read, statics) for name, read in (monitors or {}).items()}
    watched[DEFLECTION] = lambda: unknown.scale * float(np.abs(unknown.function.x.array).max())
    if imperfection is not None:
        weights = _weights(perfect, imperfection.mode, engine)
        watched[AMPLITUDE] = lambda: unknown.scale * float(unknown.function.x.array @ weights)
    end = _Apart(gaps, closest, until, imperfection is not None)
    path = (arc or ArcLength()).follow(loading.system, statics.problem.drive, end, watched)
    return WallPath(structure, path, loading.held(path.end.factor, Solution(path.end.x, {}, path.end.iterations)))


def _weights(perfect: WallStructure, mode: Any, engine: Any) -> Array:
    """K phi/(phi.K phi) of a mode phi, K of the perfect structure, which nothing holds: what reads how far it moved along phi.

    Rigid motions do not count so, nor does what the structure answers before it buckles, to which the mode is orthogonal.
    """
    statics = perfect.problem(engine)
    (unknown,) = statics.problem.unknowns
    u, phi = unknown.function, engine.Function(unknown.function.function_space)
    phi.x.array[:] = mode.x.array / longest(mode)
    statics.problem.drive(0.0)
    force = engine.assemble_vector(engine.form(ufl.derivative(statics.problem.residual, u, phi), (u.function_space,)))
    return np.asarray(force / (phi.x.array @ force))


SURE = 0.05
"""Length of a step, in first steps, that does not jump to another branch."""


def _jumped(trail: Trail) -> bool:
    """Whether the last step may have left its branch: stability changed, and no limit point was passed.

    An imperfect structure rounds the point where the perfect one's branches cross; a long step may miss the bend, and go on along
    the branch that is unstable there. A short step that sees the same has met a true crossing.
    """
    before, here = trail.places[-2:]
    passed = any(before.arc < limit.arc < here.arc for limit in trail.limits)
    return before.negative != here.negative and not passed and here.arc - before.arc > SURE


class _Apart:
    """Ends where a gap closes; steps that take away more than half of it are refused, so that faces do not pass each other."""

    def __init__(self, gaps: Gaps, closest: float, until: Stop, imperfect: bool) -> None:
        self._gaps, self._closest, self._until, self._imperfect = gaps, closest, until, imperfect
        self._last = 1.0

    def __call__(self, trail: Trail) -> Any:
        if self._imperfect and _jumped(trail):
            return Refused("stability changes without a limit point: the step may have led to another branch")
        gap = self._gaps.narrowest()
        if gap is not None and gap.share < 0.5 * self._last:
            return Refused(f"{gap.surface}: a gap falls from {self._last:.2g} to {gap.share:.2g} of that at rest in one step")
        reason = self._until(trail)
        if isinstance(reason, Refused) or gap is None:
            return reason
        self._last = gap.share
        return Overlap(gap) if gap.share <= self._closest else reason
