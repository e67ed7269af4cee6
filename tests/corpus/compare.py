"""Every form of the corpus, assembled by DOLFINx and by femiec on the same mesh and compared entry by entry.

``python tests/corpus/compare.py [--json FILE] [NAME ...]`` prints a table, and ends with 1 where an entry differs by more than
1e-12 of the largest.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from functools import cache
from typing import Any

import numpy as np
import scipy.sparse as sp
from cases import Case, Nonlinear, all_cases, features
from engine import Engine
from grids import build
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from ufl import extract_blocks

TOLERANCE = 1e-12


@cache
def engines(mesh: str) -> tuple[Engine, Engine]:
    """DOLFINx and femiec on one mesh."""
    from by_dolfinx import dolfinx_engine
    from by_femiec import femiec_engine

    own, arrays = build(mesh)
    return dolfinx_engine(arrays), femiec_engine(own)


def compare(case: Case) -> dict[str, Any]:
    """The worst error of a case, over its forms, and what the case covers."""
    start = time.perf_counter()
    theirs, ours = (forms_of(case.make(engine.fem, engine.mesh, engine.tags)) for engine in engines(case.mesh))
    if [form is None for form in theirs] != [form is None for form in ours]:
        raise ValueError(f"the blocks that are there differ: {theirs} and {ours}")
    pairs = [(a, b) for a, b in zip(theirs, ours, strict=True) if a is not None]
    errors = [difference(case.mesh, a, b) for a, b in pairs]
    return {
        "error": max(errors),
        "ranks": sorted({len(a.arguments()) for a, _ in pairs}),
        "features": sorted(features(case, [a for a, _ in pairs])),
        "seconds": time.perf_counter() - start,
    }


def forms_of(made: Any) -> list[Any]:
    """What a case makes, as a flat list: a form, blocks of forms, or a nonlinear residual with its tangent."""
    if isinstance(made, Nonlinear):
        return forms_of([extract_blocks(form) if made.blocked else form for form in (made.residual, made.tangent())])
    if isinstance(made, list | tuple):
        return [form for part in made for form in forms_of(part)]
    return [made]


def difference(mesh: str, theirs: Any, ours: Any) -> float:
    """max |A - B| / max |B| of one form; B is DOLFINx's."""
    dolfinx, femiec = engines(mesh)
    a, b = femiec.assemble(ours), dolfinx.assemble(theirs)
    spaces = [[argument.ufl_function_space() for argument in form.arguments()] for form in (theirs, ours)]
    order = [match(femiec.dofs(mine), dolfinx.dofs(yours)) for yours, mine in zip(*spaces, strict=True)]
    dense = a.toarray() if sp.issparse(a) else np.asarray(a)
    reference = b.toarray() if sp.issparse(b) else np.asarray(b)
    largest = np.abs(reference).max()
    if largest == 0:
        raise ValueError("the form assembles to nothing but zeros, so that it compares nothing")
    return float(np.abs((dense[np.ix_(*order)] if order else dense) - reference).max() / largest)


def match(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> NDArray[np.int64]:
    """For each of their dofs the number of ours of the same identity."""
    distance, number = cKDTree(ours).query(theirs)
    if len(ours) != len(theirs) or distance.max() > 1e-9 or len(np.unique(number)) < len(number):
        raise ValueError(f"{len(ours)} dofs here, {len(theirs)} in DOLFINx, {distance.max():.1e} apart")
    return np.asarray(number)


def attempt(case: Case) -> dict[str, Any]:
    """Compare, with a failure as a record."""
    try:
        return compare(case)
    except Exception as error:  # every case is tried, and the table shows which fell over
        return {"error": None, "why": f"{type(error).__name__}: {error}"[:400], "ranks": [], "features": [], "seconds": 0.0}


def main() -> int:
    """Compare the cases that are named, or all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--json")
    arguments = parser.parse_args()
    results = {}
    for case in all_cases():
        if not arguments.names or any(name in case.name for name in arguments.names):
            found = results[case.name] = attempt(case)
            shown = f"{found['error']:10.1e}" if found["error"] is not None else f"    failed  {found['why']}"
            print(f"{case.name:45} {shown}  {found['seconds']:6.2f} s", flush=True)
    worst = [found["error"] for found in results.values()]
    wrong = sum(error is None or not error <= TOLERANCE for error in worst)
    print(f"{len(worst)} cases, {wrong} wrong; worst error {max((e for e in worst if e is not None), default=float('nan')):.1e}")
    if arguments.json:
        with open(arguments.json, "w") as file:
            json.dump(results, file, indent=1)
    return int(wrong > 0 or not worst)


if __name__ == "__main__":
    sys.exit(main())
