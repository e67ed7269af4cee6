"""A study that computes nothing and stores a result of some hundred kilobytes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from femiec.parameters import study
from femiec.results.ledger import Ledger
from femiec.results.result import FieldData, RegionData, Result, Snapshot
from femiec.results.vtkhdf import write


@study
def main(out: Path | str | None = None) -> Result:
    """Store random numbers, which no compression makes small."""
    points = np.random.default_rng(0).normal(size=(9000, 3))
    region = RegionData("wall", points, np.arange(9000).reshape(-1, 3), 5, (FieldData("Pressure", "Pa", points[:, 0]),))
    result = Result({"Points": 9000.0}, Ledger.of([{"Time [s]": 0.0}]), (Snapshot(0.0, (region,)),))
    if out is not None:
        write(result, Path(out) / "result.vtkhdf")
    return result
