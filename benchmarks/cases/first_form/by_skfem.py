"""first_form on scikit-fem: its import; it compiles nothing before it assembles."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from benchmarks.clock import WALL, clock


def measure(form: str) -> dict[str, Any]:
    """Seconds of the import."""
    seconds, module = clock(lambda: import_module("skfem"), WALL)
    return {"version": module.__version__, "stages": {"import": seconds}, "checks": {}}
