"""A study on one cell, which cannot be shared out among two ranks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import skfem

from femiec.engine import embedded
from femiec.geometry import Mesh
from femiec.parameters import study


@study
def main(engine: Any = embedded, out: Path | str | None = None) -> float:
    """The area of a square."""
    mesh = Mesh(skfem.MeshQuad(), {"plate": np.array([0])}, {})
    return float(engine.assemble_scalar(engine.form(1.0 * mesh.dx("plate"))))
