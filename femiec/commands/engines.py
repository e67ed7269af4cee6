"""The engines by name: the one place that knows them all."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from femiec.commands.together import before_mpi
from femiec.engine.launcher import launched
from femiec.engine.ranks import Alone, Ranks
from femiec.errors import InputError

EngineName = Literal["embedded", "dolfinx"]


def engine_of(name: EngineName | None) -> Any:
    """The module of an engine; None for the one that the study has by default, which then has to be a single process's.

    Raises:
        InputError: an engine that cannot run here, or not on as many processes as were started.
    """
    count = launched().count
    if name in (None, "embedded") and count > 1:
        mend = "add --engine dolfinx, or leave mpiexec out"
        raise InputError("engine", f"embedded on {count} ranks", "one process, which is all that this engine can use", mend)
    engine = None if name is None else before_mpi(lambda: importlib.import_module(f"femiec.engine.{name}"))
    if engine is not None and engine.ranks.count != count and count > 1:
        met = f"{count} processes of which each sees {engine.ranks.count}"
        mend = "start it with the mpiexec that femiec doctor shows, which is that of femiec's own environment, or srun --mpi=pmi2"
        raise InputError("mpiexec", met, "processes that one MPI has started and connects", mend)
    return engine


def ranks_of(engine: Any) -> Ranks:
    """The processes that run with this engine; None means the study's own."""
    return engine.ranks if engine is not None else Alone()


def taken(main: Callable[..., Any], engine: Any) -> dict[str, Any]:
    """The argument of a study that hands it the engine.

    Raises:
        InputError: a study that takes none.
    """
    if engine is None:
        return {}
    if "engine" not in inspect.signature(main).parameters:
        study = Path(inspect.unwrap(main).__code__.co_filename).name
        mend = "leave --engine out, or give main that parameter"
        raise InputError("--engine", study, "a study whose main takes engine= and hands it on to the solvers", mend)
    return {"engine": engine}
