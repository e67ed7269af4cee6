"""The fields that a run in time stores."""

from __future__ import annotations

from typing import Any

import ufl

from femiec.laws.elasticity import first_principal, von_mises
from femiec.laws.nernst import nernst_pressure
from femiec.models.coupled.state import State
from femiec.models.problem import Output

WALL_TENSION = ("wall", "First principal stress")
"""The field whose maximum is set against the wall's strength."""


def outputs(state: State) -> tuple[Output, ...]:
    """Fields in SI by region."""
    frame, value, stress = state.frame, state.value, state.wall_stress
    strain = frame.moving.strain(value["displacement"], frame.x)
    rate = frame.moving.strain(value["velocity"], frame.x)
    wall: list[tuple[str, str, Any]] = [("Displacement", "m", value["displacement"])]
    wall += [(f"{name} stress", "Pa", stress[i, j]) for name, i, j in (("Hoop", 1, 1), ("Axial", 2, 2), ("Shear", 0, 2))]
    wall += [("First principal stress", "Pa", first_principal(stress)), ("Von Mises stress", "Pa", von_mises(stress))]
    wall += [("Hoop strain", "1", strain[1, 1])]
    if state.model.sheets:
        wall.append(("Lithium potential", "V", state.potential))
        wall.append(("Nernst pressure", "Pa", nernst_pressure(state.potential, state.model.metal.atomic_volume.value)))
    lithium = [("Velocity", "m/s", value["velocity"]), ("Pressure", "Pa", value["pressure"])]
    lithium += [("Von Mises stress", "Pa", von_mises(2 * state.viscosity * rate))]
    return (
        *(Output("wall", *field) for field in wall),
        *(Output("lithium", *field) for field in lithium),
        Output("gas", "Pressure", "Pa", value["gas pressure"]),
        *([Output("void", "Pressure", "Pa", 0 * value["gas pressure"])] if state.model.has_void else []),
    )


def position(state: State) -> Any:
    """Where a point of the mesh is [m], shape (2,)."""
    return ufl.as_vector([state.frame.x[0], state.frame.height])
