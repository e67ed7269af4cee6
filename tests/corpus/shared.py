"""Every form of the corpus, by both engines of femiec on the same spaces: entries have the same numbers, and are compared.

``python tests/corpus/shared.py [--json FILE] [--mesh NAME] [NAME ...]``, also under mpiexec, prints a table, and ends with 1
where an entry differs by more than 1e-12 of the largest. Names choose cases, ``--mesh`` those on one mesh.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import Any

import numpy as np
from by_dolfinx import JIT
from by_femiec import femiec_engine
from cases import Blocks, Case, Held, Later, all_cases, own_cases
from compare import TOLERANCE, dense, units_of
from grids import build

from femiec.engine import dolfinx, embedded
from femiec.engine.dolfinx.cluster import COMM
from femiec.engine.system import whole


def compare(case: Case) -> float:
    """The worst error of a case, over its forms; the mesh is the case's own, for it may move."""
    engine = femiec_engine(build(case.mesh)[0])
    return float(np.max([error(unit) for unit in units_of(case.make(engine.fem, engine.mesh, engine.tags))]))


def error(unit: Any) -> float:
    """The largest |A - B| over the largest |B|, B the embedded engine's."""
    form, bcs, change = unpacked(unit)
    theirs, ours = dolfinx.form(form, jit_options=JIT), embedded.form(form)
    change()
    a, b = (dense(whole(assemble(fem, made, bcs))) for fem, made in ((dolfinx, theirs), (embedded, ours)))
    if a.shape != b.shape or not np.any(b):
        raise ValueError(f"arrays of shape {a.shape} and {b.shape}, the second {'not ' * bool(np.any(b))}zero")
    return float(np.abs(a - b).max() / np.abs(b).max())


def unpacked(unit: Any) -> tuple[Any, tuple[Any, ...], Any]:
    """The form as fem.form takes it, its conditions, and what happens before it is assembled."""
    given = unit.form if isinstance(unit, Held | Later) else unit
    form = given.forms if isinstance(given, Blocks) else given
    return form, unit.bcs if isinstance(unit, Held) else (), unit.change if isinstance(unit, Later) else lambda: None


def assemble(fem: Any, compiled: Any, bcs: tuple[Any, ...]) -> Any:
    """Whatever the rank."""
    if compiled.rank == 2:
        return fem.assemble_matrix(compiled, bcs)
    return (fem.assemble_scalar, fem.assemble_vector)[compiled.rank](compiled)


def attempt(case: Case) -> dict[str, Any]:
    """Compare, with a failure as a record; the ranks fail together."""
    start = time.perf_counter()
    try:
        found: dict[str, Any] = {"error": compare(case)}
    except Exception as fault:  # every case is tried, and the table shows which fell over
        found = {"error": None, "why": f"{type(fault).__name__}: {fault}"[:400]}
    worst = COMM.allgather(found["error"])
    found["error"] = None if None in worst else max(worst)
    return {**found, "seconds": time.perf_counter() - start}


def main() -> int:
    """Compare the cases that are named, or all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--mesh", help="only the cases on this mesh")
    parser.add_argument("--json")
    asked = parser.parse_args()
    results = {}
    for case in [*own_cases(), *all_cases()]:
        named = not asked.names or any(name in case.name for name in asked.names)
        if named and asked.mesh in (None, case.mesh):
            found = results[case.name] = attempt(case)
            _tell(case.name, found)
    if asked.json and COMM.rank == 0:
        with open(asked.json, "w") as file:
            json.dump(results, file, indent=1)
    errors = [found["error"] for found in results.values()]
    return int(not errors or any(each is None or not each <= TOLERANCE for each in errors))


def _tell(name: str, found: dict[str, Any]) -> None:
    if COMM.rank == 0:
        shown = f"{found['error']:10.1e}" if found["error"] is not None else f"    failed  {found.get('why', 'on another rank')}"
        print(f"{name:55} {shown}  {found['seconds']:6.2f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
