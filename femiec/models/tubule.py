"""One tubule, half filled: lithium pushed from the root by the Nernst pressure, an elastic wall, and sealed gas above.

The front is frozen: this is a snapshot of the flow, the stress and the gas at one filling.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import ufl

from femiec.errors import InputError
from femiec.forms.elastic import static_balance
from femiec.forms.gas import gas_balance
from femiec.forms.stokes import stokes
from femiec.forms.traction import neighbour_stress, normal_pressure
from femiec.geometry import Mesh, Tubule, measure_tubule
from femiec.laws.creep import cauchy_stress, equivalent_rate
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, Symmetry
from femiec.laws.nernst import nernst_pressure
from femiec.materials import Host, Metal, citations
from femiec.models.creep import CreepLaws
from femiec.models.problem import Problem, Unknown
from femiec.models.readings import Readings
from femiec.models.surroundings import Neighbours, capillary_pressure, check_neighbours, check_temperature, porosity
from femiec.models.tubule_outputs import DEGREE, integrals, outputs, wall_stress
from femiec.models.tubule_sources import laws
from femiec.models.tubule_summary import ledger_row, notices, summary
from femiec.quantities import ATMOSPHERE, MPa


@dataclass(frozen=True)
class SingleTubule:
    """The coupled model.

    Lithium: div(2 eta eps(v)) - grad p = 0, div v = 0; at the root n.sigma n = -P with P = (e/Omega) psi, psi = -U, and v_r = 0;
    no slip on the wall; sigma n = -(P_g - capillary pressure) n at the tip. Wall: div sigma = 0, loaded by the lithium's traction
    and by the gas; both ends keep their height (a stack of fixed thickness) and slide along r. Gas: P_g V_g constant.

    Args:
        mesh: a cross-section with the names of :func:`femiec.geometry.tubule_mesh`; where neighbours share the wall it holds the
            half of it up to the mid-plane.
        metal, host: materials of the filling and of the wall.
        temperature: T [K].
        overpotential: U [V], negative for plating.
        symmetry: round tube or slit.
        neighbours: what lies outside.
        creep: the mechanisms of creep.
        sealed_pressure: pressure [Pa] of the gas when the tubule was empty, at T.
        contact_angle: of lithium on the wall [rad]; 0 on lithiophilic coatings.
    """

    mesh: Mesh
    metal: Metal
    host: Host
    temperature: float
    overpotential: float
    symmetry: Symmetry = AXISYMMETRIC
    neighbours: Neighbours = Neighbours.SHARED
    creep: CreepLaws = field(default_factory=CreepLaws)
    sealed_pressure: float = ATMOSPHERE
    contact_angle: float = 0.0

    @cached_property
    def tubule(self) -> Tubule:
        """The sizes, read off the mesh; the wall is what is meshed of it."""
        return measure_tubule(self.mesh)

    @property
    def root_pressure(self) -> float:
        """-e U/Omega [Pa], the pressure at which plating stops."""
        return nernst_pressure(-self.overpotential, self.metal.atomic_volume.value)

    @property
    def capillary_pressure(self) -> float:
        """What the meniscus takes off the tip's pressure [Pa]."""
        return capillary_pressure(self.metal, self.tubule.width, self.contact_angle, self.symmetry)

    @property
    def porosity(self) -> float:
        """The cavity's share of the footprint."""
        return porosity(self.tubule, self.symmetry)

    @property
    def viscosity(self) -> float:
        """Of diffusional creep [Pa s]."""
        return self.creep.diffusional_viscosity(self.metal, self.temperature, self.tubule.width, self.symmetry)

    @property
    def speed_scale(self) -> float:
        """P R^2/(8 eta column) [m/s], the mean speed of a round column driven by the root pressure alone."""
        return self.root_pressure * self.tubule.radius**2 / (8 * self.viscosity * self.tubule.tip)

    def __post_init__(self) -> None:
        if not -math.inf < self.overpotential < 0:
            allowed = "a negative voltage: the lithium side lies below Li/Li+ when it plates"
            raise InputError("overpotential", f"{self.overpotential:g} V", allowed, "write overpotential=-50mV")
        check_temperature(self.metal, self.temperature)
        check_neighbours(self.symmetry, self.neighbours)

    def describe(self) -> dict[str, Any]:
        """The run's parameters for the record, SI units in the labels."""
        laws = self.creep
        return {
            "Width [m]": self.tubule.width,
            "Meshed wall [m]": self.tubule.wall,
            "Height [m]": self.tubule.height,
            "Filling": self.tubule.filling,
            "Temperature [K]": self.temperature,
            "Overpotential [V]": self.overpotential,
            "Sealed pressure [Pa]": self.sealed_pressure,
            "Contact angle [rad]": self.contact_angle,
            "metal": self.metal.name,
            "wall material": self.host.name,
            "neighbours": self.neighbours.value,
            "symmetry": self.symmetry.name,
            "Nabarro-Herring creep": laws.nabarro_herring,
            "dislocation creep": "none" if laws.dislocation is None else laws.dislocation.name,
            "mesh": self.mesh.source,
        }

    def sources(self) -> list[dict[str, Any]]:
        """Where the numbers of this run come from, one row each."""
        return [row for material in (self.metal, self.host) for row in citations(material)]

    def laws(self) -> list[dict[str, Any]]:
        """Where the laws of this run come from, one row each."""
        return laws(self)

    def summary(self, read: Readings) -> tuple[dict[str, float], list[str]]:
        """Headline numbers, and what must be said beside them."""
        numbers = summary(self, read)
        return numbers, notices(self, numbers, read)

    def ledger(self, read: Readings) -> dict[str, float]:
        """What goes in and out, one row."""
        return ledger_row(self, read)

    def problem(self, fem: Any) -> Problem:
        """State the problem on an engine.

        Args:
            fem: the engine's names (functionspace, Function, Constant, dirichletbc, ...).
        """
        unknowns = self._unknowns(fem)
        tests = ufl.TestFunctions(ufl.MixedFunctionSpace(*(u.function.function_space for u in unknowns.values())))
        test = dict(zip(unknowns, tests, strict=True))
        value = {name: unknown.value for name, unknown in unknowns.items()}
        exponent = fem.Constant(self.mesh, self.creep.exponent(self.metal))
        viscosity = self._total_viscosity(value, exponent)
        stress = self._lithium_stress(value, viscosity)
        residual = self._flow(value, test, viscosity) + self._wall(value, test, stress) + self._gas(value, test)

        def easier(share: float) -> None:
            exponent.value[...] = 1 + share * (self.creep.exponent(self.metal) - 1)

        return Problem(
            self.mesh,
            tuple(unknowns.values()),
            residual,
            self._conditions(fem, unknowns),
            integrals(self, value, stress),
            outputs(self, value, viscosity),
            easier if self.creep.dislocation is not None else None,
            self._couplings(),
        )

    # ---------------------------------------------------------------- fields
    def _unknowns(self, fem: Any) -> dict[str, Unknown]:
        mesh, pressure = self.mesh, self.root_pressure
        kinds: dict[str, tuple[Any, str | tuple[str, ...], float, str]] = {
            "velocity": (("Lagrange", 2, (2,)), "lithium", self.speed_scale, "m/s"),
            "pressure": (("Lagrange", 1), "lithium", pressure, "Pa"),
            "displacement": (("Lagrange", 2, (2,)), "wall", pressure * self.tubule.radius / self.host.youngs_modulus.value, "m"),
            "gas pressure": (("Real", 0), (), self.sealed_pressure / (1 - self.tubule.filling), "Pa"),
        }
        unknowns = {
            name: Unknown(name, fem.Function(fem.functionspace(mesh, element, on), name=name), scale, unit)
            for name, (element, on, scale, unit) in kinds.items()
        }
        unknowns["gas pressure"].function.x.array[:] = 1.0
        return unknowns

    def _conditions(self, fem: Any, unknowns: dict[str, Unknown]) -> tuple[Any, ...]:
        v, u = (unknowns[name].function.function_space for name in ("velocity", "displacement"))
        fixed = [(v, "wall|lithium"), (v.sub(0), "axis"), (v.sub(0), "root"), (u.sub(1), "wall root"), (u.sub(1), "wall top")]
        if self.neighbours is Neighbours.SHARED:
            fixed.append((u.sub(0), "outer wall"))
        facets = self.mesh.dim - 1
        return tuple(
            fem.dirichletbc(0.0, fem.locate_dofs_topological(space, facets, self.mesh.facets_of(name)), space)
            for space, name in fixed
        )

    # ---------------------------------------------------------------- laws
    def _total_viscosity(self, value: dict[str, Any], exponent: Any) -> Any:
        if self.creep.dislocation is None:
            return self.viscosity
        law = self.creep.dislocation_law(self.metal, self.temperature, self.tubule.width, exponent)
        floor = 1e-6 * self.speed_scale / self.tubule.radius  # an equivalent rate is not differentiable at rest
        rate = equivalent_rate(self.symmetry.strain(value["velocity"], self.mesh.x), floor)
        return law.viscosity(rate, self.viscosity)

    def _lithium_stress(self, value: dict[str, Any], viscosity: Any) -> Any:
        return cauchy_stress(self.symmetry.strain(value["velocity"], self.mesh.x), value["pressure"], viscosity)

    # ---------------------------------------------------------------- balances, each over its own scale
    def _flow(self, value: dict[str, Any], test: dict[str, Any], viscosity: Any) -> Any:
        mesh, symmetry, x, n = self.mesh, self.symmetry, self.mesh.x, self.mesh.n
        z, q = test["velocity"], test["pressure"]
        momentum, mass = stokes(
            value["velocity"], value["pressure"], z, q, viscosity, symmetry, x, mesh.dx("lithium", degree=DEGREE)
        )
        tip_pressure = value["gas pressure"]("+") - self.capillary_pressure
        momentum += normal_pressure(self.root_pressure, n, z, symmetry, x, mesh.ds("root", degree=DEGREE))
        momentum += normal_pressure(tip_pressure, n("+"), z("+"), symmetry, x, mesh.interface("lithium", "gas", degree=DEGREE))
        area = self.tubule.radius * self.tubule.tip
        return 1 / (self.root_pressure * area) * momentum + 1 / (self.speed_scale * area) * mass

    def _wall(self, value: dict[str, Any], test: dict[str, Any], lithium_stress: Any) -> Any:
        mesh, symmetry, x, n = self.mesh, self.symmetry, self.mesh.x, self.mesh.n
        w = test["displacement"]
        stress = wall_stress(self, value["displacement"])
        lithium_wall = mesh.interface("wall", "lithium", degree=DEGREE)
        gas_wall = mesh.interface("wall", "gas", degree=DEGREE)
        balance = static_balance(stress, w, symmetry, x, mesh.dx("wall", degree=DEGREE))
        balance += neighbour_stress(lithium_stress("-"), n("+"), w("+"), symmetry, x, lithium_wall)
        balance += normal_pressure(value["gas pressure"]("+"), n("+"), w("+"), symmetry, x, gas_wall)
        return 1 / (self.root_pressure * self.tubule.radius * self.tubule.height) * balance

    def _gas(self, value: dict[str, Any], test: dict[str, Any]) -> Any:
        mesh = self.mesh
        gas_wall, lithium_wall = (mesh.interface("wall", name, degree=DEGREE) for name in ("gas", "lithium"))
        u = value["displacement"]("+")
        pressure, chi = value["gas pressure"]("+"), test["gas pressure"]("+")
        # the normal out of the cavity is the one into the wall
        balance = gas_balance(pressure, self.sealed_pressure, chi, u, -mesh.n("+"), self.symmetry, mesh.x, gas_wall, lithium_wall)
        volume = self.tubule.height * (self.tubule.radius if self.symmetry == PLANAR else math.pi * self.tubule.radius**2)
        return 1 / (self.sealed_pressure * volume) * balance

    def _couplings(self) -> tuple[str, ...]:
        drive, metal, host = self.root_pressure, self.metal.name, self.host
        laws = (
            ["Coble"] + ["Nabarro-Herring"] * self.creep.nabarro_herring + ["dislocation"] * (self.creep.dislocation is not None)
        )
        coble = self.creep.coble_viscosity(self.metal, self.temperature, self.tubule.width, self.symmetry)
        share, capillary = self.viscosity / coble, self.capillary_pressure
        return (
            f"Nernst pressure at the root: {drive / MPa:.1f} MPa, {drive / host.youngs_modulus.value:.2g} of the wall's modulus",
            f"creep of {metal} ({', '.join(laws)}): {self.viscosity:.3g} Pa s, Coble share of diffusional creep {share:.3f}",
            f"{self.neighbours.value} wall of {host.name}: takes the lithium's traction and the gas pressure",
            f"sealed gas: {self.sealed_pressure / MPa:.3g} MPa when the tubule was empty",
            f"capillarity at the tip: {capillary / MPa:.3g} MPa, {capillary / drive:.2g} of the drive",
        )
