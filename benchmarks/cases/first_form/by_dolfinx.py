"""first_form on DOLFINx; imports nothing of it before the clock runs."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.clock import WALL, clock


def measure(form: str) -> dict[str, Any]:
    """Seconds of the imports and of a form's first matrix."""
    imports = clock(_import, WALL)[0]
    with TemporaryDirectory() as cache:
        seconds, version = _first_matrix(form, cache)
    return {"version": version, "stages": {"import": imports, form: seconds}, "checks": {}}


def _import() -> None:
    with suppress(ImportError):
        import_module("dolfinx_solver")
    for name in ("ufl", "dolfinx.mesh", "dolfinx.fem.petsc"):
        import_module(name)


def _first_matrix(name: str, cache: str) -> tuple[float, str]:
    from dolfinx import fem

    from benchmarks.cases.first_form.form import element, write
    from benchmarks.in_dolfinx import VERSION, assemble_first, mesh
    from benchmarks.meshes import simplices, unit

    V = fem.functionspace(mesh(simplices(unit(2), unit(2), unit(2))), element(name))
    state = fem.Function(V)
    work = lambda: assemble_first(fem.form(write(name, V, state), jit_options={"cache_dir": cache}))  # noqa: E731
    return clock(work, WALL)[0], VERSION
