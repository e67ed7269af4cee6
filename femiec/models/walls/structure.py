"""A structure of walls at rest: the balance of forces under loads that grow with one factor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import ufl

from femiec.geometry import Mesh
from femiec.laws.deforming import Deforming
from femiec.laws.kinematics import Axisymmetric
from femiec.laws.solid import SolidLaw
from femiec.laws.solid.swelling import Swelling
from femiec.models.problem import Problem, Unknown
from femiec.models.walls.expected import (
    expect_degrees,
    expect_laws,
    expect_loads,
    expect_mesh_and_body,
    expect_supports,
    several,
)
from femiec.models.walls.internal import Memory, memory
from femiec.models.walls.loads import Lithiation, Load, Pressure
from femiec.models.walls.rigid import anchors
from femiec.models.walls.supports import Periodic, Support
from femiec.quantities import MPa


@dataclass(frozen=True, eq=False)
class WallStructure:
    """Walls that deform under pressure.

    Strong form: Div P = 0 in the walls, P N = -p cof(F) N where a pressure acts, F = I + grad u; for small strain div sigma = 0
    and sigma n = -p n. Weak form: int P : grad w + sum of the loads' virtual work = 0 for all w that vanish where u is given.

    Args:
        mesh: with named regions and surfaces, as from :mod:`femiec.geometry`.
        law: a :class:`femiec.laws.solid.SolidLaw` for all regions, or region to law.
        body: what the mesh stands for: PLANE_STRAIN, SOLID, AXISYMMETRIC or PLANAR.
        loads: pressures (positive in compression) and swelling; all grow with the load factor.
        supports: what holds the structure.
        degree: of the displacement's Lagrange elements.
        quadrature: degree of the quadrature rules; 2 degree by default, at least the degree.

    Raises:
        InputError: a region without a law, laws of which some are for small strain and some are not, supports that leave a
            rigid motion or contradict each other, a body of another dimension than the mesh.
        MeshError: an unknown region or surface.

    Example:
        >>> import skfem
        >>> from femiec.laws.deforming import PLANE_STRAIN
        >>> from femiec.laws.solid.elastic import Elastic
        >>> from femiec.models.walls.supports import Fixed
        >>> mesh = Mesh.from_skfem(skfem.MeshQuad().with_defaults())
        >>> block = WallStructure(mesh, Elastic(20e9, 0.24), PLANE_STRAIN, (Pressure(("top",), 1e6),), (Fixed("bottom"),))
        >>> block.finite, block.regions
        (False, (None,))
    """

    mesh: Mesh
    law: Any
    body: Deforming
    loads: tuple[Load, ...]
    supports: tuple[Support, ...]
    degree: int = 2
    quadrature: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "loads", several("loads", self.loads, 'Pressure("tubule 0", 1e6)'))
        object.__setattr__(self, "supports", several("supports", self.supports, 'Fixed("root")'))
        expect_mesh_and_body(self.mesh, self.body)
        expect_degrees(self.degree, self.quadrature)
        expect_laws(self.law, self.laws, self.mesh)
        expect_loads(self)
        expect_supports(self)

    @cached_property
    def laws(self) -> dict[Any, SolidLaw]:
        """Region to law; None stands for the whole mesh where regions do not cover it."""
        if isinstance(self.law, Mapping):
            return dict(self.law)
        covered = sum(len(cells) for cells in self.mesh.regions.values()) == self.mesh.skfem.nelements
        return dict.fromkeys(self.mesh.regions if covered else (None,), self.law)

    @property
    def regions(self) -> tuple[Any, ...]:
        """The regions that are solved; (None,) for the whole mesh where regions do not cover it."""
        return tuple(self.laws)

    @property
    def finite(self) -> bool:
        """Whether strains and rotations may be of any size."""
        return next(iter(self.laws.values())).finite

    @property
    def modulus(self) -> float:
        """The largest of the laws' moduli [Pa], by which the balance is measured."""
        return max(law.youngs_modulus for law in self.laws.values())

    @cached_property
    def size(self) -> float:
        """The largest extent of the mesh [m], by which displacements are measured."""
        return float(np.ptp(self.mesh.nodes, axis=1).max())

    @property
    def integration_degree(self) -> int:
        """Of the quadrature rules."""
        return 2 * self.degree if self.quadrature is None else self.quadrature

    @property
    def pressure(self) -> float:
        """The pressure among the loads that is largest in size [Pa], at load factor 1, negative for suction; 0 without one."""
        return max((p for load in self.loads if isinstance(load, Pressure) for p in load.extremes), key=abs, default=0.0)

    def problem(self, fem: Any) -> Statics:
        """State the problem on an engine, at load factor 1.

        Args:
            fem: the engine's names (functionspace, Function, Constant, dirichletbc, ...).
        """
        V = fem.functionspace(self.mesh, ("Lagrange", self.degree, (self.mesh.dim,)))
        unknown = Unknown("displacement", fem.Function(V, name="displacement"), self.size, "m")
        constants: list[tuple[Any, float]] = []

        def proportional(value: float) -> Any:
            constants.append((fem.Constant(self.mesh, value), value))
            return constants[-1][0]

        factor = proportional(1.0)
        H = self.body.displacement_gradient(unknown.value, self.mesh.x)
        laws = {region: self._swollen(region, factor) for region in self.laws}
        memories = {region: memory(fem, self.mesh, region, law, H, self.integration_degree) for region, law in laws.items()}
        stresses = {region: law.stress(H, memories[region].start) for region, law in laws.items()}
        (test,) = ufl.TestFunctions(ufl.MixedFunctionSpace(V))
        conditions = [c for s in self.supports for c in s.conditions(fem, V, self.mesh, self.body, proportional, self.size)]
        conditions += anchors(fem, V, self.mesh, self.body, self.supports)

        def drive(share: float) -> None:
            for constant, value in constants:
                constant.value = share * value

        problem = Problem(
            self.mesh,
            (unknown,),
            self._residual(H, stresses, test, factor),
            tuple(conditions),
            {},
            (),
            couplings=self.couplings(),
            drive=drive,
            ties=tuple(s.ties(fem, V, self.mesh) for s in self.supports if isinstance(s, Periodic)),
        )
        return Statics(self, problem, H, {region: self._cauchy(H, stress) for region, stress in stresses.items()}, memories)

    # ---------------------------------------------------------------- parts
    def _swollen(self, region: Any, factor: Any) -> SolidLaw:
        law = self.laws[region]
        for load in self.loads:
            if isinstance(load, Lithiation) and region == load.region:
                law = Swelling(law, load.scaled(factor))
        return law

    def _residual(self, H: Any, stresses: Mapping[Any, Any], test: Any, factor: Any) -> Any:
        mesh, body, degree = self.mesh, self.body, self.integration_degree
        gradient = body.displacement_gradient(test, mesh.x)
        balance = 0
        for region, stress in stresses.items():
            dx = mesh.dx(*(() if region is None else (region,)), degree=degree)
            balance += ufl.inner(stress, gradient) * body.weight(mesh.x) * dx
        for load in self.loads:
            if isinstance(load, Pressure):
                balance += load.virtual_work(body, H if self.finite else None, test, mesh, factor, degree)
        depth = self.size if isinstance(body, Axisymmetric) else 1.0
        return 1 / (self.modulus * self.size ** (mesh.dim - 1) * depth) * balance

    def _cauchy(self, H: Any, stress: Any) -> Any:
        F = ufl.Identity(3) + H
        return stress * ufl.transpose(F) / ufl.det(F) if self.finite else stress

    def couplings(self) -> tuple[str, ...]:
        """What acts, one line each."""
        kind = "finite strain, pressures that follow the walls" if self.finite else "small strain"
        lines = [f"{self.body.name}, {kind}"]
        for load in self.loads:
            lines.append(_line(load))
        return tuple(lines)


@dataclass(frozen=True, eq=False)
class Statics:
    """A structure stated on an engine.

    Attributes:
        structure: the structure.
        problem: its problem; ``problem.drive(factor)`` sets the load factor.
        gradient: H = grad u, UFL, shape (3, 3).
        stress: region to Cauchy stress [Pa], UFL, shape (3, 3).
        memories: region to its laws' memory; commit them when a step has converged.
    """

    structure: WallStructure
    problem: Problem
    gradient: Any
    stress: Mapping[Any, Any]
    memories: Mapping[Any, Memory] = field(default_factory=dict)

    def commit(self) -> None:
        """The step has converged: what the laws remember is what it led to."""
        for each in self.memories.values():
            each.commit()


def _line(load: Load) -> str:
    if isinstance(load, Lithiation):
        return f"swelling of {load.region}: {load.strain}"
    names = ", ".join(load.on[:3]) + (f" and {len(load.on) - 3} more" if len(load.on) > 3 else "")
    values = " to ".join(f"{pressure / MPa:.4g}" for pressure in dict.fromkeys(load.extremes))
    return f"pressure on {names}: {values} MPa"
