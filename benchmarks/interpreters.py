"""The Python that can run each code: ours, or that of the environment with DOLFINx."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.case import OURS

ROOT = Path(__file__).parent.parent
_PROBE = {
    "dolfinx": "import contextlib\nwith contextlib.suppress(ImportError): import dolfinx_solver\nimport dolfinx.fem.petsc",
    "ngsolve": "import ngsolve",
    "skfem": "import skfem, pyamg",
}


def find(codes: tuple[str, ...]) -> dict[str, str | None]:
    """The interpreter of each code, None where the code is absent.

    Peers are looked for in ``$FEMIEC_MPI_PYTHON``, else in ``.venv-mpi/python/bin/python`` in the project's root, which the
    tests of the corpus make; then in this interpreter.
    """
    return {code: sys.executable if code == OURS else _first(_PROBE[code], _candidates(code)) for code in codes}


def _candidates(code: str) -> list[str]:
    other = os.environ.get("FEMIEC_MPI_PYTHON", str(ROOT / ".venv-mpi/python/bin/python"))
    return [sys.executable] if code == "skfem" else [other, sys.executable]


def _first(probe: str, candidates: list[str]) -> str | None:
    return next((python for python in candidates if _runs(python, probe)), None)


def _runs(python: str, probe: str) -> bool:
    try:
        return subprocess.run([python, "-c", probe], capture_output=True, timeout=120).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
