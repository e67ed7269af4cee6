"""simulate(model) -> Result: the one place that ties a model, an engine, a solver and the stored result together."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from femiec.engine import embedded
from femiec.errors import ConvergenceError
from femiec.models.problem import Output, Problem, check
from femiec.models.readings import Readings
from femiec.results.failure import save_failure
from femiec.results.ledger import Ledger
from femiec.results.provenance import provenance
from femiec.results.result import FieldData, RegionData, Result, Snapshot
from femiec.save import save
from femiec.solve.continuation import Continuation
from femiec.solve.newton import Newton
from femiec.solve.solution import Solution

VTK_CELL = {"triangle": 22, "quadrilateral": 28}
"""VTK's number of the quadratic cell whose nodes :func:`femiec.engine.embedded.sample` uses."""


class Model(Protocol):
    """What simulate asks of a model."""

    def problem(self, fem: Any) -> Problem:
        """The problem, stated on an engine."""

    def summary(self, read: Readings) -> tuple[dict[str, float], list[str]]:
        """Headline numbers and notices."""

    def ledger(self, read: Readings) -> dict[str, float]:
        """A row of the ledger."""

    def describe(self) -> dict[str, Any]:
        """The parameters of the run."""

    def sources(self) -> list[dict[str, Any]]:
        """Where its numbers come from."""

    def laws(self) -> list[dict[str, Any]]:
        """Where its laws come from."""


def simulate(
    model: Model,
    engine: Any = embedded,
    newton: Newton | None = None,
    out: str | Path | None = None,
    say: Callable[[str], None] | None = None,
) -> Result:
    """Solve a model and collect, and store, what it says.

    Args:
        model: for instance a :class:`femiec.models.tubule.SingleTubule`.
        engine: the module of an engine.
        newton: the nonlinear solver.
        out: a folder for result.vtkhdf, summary.json, ledger.csv and picture.png; nothing is written without it.
        say: called with lines of progress; by default they go to the terminal, if there is one.

    Returns:
        The result; ``result.provenance["notices"]`` holds what must not pass in silence.

    Raises:
        ConvergenceError: with the last good state, which is also stored in ``out/failure.npz``.
    """
    say = say or _terminal
    start = time.perf_counter()
    problem = model.problem(engine)
    check(problem)
    for line in problem.couplings:
        say(f"  {line}")
    system = engine.System({unknown.name: unknown.function for unknown in problem.unknowns}, problem.residual, problem.conditions)
    try:
        solution = _solve(problem, system, newton or Newton(), say)
    except ConvergenceError as failure:
        if out is not None:
            say(f"  the last good state is in {save_failure(failure, model.describe(), Path(out))}")
        raise
    read = _read(problem, engine)
    numbers, notices = model.summary(read)
    statistics = {**_statistics(solution), "seconds": time.perf_counter() - start}
    record = provenance(model.describe(), model.sources(), engine.__name__, statistics)
    record |= {"laws": model.laws(), "notices": notices, "couplings": list(problem.couplings)}
    row = model.ledger(read)
    ledger = Ledger(list(row))
    ledger.append(row)
    coefficients = {unknown.name: unknown.scale * unknown.function.x.array for unknown in problem.unknowns}
    result = Result(numbers, ledger, (_snapshot(problem, read),), record, coefficients)
    if out is not None:
        save(result, Path(out))
    return result


def _solve(problem: Problem, system: Any, newton: Newton, say: Callable[[str], None]) -> Solution:
    def progress(step: int, residual: float, fraction: float) -> None:
        say(f"  Newton step {step}: residual {residual:.1e} before it, {fraction:.3g} of the step taken")

    if problem.easier is None:
        return newton.solve(system, progress)
    return Continuation(newton).solve(system, problem.easier, progress)


def _read(problem: Problem, engine: Any) -> Readings:
    integrals = {name: engine.assemble_scalar(engine.form(form)) for name, form in problem.integrals.items()}
    points, fields = {}, {}
    for region in {output.region: None for output in problem.outputs}:
        expressions = {output.name: output.expression for output in _of(problem, region)}
        points[region], values = engine.sample(problem.mesh, region, expressions)
        fields.update({(region, name): value for name, value in values.items()})
    numbers = {u.name: float(u.scale * u.function.x.array[0]) for u in problem.unknowns if len(u.function.x.array) == 1}
    return Readings(integrals, points, fields, numbers)


def _of(problem: Problem, region: str) -> list[Output]:
    return [output for output in problem.outputs if output.region == region]


def _snapshot(problem: Problem, read: Readings) -> Snapshot:
    regions = []
    for region, points in read.points.items():
        cells, nodes, dim = points.shape
        flat = np.zeros((cells * nodes, 3))
        flat[:, :dim] = points.reshape(-1, dim)
        fields = tuple(
            FieldData(output.name, "" if output.unit == "1" else output.unit, _flat(read.fields[region, output.name]))
            for output in _of(problem, region)
        )
        numbering = np.arange(cells * nodes).reshape(cells, nodes)
        regions.append(RegionData(region, flat, numbering, VTK_CELL[problem.mesh.cell], fields))
    return Snapshot(0.0, tuple(regions))


def _flat(values: Any) -> Any:
    flat = values.reshape(-1, values.shape[-1])
    return flat[:, 0] if flat.shape[1] == 1 else flat


def _statistics(solution: Solution) -> dict[str, Any]:
    return {
        "unknowns": len(solution.x),
        "Newton steps": solution.iterations,
        "residuals": solution.residuals,
        "largest backward error of a linear solve": solution.linear_error,
        "linear solver": solution.linear_solver,
    }


def _terminal(line: str) -> None:
    if sys.stderr.isatty():
        print(line, file=sys.stderr)
