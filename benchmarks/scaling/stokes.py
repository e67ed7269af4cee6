"""One step of Newton's method of ``creep_stokes`` by a field split: ``mpiexec -n 2 python -m benchmarks.scaling.stokes``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from femiec.engine import dolfinx as fem  # isort: skip  brings MPI first

import numpy as np
import ufl

from benchmarks.cases.creep_stokes.case import DEGREE, EXPONENT, FLOOR, velocity
from benchmarks.cases.creep_stokes.form import on_ends, on_walls
from benchmarks.in_femiec import mesh
from benchmarks.meshes import simplices, unit
from benchmarks.scaling.clock import Stages, append
from femiec.engine.dolfinx.cluster import COMM
from femiec.engine.dolfinx.hierarchy import Spaces
from femiec.engine.dolfinx.saddle import SaddlePoint
from femiec.solve.blocks import strong_inverse


def measure(n: int, exponent: float = EXPONENT) -> dict[str, Any]:
    """The record of 2 n^2 cells."""
    stages = Stages()
    square = mesh(simplices(unit(n), unit(n)))
    V, Q, linear = (fem.functionspace(square, element) for element in (("P", 2, (2,)), ("P", 1), ("P", 1, (2,))))
    W = ufl.MixedFunctionSpace(V, Q)
    (u, p), (v, q), state = ufl.TrialFunctions(W), ufl.TestFunctions(W), fem.Function(V)
    state.interpolate(lambda x: np.array(velocity(*x[:2])))
    dx = ufl.dx(metadata={"quadrature_degree": DEGREE})
    viscosity, tangent = rheology(state, u, v, exponent)
    form = fem.form((tangent - p * ufl.div(v) - q * ufl.div(u)) * dx, spaces=(V, Q))
    walls = fem.dirichletbc(0.0, fem.locate_dofs_geometrical(V, on_walls), V)
    ends = fem.dirichletbc(0.0, fem.locate_dofs_geometrical((V.sub(1), V.sub(1).collapse()[0]), on_ends)[0], V.sub(1))
    stages.done("forms")
    A = fem.assemble_matrix(form, bcs=[walls, ends])
    a, b = ufl.TrialFunction(Q), ufl.TestFunction(Q)
    mass = fem.assemble_matrix(fem.form(a * b / viscosity * dx))
    stages.done("matrix")
    _, modes = fem.rigid_body_modes(linear)
    solver = SaddlePoint(A, mass, Spaces((fem.interpolation_matrix(linear, V),), modes, 2, strong_inverse))
    stages.done("setup")
    right = A @ np.random.default_rng(0).uniform(-1.0, 1.0, A.shape[0])
    _, error, name = solver.solve(A, right)
    stages.done("solve")
    facts = {"unknowns": A.shape[0], "ranks": COMM.size, "iterations": int(name.split()[-2]), "error": error}
    return {"case": "stokes", "n": n, "exponent": exponent, **facts, "stages": stages.found}


def rheology(state: Any, u: Any, v: Any, exponent: float) -> tuple[Any, Any]:
    """Twice the viscosity of a power law at a state, and its tangent's integrand."""
    D, E, G = (ufl.sym(ufl.grad(w)) for w in (state, u, v))
    squared, power = 2 / 3 * ufl.inner(D, D) + FLOOR**2, 0.5 / exponent - 0.5
    viscosity = 2 / 3 * squared**power
    slope = 2 / 3 * power * squared ** (power - 1) * 2 / 3
    return viscosity, viscosity * ufl.inner(E, G) + 2 * slope * ufl.inner(D, E) * ufl.inner(D, G)


def main() -> None:
    """Append the record to a file of lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("n", type=int)
    parser.add_argument("--exponent", type=float, default=EXPONENT)
    given = parser.parse_args()
    append(measure(given.n, given.exponent), given.out)


if __name__ == "__main__":
    main()
