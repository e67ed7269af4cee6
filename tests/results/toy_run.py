"""A long run in little: three fields that follow chaotic maps, on a mesh that moves; one lost bit would change all that comes.

As a script, ``python toy_run.py FOLDER`` starts the run, or resumes it, says what it has stored, and never comes to an end.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from femiec.results import files
from femiec.results.result import FieldData, RegionData, Snapshot
from femiec.results.run_folder import RunFolder

RECORD = {"study": {"Growth rate": 3.9, "symmetry": "planar"}, "protocol": ["plate", "rest"]}
SQUARE = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]]) * 1e-7


def start() -> dict[str, np.ndarray]:
    return {name: np.linspace(low, 0.9, 4) for name, low in (("pressure", 0.1), ("potential", 0.2), ("height", 0.3))}


def advance(state: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {name: 3.9 * values * (1 - values) for name, values in state.items()}


def row(time: float, state: dict[str, np.ndarray]) -> dict[str, float]:
    return {"Time [s]": time, "Pressure [Pa]": state["pressure"].mean(), "Potential [V]": -state["potential"].max()}


def snapshot(time: float, state: dict[str, np.ndarray]) -> Snapshot:
    fields = (FieldData("Pressure", "Pa", state["pressure"]), FieldData("Velocity", "m/s", np.outer(state["potential"], [1, 2])))
    moved = SQUARE * (1 + state["height"][:, None])
    return Snapshot(time, (RegionData("lithium", moved, [[0, 1, 2, 3]], 9, fields),))


def run(folder: Path, steps: int, say: bool = False) -> None:
    """Go on from the checkpoint in the folder, if there is one, to the end."""

    def tell(what: str) -> None:
        if say:
            print(what, flush=True)

    if (folder / files.CHECKPOINT).exists():
        kept, checkpoint = RunFolder.resume(folder, RECORD)
        state, time, first = checkpoint.arrays, checkpoint.data["time"], checkpoint.data["step"]
    else:
        kept, state, time, first = RunFolder.create(folder, RECORD), start(), 0.0, 0
    for step in range(first, steps):
        state, time = advance(state), time + 0.1
        kept.row(row(time, state))
        tell("row")
        if step % 2 == 0:
            kept.snapshot(snapshot(time, state))
            tell("snapshot")
        if step % 5 == 0:
            kept.checkpoint(state, {"time": time, "step": step + 1})
            tell("checkpoint")
    kept.finish({"Time [s]": time}, RECORD, state)


if __name__ == "__main__":
    run(Path(sys.argv[1]), steps=10**9, say=True)
