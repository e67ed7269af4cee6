"""How far a run has come, and the checkpoint that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from femiec.evolve.stage import Stage
from femiec.solve.history import History


@dataclass
class Progress:
    """Where a run is in its protocol, and what happened so far; plain data.

    Attributes:
        proposed: length of the next time step [s].
        position: of the protocol's step, from 0.
        since: time [s] and charge per footprint [C/m2] at that step's start.
        begun: that step has a start.
        steps: in time, accepted so far.
        ended: why each step of the protocol ended.
        rejected: time steps that were tried in vain.
        reshaped: when the model went on with another mesh, and why.
    """

    proposed: float
    position: int = 0
    since: tuple[float, float] = (0.0, 0.0)
    begun: bool = False
    steps: int = 0
    ended: list[dict[str, Any]] = field(default_factory=list)
    rejected: list[dict[str, Any]] = field(default_factory=list)
    reshaped: list[dict[str, Any]] = field(default_factory=list)


def pack(progress: Progress, history: History, stage: Stage) -> tuple[dict[str, Any], dict[str, Any]]:
    """The arrays and the plain data of a checkpoint."""
    arrays = {f"state {i}": state for i, state in enumerate(history.states)}
    arrays |= {f"history of {name}": function.x.array.copy() for name, function in stage.evolution.history.items()}
    data = asdict(progress) | {
        "times": list(history.times),
        "settled": history.settled,
        "rate": float(stage.evolution.rate.value),
        "fronts": [stage.model.tubule.tip, stage.model.tubule.bottom] if progress.reshaped else None,
    }
    return arrays, data


def unpack(arrays: Mapping[str, Any], data: Mapping[str, Any]) -> tuple[Progress, History]:
    """What a checkpoint holds of progress and history."""
    progress = Progress(**{each.name: data[each.name] for each in fields(Progress)})
    progress.since = (data["since"][0], data["since"][1])
    states = tuple(arrays[f"state {i}"] for i in range(len(data["times"])))
    return progress, History(tuple(data["times"]), states, data["settled"])


def unpack_rates(arrays: Mapping[str, Any], stage: Stage) -> dict[str, Any]:
    """The histories of the differential unknowns, by name."""
    return {name: arrays[f"history of {name}"] for name in stage.evolution.history}
