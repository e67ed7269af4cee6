"""A structure under a load that rises: each step converges, or is halved, or the loading ends with its reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import ufl

from femiec.arguments import number, of_kind, offers
from femiec.engine import embedded
from femiec.errors import ConvergenceError, point_text
from femiec.laws.deforming import PlaneStrain, Solid
from femiec.models.problem import check
from femiec.models.walls.structure import Statics, WallStructure
from femiec.models.walls.supports import Free
from femiec.solve.newton import Newton
from femiec.solve.solution import Solution
from femiec.walls.balance import expect_balance
from femiec.walls.drift import turned_back, without_drift
from femiec.walls.overlap import Gaps
from femiec.walls.state import RegionState, WallState

LARGEST = 1e12
"""The largest load factor; what asks for more has lost a unit."""
SMALLEST = 2.0**-8
"""The smallest part of a wanted step that is tried."""
CLOSEST = 0.05
"""The part of their distance at rest at which two faces count as touching."""


class Loading:
    """A structure and its present state; what can be compiled is compiled once.

    Args:
        structure: what is loaded.
        engine: the module of an engine.
        newton: the nonlinear solver.
        say: called with lines of progress.

    Example:
        >>> import skfem
        >>> from femiec.geometry import Mesh
        >>> from femiec.laws.deforming import PLANE_STRAIN
        >>> from femiec.laws.solid.elastic import Elastic
        >>> from femiec.models.walls.loads import Pressure
        >>> from femiec.models.walls.supports import Fixed
        >>> mesh = Mesh.from_skfem(skfem.MeshQuad().with_defaults())
        >>> block = WallStructure(mesh, Elastic(20e9, 0.24), PLANE_STRAIN, (Pressure(("top",), 1e6),), (Fixed("bottom"),))
        >>> loading = Loading(block)
        >>> states = [loading.to(factor) for factor in (1.0, 2.0)]
        >>> round(states[1].deflection().value / states[0].deflection().value, 9)
        2.0
    """

    def __init__(
        self,
        structure: WallStructure,
        engine: Any = embedded,
        newton: Newton | None = None,
        say: Callable[[str], None] | None = None,
    ) -> None:
        of_kind("structure", structure, WallStructure, "a WallStructure", "write solve(WallStructure(mesh, law, ...))")
        if newton is not None:
            offers("newton", newton, ("solve",), "a solver", "write newton=Newton(), or leave it out")
        expect_balance(structure, engine)
        self.structure, self._engine, self._say = structure, engine, say or (lambda line: None)
        self.statics: Statics = structure.problem(engine)
        check(self.statics.problem)
        self.system = self._stated(engine)
        self._newton = newton or Newton()
        self._smooth = {name: self._smoothed(name) for name, law in structure.laws.items() if law.internal}
        self._samplers = {name: self._sampler(name) for name in structure.regions}
        self._volumes = {name: self._volume(name) for name in structure.regions} if structure.finite else {}
        self._gaps = Gaps(self.statics, engine) if structure.finite and structure.mesh.dim == 2 else None
        self.factor = 0.0

    def _stated(self, engine: Any) -> Any:
        problem = self.statics.problem
        functions = {u.name: u.function for u in problem.unknowns}
        system = engine.System(functions, problem.residual, problem.conditions)
        if not problem.ties:
            return system
        return engine.TiedSystem(system, tuple(functions.values()), problem.ties, problem.conditions)

    def to(self, factor: float) -> WallState:
        """Load up, or down, to a factor; a step that does not converge is halved.

        Raises:
            ConvergenceError: a step of 1/256 of the way did not converge; the last good state is kept. Or a wall is turned inside
                out, or, in a section at finite strain, opposite faces of a tubule are about to touch.
            InputError: a factor that is no number, or not finite.
        """
        allowed = f"a finite load factor, up to {LARGEST:g} in size"
        factor = number("factor", factor, "", lambda f: abs(f) <= LARGEST, allowed, "write 1.0 for the loads as given")
        start, step = self.factor, factor - self.factor
        while True:
            try:
                solution = self._step(factor if abs(factor - self.factor) <= abs(step) else self.factor + step)
            except ConvergenceError as failure:
                step /= 2
                self._say(f"  load factor {self.factor + 2 * step:.6g} did not converge, half the step is tried")
                if abs(step) < SMALLEST * abs(factor - start):
                    reached = f"the load factor came to {self.factor:.6g}, not to {factor:.6g}"
                    mend = "the structure may bear no more than that, or buckle there"
                    raise failure.after(f"{reached}; {mend}") from failure
                continue
            self._expect_apart()
            if self.factor == factor:
                self._expect_upright()
                return self._state(solution)

    def _step(self, factor: float) -> Solution:
        functions = [unknown.function for unknown in self.statics.problem.unknowns]
        before = [function.x.array.copy() for function in functions]
        self.statics.problem.drive(factor)
        try:
            solution = self._newton.solve(self.system)
        except ConvergenceError:
            for function, array in zip(functions, before, strict=True):
                function.x.array[:] = array
            self.statics.problem.drive(self.factor)
            raise
        self.statics.commit()
        self.factor = factor
        self._say(f"  load factor {factor:.6g}: {solution.iterations} Newton steps")
        return solution

    def _expect_apart(self) -> None:
        """Walls that touch are not modelled: a run ends before they do."""
        gap = self._gaps.narrowest() if self._gaps is not None else None
        if gap is not None and gap.share < CLOSEST:
            text = f"at load factor {self.factor:g} opposite faces of {gap.surface} are about to touch"
            raise ConvergenceError(f"{text} ({gap.distance:.3g} m apart), and contact of walls is not modelled: load less")

    def _expect_upright(self) -> None:
        """Between the points of quadrature a wall may have been turned inside out without the solver's notice."""
        for name, sampler in self._volumes.items():
            points, values = sampler()
            volume = values["volume"].reshape(points.shape[:2])
            if not volume.min() > 0:
                at = np.unravel_index(int(volume.argmin()), volume.shape)
                where = f"{name or 'wall'} at {point_text(points[at])} m"
                text = f"at load factor {self.factor:g} {where} is turned inside out (det F = {volume.min():.2g})"
                raise ConvergenceError(f"{text}: load less, or mesh finer there, or take its corners off with fillets")

    def _sampler(self, region: Any) -> Any:
        (unknown,) = self.statics.problem.unknowns
        stress = self._smooth[region] if region in self._smooth else self.statics.stress[region]
        return self._engine.sampler(self.structure.mesh, region, {"displacement": unknown.value, "stress": stress})

    def _volume(self, region: Any) -> Any:
        volume = ufl.det(ufl.Identity(3) + self.statics.gradient)
        return self._engine.sampler(self.structure.mesh, region, {"volume": volume})

    def _smoothed(self, region: Any) -> Any:
        """Where a law remembers, the stress is known at quadrature points only: its nearest polynomial, cell by cell."""
        structure = self.structure
        element = ("DG", structure.degree - 1, (3, 3))
        return self._engine.Function(self._engine.functionspace(structure.mesh, element, region or ()), name="stress")

    def held(self, factor: float, solution: Solution) -> WallState:
        """The state that the system holds, where another solver than Newton's put it there."""
        self.factor = factor
        return self._state(solution)

    def _state(self, solution: Solution) -> WallState:
        for name, stress in self._smooth.items():
            degree = self.structure.integration_degree
            nearest = self._engine.project(self.statics.stress[name], stress.function_space, degree)
            stress.x.array[:] = nearest.x.array
        regions = {}
        for name, sampler in self._samplers.items():
            points, values = sampler()
            stress = values["stress"].reshape(*points.shape[:2], 3, 3)
            regions[name or "wall"] = RegionState(points, values["displacement"], stress)
        if any(isinstance(support, Free) for support in self.structure.supports):
            turns = self.structure.finite and isinstance(self.structure.body, PlaneStrain | Solid)
            regions = turned_back(regions) if turns else without_drift(regions, self.structure.body)
        (unknown,) = self.statics.problem.unknowns
        return WallState(self.structure, self.factor, regions, solution, unknown.function.x.array.copy())


def solve(
    structure: WallStructure,
    factor: float = 1.0,
    engine: Any = embedded,
    newton: Newton | None = None,
    say: Callable[[str], None] | None = None,
) -> WallState:
    """The state of a structure at a load factor, from rest; arguments and errors as of :class:`Loading`."""
    return Loading(structure, engine, newton, say).to(factor)
