"""What multigrid does to a small honeycomb, on as many ranks as there are; rank 0 writes it to a file."""

import json
import sys
from pathlib import Path

from femiec.engine import dolfinx as fem  # isort: skip  brings MPI first

import numpy as np
import scipy.sparse.linalg
import ufl
from skfem import MeshHex

from benchmarks.cases.honeycomb3d.form import load, stiffness
from benchmarks.cases.honeycomb3d.mesh import honeycomb
from benchmarks.in_femiec import mesh
from femiec.engine.dolfinx.cluster import COMM
from femiec.engine.system import whole
from femiec.errors import ConvergenceError
from femiec.geometry import Mesh
from femiec.laws.deforming import SOLID
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed
from femiec.solve.blocks import strong_inverse
from femiec.solve.linear import Goal
from femiec.walls.iterative import by_multigrid
from femiec.walls.loading import solve

TILT = 1e-6
"""Of the root: values that are prescribed, and not zero."""


def measure():
    """Steps, errors, and what was refused."""
    walls = mesh(honeycomb(4, 4))
    V, linear = (fem.functionspace(walls, ("Lagrange", degree, (3,))) for degree in (2, 1))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    clamp = fem.dirichletbc(0.0, fem.locate_dofs_geometrical(V, lambda x: np.isclose(x[2], 0)), V)
    A = fem.assemble_matrix(fem.form(stiffness(u, v)), bcs=[clamp])
    follower = 1e-3 * v[0] * u[1].dx(2) * ufl.dx
    skew = fem.assemble_matrix(fem.form(stiffness(u, v) + follower), bcs=[clamp])
    b = fem.assemble_vector(fem.form(load(walls, v)))
    b[clamp.dofs] = TILT
    _, modes = fem.rigid_body_modes(linear)
    P = fem.interpolation_matrix(linear, V)
    solver = fem.multigrid([P], modes, 3, strong_inverse, 1e-9)
    exact = scipy.sparse.linalg.spsolve(whole(A).tocsc(), b)
    x, error, name = solver.solve(A, b)
    y, _, by_gmres = solver.solve(skew, b, Goal(1e-6, np.ones_like(b)))
    return {
        "unknowns": V.dim,
        "rows": COMM.allgather(int((np.diff(P.indptr) > 0).sum())),
        "ranks": COMM.size,
        "iterations": int(name.split()[-2]),
        "error": error,
        "residual": float(np.linalg.norm(b - A @ x) / np.linalg.norm(b)),
        "difference": float(np.linalg.norm(x - exact) / np.linalg.norm(exact)),
        "prescribed": float(abs(x[clamp.dofs] - TILT).max()),
        "skew": [by_gmres, float(np.linalg.norm(b - skew @ y) / np.linalg.norm(b))],
        "built": solver.built,
        "refused": refused(solver, -1.0 * A, b),
        "block": block(),
    }


def refused(solver, matrix, b):
    """The message of the error."""
    try:
        solver.solve(matrix, b)
    except ConvergenceError as error:
        return str(error)
    return ""


def block():
    """The method by which a structure is solved."""
    bar = Mesh.from_skfem(MeshHex().refined(2).with_defaults())
    loaded = WallStructure(bar, Elastic(20e9, 0.24), SOLID, (Pressure(("top",), 1e6),), (Fixed("bottom"),))
    state = solve(loaded, engine=fem, newton=by_multigrid(loaded, engine=fem))
    return state.solution.linear_solver


record = measure()
if COMM.rank == 0:
    Path(sys.argv[1]).write_text(json.dumps(record))
