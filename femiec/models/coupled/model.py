"""What a user sets of a tubule in time, and the problem that it states."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import ufl

from femiec.estimates.nernst import pressure_per_volt
from femiec.geometry import Mesh, Tubule, measure_tubule
from femiec.geometry.stretching import BandLines, band_lines, placed
from femiec.laws.interface import UNSTRESSED
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, Symmetry
from femiec.laws.slip import STICK
from femiec.materials import Host, Metal, citations
from femiec.models.coupled.account import functionals
from femiec.models.coupled.balances import pressure_mass, residual
from femiec.models.coupled.checks import check, impossible
from femiec.models.coupled.fields import DIFFERENTIAL, Scales, scales, unknowns
from femiec.models.coupled.gas import Gas
from femiec.models.coupled.ledger import observed, root_pressure, row
from femiec.models.coupled.notices import couplings, notices, present_groups, regime_text
from femiec.models.coupled.outputs import outputs, position
from femiec.models.coupled.pinned import conditions
from femiec.models.coupled.record import describe
from femiec.models.coupled.reshape import Reshaped, Turn, on, remeshed, turns
from femiec.models.coupled.root import Drive, Root
from femiec.models.coupled.sources import laws
from femiec.models.coupled.state import State
from femiec.models.coupled.transport import Transport, bulk_conductivity, core_viscosity, sheet_conductance
from femiec.models.creep import CreepLaws
from femiec.models.problem import Evolution, Multiplier, Problem
from femiec.models.readings import Readings
from femiec.models.surroundings import Neighbours, capillary_pressure, porosity
from femiec.protocol import Condition, Control, Empty, FillingAbove, FillingBelow, Full, Observed, Stopped

LOWEST_FILLING, HIGHEST_FILLING = 0.01, 0.99
"""Where a run stops of itself."""


@dataclass(frozen=True)
class CoupledTubule:
    """The coupled model in time. Signs: P > 0 is compression, U < 0 and J > 0 plate.

    Args:
        mesh: a cross-section with the names of :func:`femiec.geometry.tubule_mesh`.
        metal, host: materials of the filling and of the wall.
        temperature: T [K].
        transport: how lithium gets along.
        symmetry: round tube or slit.
        neighbours: what lies outside.
        creep: the mechanisms of creep in the lithium's volume.
        slip: how lithium slides along the wall.
        passage: how pressure slows the diffusion along wall|lithium: see :mod:`femiec.laws.interface`.
        root, gas: what lies below and above.
        contact_angle: of lithium on the wall [rad]; 0 on lithiophilic coatings.
        gas_surface: lithium also diffuses over the wall beside the gas.
        voids: a void opens where the root pulls harder than the meniscus of an empty void would; else the lithium holds on.
        mesher: meshes the tubule anew where its fronts are; None to stay on one mesh.
        lithium_before: volume [m3] before the first step of a run that the mesh goes on with; None where a run starts.
    """

    mesh: Mesh
    metal: Metal
    host: Host
    temperature: float
    transport: Transport = Transport.RESOLVED
    symmetry: Symmetry = AXISYMMETRIC
    neighbours: Neighbours = Neighbours.SHARED
    creep: CreepLaws = field(default_factory=CreepLaws)
    slip: Any = STICK
    passage: Any = UNSTRESSED
    root: Root = field(default_factory=Root)
    gas: Gas = field(default_factory=Gas)
    contact_angle: float = 0.0
    gas_surface: bool = True
    voids: bool = False
    mesher: Callable[[Tubule], Mesh] | None = None
    lithium_before: float | None = None

    @cached_property
    def tubule(self) -> Tubule:
        """The sizes, read off the mesh; the wall is what is meshed of it."""
        return measure_tubule(self.mesh)

    @cached_property
    def cavity_area(self) -> float:
        """The lithium's cross-section [m2]; of half a slit [m]."""
        return self.tubule.radius if self.symmetry == PLANAR else math.pi * self.tubule.radius**2

    @cached_property
    def cell_area(self) -> float:
        """The footprint that a tubule has of the electrode [m2]; of half a slit [m]."""
        return self.cavity_area / porosity(self.tubule, self.symmetry)

    @cached_property
    def pressure_per_volt(self) -> float:
        """e/Omega [Pa/V]; the same number is the charge of the metal's volume [C/m3]."""
        return float(pressure_per_volt(self.metal.atomic_volume.value))

    @property
    def interface_mobility(self) -> float:
        """M [m5/(N s)] of wall|lithium."""
        return self.creep.mobility(self.metal, self.temperature)

    @cached_property
    def viscosity(self) -> float:
        """Of diffusional creep in the lithium's volume [Pa s]; in the effective description also along the wall."""
        if self.transport is Transport.EFFECTIVE:
            return self.creep.diffusional_viscosity(self.metal, self.temperature, self.tubule.width, self.symmetry)
        return core_viscosity(self.metal, self.temperature, self.tubule.width)

    @property
    def coble_share(self) -> float:
        """Of the diffusional creep, what stands for diffusion along the wall; zero where that is resolved."""
        if self.transport is Transport.RESOLVED:
            return 0.0
        return self.viscosity / self.creep.coble_viscosity(self.metal, self.temperature, self.tubule.width, self.symmetry)

    @cached_property
    def friction(self) -> float:
        """beta of the wall [Pa s/m]."""
        return self.slip.friction(self.interface_mobility, self.viscosity, self.tubule.radius)

    @cached_property
    def wall_conductivity(self) -> float:
        """kappa of lithium in the wall [S/m]; zero in the effective description."""
        return 0.0 if self.transport is Transport.EFFECTIVE else bulk_conductivity(self.host, self.temperature)

    @cached_property
    def sheets(self) -> dict[str, float]:
        """kappa_s [S] of the wall's surface by what lies beside it, without pressure."""
        if self.transport is Transport.EFFECTIVE:
            return {}
        along_gas = self.metal.surface_diffusivity.at(self.temperature) / self.metal.interface_diffusivity.at(self.temperature)
        interface = sheet_conductance(self.metal, self.interface_mobility)
        free = ["gas"] * self.gas_surface + ["void"] * self.has_void
        return {"lithium": interface} | dict.fromkeys(free, interface * along_gas)

    @property
    def capillary_pressure(self) -> float:
        """What the meniscus takes off the tip's pressure [Pa]."""
        return capillary_pressure(self.metal, self.tubule.width, self.contact_angle, self.symmetry)

    @cached_property
    def scales(self) -> Scales:
        """What is typical."""
        return scales(self)

    def __post_init__(self) -> None:
        check(self)
        object.__setattr__(self, "temperature", float(self.temperature))
        object.__setattr__(self, "contact_angle", float(self.contact_angle))

    @property
    def has_void(self) -> bool:
        """Whether the lithium has left the root."""
        return self.tubule.bottom > 0

    @property
    def lithium_at_start(self) -> float:
        """Its volume [m3] before the run's first step; of half a slit [m2]."""
        return self.cavity_area * self.tubule.lithium_height if self.lithium_before is None else self.lithium_before

    def describe(self) -> dict[str, Any]:
        """The run's parameters for the record, SI units in the labels."""
        return describe(self)

    def sources(self) -> list[dict[str, Any]]:
        """Where the numbers of this run come from, one row each."""
        return [row for material in (self.metal, self.host) for row in citations(material)]

    def laws(self) -> list[dict[str, Any]]:
        """Where the laws of this run come from, one row each."""
        return laws(self)

    def row(self, read: Readings) -> dict[str, float]:
        """A row of the ledger."""
        return row(self, read)

    def observed(self, read: Readings) -> Observed:
        """What the conditions of a protocol can see."""
        return observed(self, read)

    def bounds(self, control: Control) -> list[tuple[Condition, Stopped]]:
        """Between which fillings the mesh can follow."""
        return [(FillingAbove(HIGHEST_FILLING), Full(HIGHEST_FILLING)), (FillingBelow(LOWEST_FILLING), Empty(LOWEST_FILLING))]

    @cached_property
    def band_lines(self) -> BandLines:
        """Where the mesh's cells along the inner wall end."""
        return band_lines(self.mesh)

    def turns(self) -> list[Turn]:
        """The conditions at which the model changes, and what it changes into."""
        return turns(self)

    def remeshed(self, read: Readings) -> Reshaped | None:
        """The model on a new mesh, if the present one is stretched too far."""
        return remeshed(self, read)

    def place(self, read: Readings) -> Mesh:
        """The mesh with its nodes where the fronts are."""
        return placed(self.mesh, read.numbers["tip"], read.numbers.get("bottom", 0.0))

    def at(self, tip: float, bottom: float) -> CoupledTubule:
        """The model as it is meshed with its fronts there [m]."""
        return on(self, tip, bottom)

    def summary(self, read: Readings, time: float, peaks: Mapping[str, float]) -> tuple[dict[str, float], list[str]]:
        """Headline numbers of the last state, and what must be said beside them."""
        return {"Time [s]": time} | row(self, read), notices(self, read, peaks)

    def regime(self, read: Readings, time: float) -> list[str]:
        """What the dimensionless groups of a state say, after a time [s]."""
        return regime_text(present_groups(self, read, root_pressure(self, read), time))

    def refuses(self, numbers: Mapping[str, float]) -> str | None:
        """Why a state with these unknowns, SI, is none of this tubule's: its equations have solutions beyond its ends."""
        return impossible(self, numbers)

    def problem(self, fem: Any) -> Problem:
        """State the problem on an engine."""
        fields = unknowns(self, fem, self.scales)
        spaces = [unknown.function.function_space for unknown in fields.values()]
        test = dict(zip(fields, ufl.TestFunctions(ufl.MixedFunctionSpace(*spaces)), strict=True))
        exponent = fem.Constant(self.mesh, self.creep.exponent(self.metal))
        state = State(self, fields, test, self._evolution(fem, fields), exponent)
        holds_current, density, held = (fem.Constant(self.mesh, value) for value in (1.0, 0.0, 0.0))
        drive = Drive(holds_current, density, held, self.scales.potential)
        return Problem(
            self.mesh,
            tuple(fields.values()),
            residual(state, drive),
            conditions(self, fem, fields),
            functionals(state),
            outputs(state),
            couplings=couplings(self),
            evolution=state.evolution,
            drive=drive,
            position=position(state),
            multiplier=Multiplier("pressure", pressure_mass(state)),
        )

    def _evolution(self, fem: Any, fields: dict[str, Any]) -> Evolution:
        changing = {name: fields[name].function.function_space for name in DIFFERENTIAL if name in fields}
        histories = {name: fem.Function(space, name=f"{name} history") for name, space in changing.items()}
        return Evolution(fem.Constant(self.mesh, 0.0), fem.Constant(self.mesh, 0.0), histories)
