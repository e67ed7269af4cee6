"""What a user sets of a tubule in time, and the problem that it states."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any

import ufl

from femiec.arguments import not_negative, number, of_kind, offers, positive
from femiec.errors import InputError
from femiec.estimates.creep import nabarro_herring_viscosity
from femiec.estimates.transport import nernst_einstein_conductivity
from femiec.geometry import Mesh, Tubule, measure_tubule
from femiec.geometry.stretching import BandLines, band_lines, placed
from femiec.laws.gas import SEALED, Chamber, Walls
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, Symmetry
from femiec.laws.slip import STICK
from femiec.materials import Host, Metal, citations
from femiec.models.coupled.account import functionals
from femiec.models.coupled.balances import State, residual
from femiec.models.coupled.fields import DIFFERENTIAL, Scales, scales, unknowns
from femiec.models.coupled.ledger import observed, root_pressure, row
from femiec.models.coupled.notices import couplings, notices, present_groups, regime_text
from femiec.models.coupled.outputs import outputs, position
from femiec.models.coupled.pinned import conditions
from femiec.models.coupled.reshape import Reshaped, Turn, on, remeshed, turns
from femiec.models.coupled.root import Drive, Root
from femiec.models.coupled.sources import laws
from femiec.models.creep import CreepLaws
from femiec.models.problem import Evolution, Problem
from femiec.models.readings import Readings
from femiec.models.surroundings import Neighbours, capillary_pressure, check_surroundings, porosity
from femiec.protocol import Condition, Control, Empty, FillingAbove, FillingBelow, Full, Observed, Stopped
from femiec.quantities import ATMOSPHERE, BOLTZMANN, ELEMENTARY_CHARGE

LOWEST_FILLING, HIGHEST_FILLING = 0.01, 0.99
"""Where a run stops of itself."""


class Transport(Enum):
    """How lithium gets along the tubule."""

    RESOLVED = "resolved interface"
    """It diffuses along the interface and through the wall, and creeps; Coble creep is the first of these, and counted once."""
    EFFECTIVE = "effective viscosity"
    """It flows from the root with a viscosity that stands for the diffusion along the wall, and does not slip."""


@dataclass(frozen=True)
class Neighbour:
    """A chamber beside the tubule's gas, and how easily gas passes between the two.

    Args:
        chamber: its volume and its pressure at the start.
        permeance: K [1/(s m2 Pa)] of what parts them.
        area: of what parts them [m2]; for half a slit per metre of depth [m].
    """

    chamber: Chamber
    permeance: float
    area: float

    def __post_init__(self) -> None:
        of_kind("chamber", self.chamber, Chamber, "a Chamber", "write chamber=Chamber(volume, pressure)")
        for name, unit in (("permeance", "1/(s m2 Pa)"), ("area", "m2")):
            mend = "leave neighbour out where no gas passes"
            object.__setattr__(self, name, number(name, getattr(self, name), unit, positive, "a positive, finite number", mend))

    def pressure(self, amount: Any, temperature: float) -> Any:
        """P [Pa] of an amount, a number of molecules."""
        return amount * BOLTZMANN * temperature / self.chamber.volume


@dataclass(frozen=True)
class Gas:
    """What is sealed in above the lithium.

    Args:
        sealed_pressure: [Pa] at the start, at the run's temperature.
        dead_volume: beside the tubule's own [m3]; for a slit of half of it, per metre of depth [m2].
        walls: what lets gas out through the wall beside it.
        neighbour: a chamber with which the gas exchanges, or None.
    """

    sealed_pressure: float = ATMOSPHERE
    dead_volume: float = 0.0
    walls: Walls = SEALED
    neighbour: Neighbour | None = None

    def __post_init__(self) -> None:
        for name, unit in (("sealed_pressure", "Pa"), ("dead_volume", "m3")):
            allowed, mend = "zero or more, finite, in SI", "correct the sign or the unit"
            object.__setattr__(self, name, number(name, getattr(self, name), unit, not_negative, allowed, mend))
        offers("walls", self.walls, ("name", "loss"), "what lets gas out", "write walls=SEALED or Permeable(...)")
        if self.neighbour is not None:
            of_kind("neighbour", self.neighbour, Neighbour, "a Neighbour, or None", "write Neighbour(chamber, permeance, area)")


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

    @property
    def interface_mobility(self) -> float:
        """M [m5/(N s)] of wall|lithium."""
        return self.creep.mobility(self.metal, self.temperature)

    @cached_property
    def viscosity(self) -> float:
        """Of diffusional creep in the lithium's volume [Pa s]; in the effective description also along the wall."""
        if self.transport is Transport.EFFECTIVE:
            return self.creep.diffusional_viscosity(self.metal, self.temperature, self.tubule.width, self.symmetry)
        diffusivity = self.metal.volume_diffusivity.at(self.temperature)
        return float(nabarro_herring_viscosity(self.tubule.width, diffusivity, self.metal.atomic_volume.value, self.temperature))

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
        concentration, diffusivity = self.host.lithium_concentration, self.host.lithium_diffusivity
        if self.transport is Transport.EFFECTIVE or concentration is None or diffusivity is None:
            return 0.0
        return nernst_einstein_conductivity(concentration.value, diffusivity.value, self.temperature)

    @cached_property
    def sheets(self) -> dict[str, float]:
        """kappa_s [S] of the wall's surface by what lies beside it."""
        if self.transport is Transport.EFFECTIVE:
            return {}
        per_mobility = (ELEMENTARY_CHARGE / self.metal.atomic_volume.value) ** 2
        along_gas = self.metal.surface_diffusivity.at(self.temperature) / self.metal.interface_diffusivity.at(self.temperature)
        interface = per_mobility * self.interface_mobility
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
        self._check_kinds()
        numbers = {
            "temperature": number(
                "temperature", self.temperature, "K", positive, "a positive temperature", "write temperature=300"
            ),
            "contact_angle": number(
                "contact_angle", self.contact_angle, "rad", lambda c: 0 <= c <= math.pi, "from 0 to pi", "give it in rad"
            ),
        }
        for name, value in numbers.items():
            object.__setattr__(self, name, value)
        check_surroundings(self.metal, self.temperature, self.symmetry, self.neighbours)
        if self.voids and self.transport is Transport.EFFECTIVE:
            allowed = "off with an effective viscosity: lithium leaves a void's edge along the resolved interface"
            raise InputError("voids", True, allowed, "take Transport.RESOLVED")
        if self.voids and self.mesher is None:
            raise InputError(
                "voids", True, "a model with a mesher, for a void is meshed when it opens", "give mesher=TravellingMesh()"
            )

    def _check_kinds(self) -> None:
        for name, kind in _KINDS.items():
            of_kind(name, getattr(self, name), kind, f"a {kind.__name__}", "give such an object, not its name")
        offers("slip", self.slip, ("name", "friction", "citation"), "a law of sliding", "write slip=STICK, FREE or Rough(2*nm)")
        offers("symmetry", self.symmetry, ("name", "area"), "AXISYMMETRIC or PLANAR", "write symmetry=AXISYMMETRIC")
        if self.mesher is not None and not callable(self.mesher):
            raise InputError("mesher", repr(self.mesher), "a function from Tubule to Mesh", "give mesher=TravellingMesh()")

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
        return {
            "Width [m]": self.tubule.width,
            "Meshed wall [m]": self.tubule.wall,
            "Height [m]": self.tubule.height,
            "Filling": self.tubule.filling,
            "Temperature [K]": self.temperature,
            "Sealed pressure [Pa]": self.gas.sealed_pressure,
            "Dead volume [m3]": self.gas.dead_volume,
            "gas walls": self.gas.walls.name,
            "gas exchange": "none" if self.gas.neighbour is None else repr(self.gas.neighbour),
            "Contact angle [rad]": self.contact_angle,
            "Electrolyte resistance [ohm m2]": self.root.resistance,
            "reaction": "in equilibrium" if self.root.kinetics is None else repr(self.root.kinetics),
            "root face": "plates" if self.root.plates else "blocked",
            "metal": self.metal.name,
            "wall material": self.host.name,
            "transport": self.transport.value,
            "slip": self.slip.name,
            "surface beside the gas": "conducts" if self.gas_surface else "does not conduct",
            "neighbours": self.neighbours.value,
            "symmetry": self.symmetry.name,
            "dislocation creep": "none" if self.creep.dislocation is None else self.creep.dislocation.name,
            "Nabarro-Herring creep": self.creep.nabarro_herring,
            "voids": "may open" if self.voids else "none",
            "mesh": self.mesh.source,
            "cells": self.mesh.skfem.t.shape[1],
            "mesher": "none" if self.mesher is None else repr(self.mesher),
        }

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

    def summary(self, read: Readings, time: float) -> tuple[dict[str, float], list[str]]:
        """Headline numbers of the last state, and what must be said beside them."""
        return {"Time [s]": time} | row(self, read), notices(self, read)

    def regime(self, read: Readings, time: float) -> list[str]:
        """What the dimensionless groups of a state say, after a time [s]."""
        return regime_text(present_groups(self, read, root_pressure(self, read), time))

    def refuses(self, numbers: Mapping[str, float]) -> str | None:
        """Why a state with these unknowns, SI, is none of this tubule's: its equations have solutions beyond its ends."""
        tip, bottom = numbers["tip"], numbers.get("bottom", 0.0)
        if not 0 <= bottom < tip < self.tubule.height:
            return f"the lithium would reach from {bottom:g} m to {tip:g} m in a tubule of {self.tubule.height:g} m"
        pressure = numbers["gas pressure"]
        return None if pressure >= 0 else f"the gas pressure would be {pressure:g} Pa"

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
        )

    def _evolution(self, fem: Any, fields: dict[str, Any]) -> Evolution:
        changing = {name: fields[name].function.function_space for name in DIFFERENTIAL if name in fields}
        histories = {name: fem.Function(space, name=f"{name} history") for name, space in changing.items()}
        return Evolution(fem.Constant(self.mesh, 0.0), fem.Constant(self.mesh, 0.0), histories)


_KINDS: dict[str, type] = {
    "mesh": Mesh,
    "metal": Metal,
    "host": Host,
    "transport": Transport,
    "neighbours": Neighbours,
    "creep": CreepLaws,
    "root": Root,
    "gas": Gas,
    "gas_surface": bool,
    "voids": bool,
}
