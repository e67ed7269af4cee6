"""``python compiling.py CACHE [PATIENCE]``: the length of a line, by a form that is compiled into that folder."""

from __future__ import annotations

import sys

import numpy as np
import skfem

from femiec.engine import dolfinx as fem
from femiec.engine.dolfinx import cache
from femiec.geometry import Mesh

if __name__ == "__main__":
    cache.PATIENCE = float(sys.argv[2]) if sys.argv[2:] else cache.PATIENCE
    mesh = Mesh(skfem.MeshQuad(), {"plate": np.array([0])}, {})
    print(fem.assemble_scalar(fem.form(1.0 * mesh.dx("plate"), jit_options={"cache_dir": sys.argv[1]})))
