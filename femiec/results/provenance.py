"""Where a result came from: versions, machine, parameters, sources, solver."""

from __future__ import annotations

import datetime
import platform
import subprocess
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from femiec.engine.needed import SOURCES
from femiec.results.strict_json import plain

PACKAGES = (
    "femiec",
    "numpy",
    "scipy",
    "scikit-fem",
    "fenics-ufl",
    "fenics-basix",
    "meshio",
    "h5py",
    "pyvista",
    "vtk",
    "pyamg",
    "pypardiso",
    *SOURCES,
)
"""The distributions whose versions are recorded, where installed."""


def provenance(
    study: Mapping[str, Any],
    materials: Sequence[Mapping[str, Any]] = (),
    engine: str = "",
    solver: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Record what is needed to make a result again, and whom to cite.

    Args:
        study: the parameters of the run, SI, units in the labels; ``"symmetry"`` is ``"axisymmetric"`` or ``"planar"``.
        materials: one row a value: name, value, unit, source, kind.
        engine: the name of the engine.
        solver: statistics, for instance the number of Newton iterations.

    Returns:
        JSON types only: date (UTC, ISO 8601), study, materials, engine, solver, versions, platform, and the commit where femiec
        runs from a git work tree.

    Raises:
        InputError: a value that JSON cannot hold, NaN or inf; the message names the entry.

    Example:
        >>> record = provenance({"Width [m]": 1e-07, "symmetry": "planar"}, engine="embedded")
        >>> record["study"]["Width [m]"], sorted(record)[:3]
        (1e-07, ['commit', 'date', 'engine'])
    """
    record = {
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "study": study,
        "materials": list(materials),
        "engine": engine,
        "solver": dict(solver or {}),
        "versions": versions(),
        "platform": {"system": platform.platform(), "machine": platform.machine()},
        "commit": commit(),
    }
    return dict(plain("provenance", record))


def versions() -> dict[str, str]:
    """Python's version and that of every package in :data:`PACKAGES` that is installed; imports none of them."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def commit() -> str | None:
    """The git commit that femiec runs from, with ``+changes`` if files differ from it; None outside its own work tree."""
    package = Path(__file__).resolve().parents[1]
    top = _git(package, "rev-parse", "--show-toplevel")
    # A virtual environment inside somebody else's repository is no work tree of femiec.
    if top is None or Path(top).resolve() != package.parent:
        return None
    head = _git(package, "rev-parse", "HEAD")
    return f"{head}+changes" if head and _git(package, "status", "--porcelain", "--", str(package)) else head


def _git(folder: Path, *words: str) -> str | None:
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, timeout=10, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() or None
