"""The parameters of a run, for its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from femiec.models.coupled.model import CoupledTubule


def describe(model: CoupledTubule) -> dict[str, Any]:
    """What a user sets but the materials' numbers, plain data, SI units in the labels: all that a resumed run must share."""
    return {
        "Width [m]": model.tubule.width,
        "Meshed wall [m]": model.tubule.wall,
        "Height [m]": model.tubule.height,
        "Filling": model.tubule.filling,
        "Temperature [K]": model.temperature,
        "Sealed pressure [Pa]": model.gas.sealed_pressure,
        "Dead volume [m3]": model.gas.dead_volume,
        "gas walls": repr(model.gas.walls),
        "gas exchange": "none" if model.gas.neighbour is None else repr(model.gas.neighbour),
        "Contact angle [rad]": model.contact_angle,
        "Electrolyte resistance [ohm m2]": model.root.resistance,
        "reaction": "in equilibrium" if model.root.kinetics is None else repr(model.root.kinetics),
        "root face": "plates" if model.root.plates else "blocked",
        "metal": model.metal.name,
        "wall material": model.host.name,
        "transport": model.transport.value,
        "slip": model.slip.name,
        "interface": model.passage.name,
        "surface beside the gas": "conducts" if model.gas_surface else "does not conduct",
        "neighbours": model.neighbours.value,
        "symmetry": model.symmetry.name,
        "dislocation creep": "none" if model.creep.dislocation is None else model.creep.dislocation.name,
        "Nabarro-Herring creep": "acts" if model.creep.nabarro_herring else "does not act",
        "voids": "may open" if model.voids else "none",
        "mesh": model.mesh.source,
        "cells": len(model.mesh.cells_of()),
        "mesher": "none" if model.mesher is None else getattr(model.mesher, "__name__", repr(model.mesher)),
    }
