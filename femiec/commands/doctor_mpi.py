"""The part of femiec doctor about many ranks: DOLFINx, PETSc, MPI, the launcher, and the compiler that its forms need."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from rich.markup import escape

from femiec.engine.needed import INSTALL, MEND, compiler

Row = tuple[str, str, str]

ASK = """
import dolfinx_solver
import dolfinx
from mpi4py import MPI
from petsc4py import PETSc
print("DOLFINx", dolfinx.__version__, sep="=")
print("PETSc", ".".join(map(str, PETSc.Sys.getVersion())), sep="=")
print("MPI", " ".join(MPI.Get_library_version().strip("\\0").split("\\n")[0].split()), sep="=")
"""


def rows() -> list[Row]:
    """What is there for ranks, what is missing, and the line that mends it.

    Example:
        >>> [row[0] for row in rows() if row[0] == "ranks: cores"]
        ['ranks: cores']
    """
    if importlib.util.find_spec("dolfinx_solver") is None and importlib.util.find_spec("dolfinx") is None:
        mend = INSTALL if sys.version_info < (3, 12) else "pip install 'femiec[mpi]'"
        where = "" if sys.platform == "linux" and platform.machine() == "x86_64" else "; wheels are for Linux on x86-64 only"
        found = [_row("DOLFINx", "missing", mend + where)]
    else:
        wheel = _version("dolfinx-solver-real")
        found = [_row("wheel", wheel or "none", "" if wheel else "a DOLFINx that was built here"), *_loaded()]
    return [
        *found,
        _launcher(),
        _compiler(),
        _row("cores", str(os.cpu_count()), "more ranks than cores only wait for each other"),
    ]


def _row(what: str, found: str, remark: str = "") -> Row:
    return f"ranks: {what}", found, escape(remark)


def _loaded() -> list[Row]:
    """What DOLFINx says of itself, in a process of its own: one that breaks says so, and breaks nothing else."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("PMI_", "PMIX_", "OMPI_", "HYDI_"))}
    check = "from femiec.engine.dolfinx.environment import load; load()"
    done = subprocess.run([sys.executable, "-c", check + ASK], capture_output=True, text=True, env=environ, timeout=120)
    if done.returncode:
        said = (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1]
        return [_row("DOLFINx", "does not load", said.removeprefix("femiec.errors.InputError: "))]
    return [_row(*line.split("=", 1)) for line in done.stdout.splitlines() if "=" in line]


def _launcher() -> Row:
    """The mpiexec that belongs to this Python, or else the first on the path."""
    own, other = Path(sys.executable).parent / "mpiexec", shutil.which("mpiexec")
    if own.exists():
        on_path = other is not None and Path(other).samefile(own)
        folder = "" if on_path else f"{own.parent}/"
        remark = f"{folder}mpiexec -n {os.cpu_count()} {folder}femiec run STUDY --engine dolfinx --out DIR"
        return _row("mpiexec", str(own), remark)
    if other is not None:
        return _row("mpiexec", other, "it has to be that of the MPI that DOLFINx uses")
    return _row("mpiexec", "missing", "pip install 'femiec[mpi]' brings one")


def _compiler() -> Row:
    name, path = compiler()
    return _row("C compiler", path or f"{name} is missing", "forms are compiled with it" if path else MEND)


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
