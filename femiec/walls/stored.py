"""A state of walls as a stored result: fields, summary, record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from femiec.arguments import of_kind, strength_of
from femiec.models.tubule_summary import ARRAY_HARDNESS
from femiec.models.walls.loads import Pressure
from femiec.models.walls.sources import laws_of
from femiec.quantities import MPa, nm
from femiec.reading import VTK_CELL
from femiec.results.ledger import Ledger
from femiec.results.provenance import provenance
from femiec.results.result import FieldData, RegionData, Result, Snapshot
from femiec.strength import Criterion
from femiec.walls.state import Peak, RegionState, WallState, expect_criterion

LINEAR = 0.05
"""The largest strain, by the stress over the modulus, that a law for small strain is trusted with."""


def stored(
    state: WallState,
    criterion: Criterion,
    strength: float,
    summary: Mapping[str, float] | None = None,
    parameters: Mapping[str, Any] | None = None,
    sources: Iterable[Mapping[str, Any]] = (),
    centres: Mapping[str, Any] | None = None,
    notices: Sequence[str] = (),
    title: str = "Wall structure",
    within: Any = None,
) -> Result:
    """Collect what a state says, for :func:`femiec.save.save` and the pictures.

    Args:
        state: the solved structure.
        criterion: whose field is stored beside the displacement.
        strength: what it is set against [Pa].
        summary: headline numbers beside those of the state.
        parameters: of the study.
        sources: rows of :func:`femiec.materials.citations`.
        centres: surface to the middle of its tubule [m], shape (dim,), for labels.
        notices: what must be said beside the numbers.
        title: of the picture.
        within: which points the largest value is looked for in, see :meth:`WallState.peak`.

    Raises:
        InputError: what is no state, criterion or strength.
    """
    of_kind("state", state, WallState, "a solved state", "give failure.state of a Failure, path.state of a path")
    expect_criterion(criterion)
    strength = strength_of(strength)
    of_kind("centres", centres, (Mapping, type(None)), "surface to its middle", 'write centres={"tubule 0": (0.0, 0.0)}')
    peak, deflection = state.peak(criterion, within), state.deflection()
    numbers = {
        "Load factor": state.factor,
        f"Largest {criterion.label[0].lower()}{criterion.label[1:]}": peak.value / MPa,
        "Largest deflection [nm]": deflection.value / nm,
        "Safety against the strength": strength / peak.value if peak.value > 0 else 0.0,
        **(summary or {}),
    }
    record = provenance(dict(parameters or {}), list(sources), "femiec.engine.embedded", _solver(state))
    record |= {
        "laws": laws_of(state.structure, criterion),
        "notices": [*notices, *_large(state)],
        "couplings": list(state.structure.couplings()),
        "structure": {"title": title, "kind": state.structure.body.name, "loads": list(_loads(state, centres or {}))}
        | {"criterion": criterion.label, "strength [Pa]": strength}
        | _spot(peak),
    }
    regions = tuple(_region(name, region, state, criterion) for name, region in state.regions.items())
    return Result(numbers, Ledger.of([numbers]), (Snapshot(0.0, regions),), record, {"displacement": state.solution.x})


def _spot(peak: Peak) -> dict[str, Any]:
    place = [float(each) for each in peak.spot]
    return {"spot [m]": place, "spot value [Pa]": peak.value, "spot region": peak.region, "near": peak.near}


def _solver(state: WallState) -> dict[str, Any]:
    return {
        "unknowns": len(state.solution.x),
        "Newton steps": state.solution.iterations,
        "residuals": dict(state.solution.residuals),
        "linear solver": state.solution.linear_solver,
    }


def strength_told(strength: float) -> str:
    """What has to be said beside a strength [Pa] of walls, for none has been measured.

    Example:
        >>> strength_told(400e6)
        "a strength of 400 MPa is assumed; measured is the array's hardness, 65 MPa, a lower bound of the wall's strength"
        >>> strength_told(65e6)
        "the strength is taken as the array's hardness, 65 MPa, a lower bound of the wall's"
    """
    if strength == ARRAY_HARDNESS:
        return f"the strength is taken as the array's hardness, {strength / MPa:.3g} MPa, a lower bound of the wall's"
    measured = f"measured is the array's hardness, {ARRAY_HARDNESS / MPa:.3g} MPa, a lower bound of the wall's strength"
    return f"a strength of {strength / MPa:.3g} MPa is assumed; {measured}"


def _large(state: WallState) -> list[str]:
    """What has to be said where small strain is not small."""
    largest = max(float(np.abs(region.stress).max()) for region in state.regions.values())
    strain = largest / state.structure.modulus
    if state.structure.finite or strain < LINEAR:
        return []
    return [f"the strain comes to {strain:.0%} or so, too much for a law of small strain: take NeoHookean, and look at the units"]


def _loads(state: WallState, centres: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """The pressures, each one number, or the least and the largest of a profile."""
    for load in state.structure.loads:
        if isinstance(load, Pressure):
            values = sorted({state.factor * pressure for pressure in load.extremes})
            pressure = {"pressure [Pa]": values if len(values) > 1 else values[0]}
            for name in load.on:
                yield {"on": name} | pressure | ({"centre [m]": np.asarray(centres[name]).tolist()} if name in centres else {})


def _region(name: str, region: RegionState, state: WallState, criterion: Criterion) -> RegionData:
    cells, nodes, dim = region.points.shape
    points = np.zeros((cells * nodes, 3))
    points[:, :dim] = region.points.reshape(-1, dim)
    moved = np.zeros_like(points)
    moved[:, :dim] = region.displacement.reshape(-1, dim)
    quantity, _, unit = criterion.label.removesuffix("]").rpartition(" [")
    fields = (
        FieldData("Displacement", "nm", moved / nm),
        FieldData(quantity, unit, criterion.of(region.stress, region.points).ravel() / MPa),
    )
    return RegionData(
        _plain(name), points, np.arange(len(points)).reshape(cells, nodes), VTK_CELL[state.structure.mesh.cell], fields
    )


def _plain(name: str) -> str:
    return name.replace(" ", "-")
