"""A study on a cell, which cannot be shared out among two ranks, or on more, which may not be the same on both."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import skfem

from femiec.engine import embedded
from femiec.geometry import Mesh
from femiec.parameters import Choice, Whole, study

APART = Choice({name: name for name in ("nothing", "nodes", "names")})


@study
def main(
    cells: Annotated[int, Whole(1, 9), "in a row"] = 1,
    apart: Annotated[str, APART, "what differs on the second rank"] = "nothing",
    engine: Any = embedded,
    out: Path | str | None = None,
) -> float:
    """The area of a square."""
    plain = skfem.MeshQuad.init_tensor(np.linspace(0.0, 1.0, cells + 1), np.array([0.0, 1.0]))
    second = os.environ.get("PMI_RANK") == "1"
    name = "sheet" if second and apart == "names" else "plate"
    mesh = Mesh(plain, {name: np.arange(cells)}, {})
    if second and apart == "nodes":
        mesh.nodes[0, -1] = np.nextafter(1.0, 0.0)
    return float(engine.assemble_scalar(engine.form(1.0 * mesh.dx(name))))
