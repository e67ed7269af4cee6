"""What a user may set of a tubule in time, and which states it can have."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from femiec.arguments import number, of_kind, offers
from femiec.errors import InputError
from femiec.geometry import Mesh
from femiec.laws.interface import UNSTRESSED
from femiec.materials import Host, Metal
from femiec.models.coupled.gas import Gas
from femiec.models.coupled.root import Root
from femiec.models.coupled.transport import Transport
from femiec.models.creep import CreepLaws
from femiec.models.surroundings import Neighbours, check_neighbours, check_temperature

if TYPE_CHECKING:
    from femiec.models.coupled.model import CoupledTubule

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


def check(model: CoupledTubule) -> None:
    """Refuse what no tubule can be.

    Raises:
        InputError: naming the first argument that does not fit.
    """
    _check_kinds(model)
    check_temperature(model.metal, model.temperature)
    number("contact_angle", model.contact_angle, "rad", lambda angle: 0 <= angle <= math.pi, "from 0 to pi", "give it in rad")
    check_neighbours(model.symmetry, model.neighbours)
    _check_voids(model)
    _check_entrance(model)
    _check_passage(model)


def impossible(model: CoupledTubule, numbers: Mapping[str, float]) -> str | None:
    """What is wrong with a state of which these are the unknowns that are one number each, SI; None where nothing is."""
    tip, bottom = numbers["tip"], numbers.get("bottom", 0.0)
    if not 0 <= bottom < tip < model.tubule.height:
        return f"the lithium would reach from {bottom:g} m to {tip:g} m in a tubule of {model.tubule.height:g} m"
    pressure = numbers["gas pressure"]
    return None if pressure >= 0 else f"the gas pressure would be {pressure:g} Pa"


def _check_kinds(model: CoupledTubule) -> None:
    for name, kind in _KINDS.items():
        of_kind(name, getattr(model, name), kind, f"a {kind.__name__}", "give such an object, not its name")
    offers("slip", model.slip, ("name", "friction", "citation"), "a law of sliding", "write slip=STICK, FREE or Rough(2*nm)")
    offers(
        "passage",
        model.passage,
        ("name", "factor", "citation"),
        "a law of the interface under pressure",
        "write passage=UNSTRESSED, or Activated(0.3)",
    )
    offers("symmetry", model.symmetry, ("name", "area"), "AXISYMMETRIC or PLANAR", "write symmetry=AXISYMMETRIC")
    if model.mesher is not None and not callable(model.mesher):
        raise InputError("mesher", repr(model.mesher), "a function from Tubule to Mesh", "give mesher=TravellingMesh()")


def _check_voids(model: CoupledTubule) -> None:
    if model.voids and model.transport is Transport.EFFECTIVE:
        allowed = "off with an effective viscosity: lithium leaves a void's edge along the resolved interface"
        raise InputError("voids", True, allowed, "take Transport.RESOLVED")
    if model.voids and model.mesher is None:
        raise InputError(
            "voids", True, "a model with a mesher, for a void is meshed when it opens", "give mesher=TravellingMesh()"
        )


def _check_passage(model: CoupledTubule) -> None:
    """An effective viscosity has no interface whose diffusivity could change along the wall."""
    if model.transport is Transport.EFFECTIVE and model.passage != UNSTRESSED:
        allowed = "UNSTRESSED with an effective viscosity, in which no interface is resolved"
        raise InputError("passage", model.passage.name, allowed, "take Transport.RESOLVED")


def _check_entrance(model: CoupledTubule) -> None:
    """With an effective viscosity lithium enters through its own root face alone: elsewhere it has no way in."""
    if model.transport is Transport.RESOLVED:
        return
    allowed, mend = "with Transport.EFFECTIVE lithium that rests on a root face that plates", "take Transport.RESOLVED"
    if not model.root.plates:
        raise InputError("root", "blocked root face", allowed, mend)
    if model.has_void:
        raise InputError("mesh", "mesh with a void below the lithium", allowed, mend)
