"""``mpiexec -n 2 python many_meshes.py FILE``: solve on many meshes, one after the other; what is left of them into FILE."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from femiec.engine import dolfinx as fem  # isort: skip  brings MPI first

import numpy as np
import skfem
import ufl
from mpi4py import MPI

from femiec.engine.dolfinx.cluster import COMM, sweep
from femiec.geometry import Mesh
from femiec.solve.newton import Newton

SIDE, BEFORE, AFTER = 24, 5, 30


def solve() -> None:
    """Solve for a field that is fixed on one side, on a new mesh."""
    side = np.linspace(0.0, 1.0, SIDE + 1)
    mesh = Mesh(skfem.MeshQuad.init_tensor(side, side), {"plate": np.arange(SIDE**2)}, {})
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v = fem.Function(V), ufl.TestFunction(V)
    held = fem.dirichletbc(0.0, fem.locate_dofs_geometrical(V, lambda x: np.isclose(x[0], 0)), V)
    residual = ufl.inner(ufl.grad(u), ufl.grad(v)) * mesh.dx("plate") - v * mesh.dx("plate")
    Newton().solve(fem.System({"u": u}, residual, [held]))


def resident() -> float:
    """Memory of all ranks together [MB]."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return COMM.allreduce(pages * 4096 / 1e6)


def communicators() -> int:
    """How many can still be made."""
    made = []
    try:
        while True:
            made.append(MPI.COMM_SELF.Dup())
    except MPI.Exception:
        for each in made:
            each.Free()
        return len(made)


def left(meshes: int) -> tuple[int, float]:
    """Communicators and memory after so many meshes."""
    for _ in range(meshes):
        solve()
    sweep()
    return communicators(), resident()


if __name__ == "__main__":
    found = [left(BEFORE), left(AFTER - BEFORE)]
    if COMM.rank == 0:
        Path(sys.argv[1]).write_text(json.dumps(found))
