"""femiec doctor: what is installed, what is missing, and the line that mends it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import shutil
import sys
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from femiec.commands import doctor_mpi
from femiec.results.provenance import versions

EXTRAS = {
    "fast": ("pypardiso", "direct solves by MKL PARDISO; without it SuperLU is used"),
    "mesh": ("gmsh", "making mesh files; reading them needs nothing"),
    "report": ("trame", "interactive scenes in a page"),
    "mpi": ("dolfinx_solver", "the DOLFINx engine; Python 3.12 or newer on Linux"),
}
"""Extra of the package to the module that shows it is there, and what it is for."""


def examine() -> tuple[Table, bool]:
    """Look at this machine.

    Returns:
        A table, and whether everything that the default engine needs is there.
    """
    from femiec.views.render import missing

    table = Table("what", "found", "mend or remark", title="femiec doctor")
    healthy = sys.version_info >= (3, 11)
    table.add_row("Python", platform.python_version(), "" if healthy else "install Python 3.11 or newer")
    installed = versions()
    for name in _required():
        found = installed.get(name) or _version(name)
        healthy = healthy and found is not None
        table.add_row(name, found or "missing", "" if found else f"pip install {name}")
    for extra, (module, purpose) in EXTRAS.items():
        there = importlib.util.find_spec(module) is not None
        remark = purpose if there else escape(f"{purpose}: pip install 'femiec[{extra}]'")
        table.add_row(f"extra: {extra}", "yes" if there else "no", remark)
    mend = missing()
    table.add_row(
        "3-D scenes",
        "no" if mend else "yes",
        mend or "PyVista renders off-screen; picture.png of walls needs it, that of a tubule does not",
    )
    for row in doctor_mpi.rows():
        table.add_row(*row)
    threads = os.environ.get("OMP_NUM_THREADS", "not set")
    table.add_row("cores", str(os.cpu_count()), f"OMP_NUM_THREADS {threads}")
    table.add_row("free disk here", f"{shutil.disk_usage(Path.cwd()).free / 1e9:.0f} GB", "")
    return table, healthy


def _required() -> list[str]:
    """The distributions that femiec itself requires."""
    lines = importlib.metadata.requires("femiec") or []
    return [line.split(">")[0].split("<")[0].split("=")[0].strip() for line in lines if "extra ==" not in line]


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
