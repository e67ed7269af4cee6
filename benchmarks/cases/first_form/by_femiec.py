"""first_form on femiec; imports nothing of it before the clock runs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from benchmarks.clock import WALL, clock


def measure(form: str) -> dict[str, Any]:
    """Seconds of the imports and of a form's first matrix."""
    package = clock(lambda: import_module("femiec"), WALL)[0]
    engine = clock(lambda: [import_module(name) for name in ("ufl", "femiec.geometry", "femiec.engine.embedded")], WALL)[0]
    seconds, version = _first_matrix(form)
    return {"version": version, "stages": {"import_package": package, "import": package + engine, form: seconds}, "checks": {}}


def _first_matrix(name: str) -> tuple[float, str]:
    from benchmarks.cases.first_form.form import element, write
    from benchmarks.in_femiec import VERSION, mesh
    from benchmarks.meshes import simplices, unit
    from femiec.engine import embedded as fem

    V = fem.functionspace(mesh(simplices(unit(2), unit(2), unit(2))), element(name))
    state = fem.Function(V)
    return clock(lambda: fem.assemble_matrix(fem.form(write(name, V, state))), WALL)[0], VERSION
