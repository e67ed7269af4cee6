"""Iterations of the field splits on two meshes each, on as many ranks as there are; rank 0 writes them to a file."""

import json
import sys
from pathlib import Path

from benchmarks.scaling import stokes  # isort: skip  brings MPI first

from benchmarks.scaling import coupled
from femiec.engine import embedded
from femiec.engine.dolfinx.cluster import COMM

found = {"stokes": [stokes.measure(n) for n in (6, 24)]}
if COMM.size == 1:  # its forms take DOLFINx's compiler minutes
    found["coupled"] = [coupled.measure(level, fem=embedded) for level in (0, 1)]
if COMM.rank == 0:
    Path(sys.argv[1]).write_text(json.dumps(found))
