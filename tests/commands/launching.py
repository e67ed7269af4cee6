"""femiec with the DOLFINx engine, in processes of the Python that has it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from environment import ROOT, mpi_python

FEMIEC = "from femiec.cli import run_from_shell; run_from_shell()"
LEFT_OUT = ("PYTHONHOME", "VIRTUAL_ENV", "PYTHONSTARTUP")


def femiec(*arguments, ranks=0, first="", path="", **variables):
    """The ended process of a femiec command: its status, and what it said.

    Args:
        arguments: of the command line.
        ranks: how many, started by mpiexec; 0 is one process without it.
        first: Python to run before.
        path: a folder in which Python looks for packages before all others.
        variables: of the environment.
    """
    python = mpi_python()
    launcher = [str(python.parent / "mpiexec"), "-n", str(ranks)] if ranks else []
    environ = {name: value for name, value in os.environ.items() if name not in LEFT_OUT} | {"OMP_NUM_THREADS": "1"} | variables
    environ["PYTHONPATH"] = os.pathsep.join(filter(None, (path, str(ROOT))))
    command = [*launcher, str(python), "-c", f"{first}\n{FEMIEC}", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environ, timeout=600)


def on_ranks(study, out, *arguments, ranks=2, **harm):
    """A study on the DOLFINx engine; ``harm`` are parameters of it."""
    settings = [word for name, value in harm.items() for word in ("--set", f"{name}={value}")]
    return femiec("run", Path(__file__).parent / study, "--engine", "dolfinx", "--out", out, *arguments, *settings, ranks=ranks)


def errors(done):
    """The lines in which femiec says what went wrong; the launcher's own words are not its."""
    return [line for line in done.stderr.splitlines() if "femiec:" in line]
