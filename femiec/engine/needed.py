"""What the DOLFINx engine needs of a machine, as far as it is known without it."""

from __future__ import annotations

import os
import shutil
import sysconfig

INSTALL = "python3.12 -m venv .venv-mpi && .venv-mpi/bin/pip install 'femiec[mpi]'"
"""What makes an environment for it."""
SOURCES = ("dolfinx-solver-real", "fenics-dolfinx", "petsc4py")
"""The distributions that it may come from: the wheel, or what was built in its place."""
MEND = "apt-get install gcc, or module load gcc, or set CC to the one that is there"


def compiler() -> tuple[str, str | None]:
    """The C compiler's command, and the path of what that is here, if it is anything: CC, or what built this Python.

    Example:
        >>> name, path = compiler()
        >>> path is None or path.startswith("/")
        True
    """
    words = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()
    return words[0], shutil.which(words[0])
