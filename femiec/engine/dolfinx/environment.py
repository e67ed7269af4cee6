"""What this engine needs of the machine, looked for before anything is imported that would fail with less to say."""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import sys
from pathlib import Path

from femiec.engine.needed import INSTALL
from femiec.errors import InputError

WHEEL = "dolfinx-solver-real"
OLDEST = (3, 12)


def load() -> None:
    """Import DOLFINx, MPI first.

    Raises:
        InputError: a Python that is too old, no wheel of DOLFINx, or a petsc4py that is another's.
    """
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        raise InputError("engine", f"dolfinx on Python {found}", "Python 3.12 or newer", f"make an environment: {INSTALL}")
    wheel = importlib.util.find_spec("dolfinx_solver") is not None
    if not wheel and importlib.util.find_spec("dolfinx") is None:
        raise InputError("engine", f"dolfinx without {WHEEL}", "the mpi extra", f"install it: {INSTALL}")
    try:
        if wheel:  # else a DOLFINx that was built here, with the MPI and the PETSc of this place
            _expect_own_petsc()
            importlib.import_module("dolfinx_solver")  # loads MPI, before the bindings that need it
        importlib.import_module("dolfinx.fem.petsc")
    except (ImportError, OSError) as error:
        raise InputError("engine", f"dolfinx that does not load ({error})", "a wheel for this machine", INSTALL) from error


def _expect_own_petsc() -> None:
    """Refuse a petsc4py that does not come with the wheel: it is linked to another PETSc and another MPI."""
    spec = importlib.util.find_spec("petsc4py")
    files = importlib.metadata.files(WHEEL) or []
    own = {Path(str(file.locate())).resolve().parent for file in files if file.parts[:1] == ("petsc4py",)}
    if spec is None or not spec.origin or Path(spec.origin).resolve().parent not in own:
        place = spec.origin if spec is not None else "nowhere"
        mend = "take it out: pip uninstall petsc4py, or make a fresh environment: " + INSTALL
        raise InputError("petsc4py", place, f"the one of {WHEEL}", mend)
