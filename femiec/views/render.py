"""Can this machine draw scenes? VTK's first render kills the process where a library is missing, so another process tries."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

_TRIAL = (
    "import pyvista; p = pyvista.Plotter(off_screen=True, window_size=(16, 16)); p.add_mesh(pyvista.Sphere()); p.screenshot(None)"
)

PACKAGES = {"libEGL.so.1": "libegl1", "libEGL_mesa.so.0": "libegl-mesa0", "libX11.so.6": "libx11-6"}
"""The libraries without which VTK cannot draw on Linux without a display, and the Debian and Ubuntu packages that bring them."""
DRIVER = "libgl1-mesa-dri"
"""The package with the software renderer, a plug-in of libEGL_mesa."""


@contextmanager
def without_warnings() -> Iterator[None]:
    """VTK looks for a display, warns on stderr where there is none, and draws without one: meanwhile it says errors only."""
    from vtkmodules.vtkCommonCore import vtkLogger

    before = vtkLogger.GetCurrentVerbosityCutoff()
    vtkLogger.SetStderrVerbosity(vtkLogger.VERBOSITY_ERROR)
    try:
        yield
    finally:
        vtkLogger.SetStderrVerbosity(before)


@cache
def missing() -> str | None:
    """Draw once off-screen in another process; the answer is kept.

    Returns:
        None where it works; else what to do, one line.
    """
    try:
        done = subprocess.run([sys.executable, "-c", _TRIAL], capture_output=True, text=True, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"a trial render did not end: {error}"
    return None if done.returncode == 0 else mend(done.returncode, done.stderr)


def mend(status: int, said: str) -> str:
    """What to do after a trial render that failed.

    Args:
        status: exit status of the trial; negative for a signal.
        said: what it wrote to stderr.

    Example:
        >>> mend(1, "ModuleNotFoundError: No module named 'pyvista'")
        'drawing scenes needs PyVista: pip install pyvista'
    """
    if "ModuleNotFoundError" in said:
        return "drawing scenes needs PyVista: pip install pyvista"
    if not sys.platform.startswith("linux"):
        return f"a trial render failed with status {status}: install or mend the OpenGL driver"
    packages = [package for library, package in PACKAGES.items() if not _loads(library)]
    wanted = " ".join([*packages, DRIVER])
    return f"a trial render failed with status {status}: apt-get install {wanted} (names of Debian and Ubuntu)"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
