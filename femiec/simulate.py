"""simulate(model) -> Result: the one place that ties a model, an engine, a solver and the stored result together."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from femiec.engine import embedded
from femiec.errors import ConvergenceError
from femiec.models.problem import Problem, check
from femiec.models.readings import Readings
from femiec.reading import Reader
from femiec.results.failure import save_failure
from femiec.results.ledger import Ledger
from femiec.results.provenance import provenance
from femiec.results.result import Result
from femiec.save import save
from femiec.solve.continuation import Continuation
from femiec.solve.newton import Newton
from femiec.solve.solution import Solution


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
        engine.ranks.from_leader(partial(_keep, failure, model, out, say))
        raise
    reader = Reader(problem, engine)
    read = reader.read()
    numbers, notices = model.summary(read)
    statistics = {**_statistics(solution), "seconds": time.perf_counter() - start}
    record = provenance(model.describe(), model.sources(), engine.__name__, statistics)
    record |= {"laws": model.laws(), "notices": notices, "couplings": list(problem.couplings)}
    coefficients = {unknown.name: unknown.scale * unknown.function.x.array for unknown in problem.unknowns}
    result = Result(numbers, Ledger.of([model.ledger(read)]), (reader.snapshot(read),), record, coefficients)
    if out is not None and engine.ranks.leads:
        save(result, Path(out))
    return result


def _keep(failure: ConvergenceError, model: Model, out: str | Path | None, say: Callable[[str], None]) -> None:
    if out is not None:
        say(f"  the last good state is in {save_failure(failure, model.describe(), Path(out))}")


def _solve(problem: Problem, system: Any, newton: Newton, say: Callable[[str], None]) -> Solution:
    def progress(step: int, residual: float, fraction: float) -> None:
        say(f"  Newton step {step}: residual {residual:.1e} before it, {fraction:.3g} of the step taken")

    if problem.easier is None:
        return newton.solve(system, progress)
    return Continuation(newton).solve(system, problem.easier, progress)


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
