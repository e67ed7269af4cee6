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
from cases import Blocks, Case, Nonlinear, all_cases, features
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
    theirs, ours = (units_of(case.make(engine.fem, engine.mesh, engine.tags)) for engine in engines(case.mesh))
    errors = [worst(assembled(case.mesh, a, b)) for a, b in zip(theirs, ours, strict=True)]
    forms = [form for unit in theirs for _, form in blocks_of(unit).by_parts() if form is not None]
    return {
        "error": float(np.max(errors)),
        "ranks": sorted({len(form.arguments()) for form in forms}),
        "features": sorted(features(case, forms)),
        "seconds": time.perf_counter() - start,
    }


def units_of(made: Any) -> list[Any]:
    """What a case makes, as what is assembled at a time: a form, blocks, or a nonlinear residual and its tangent."""
    if isinstance(made, Nonlinear):
        both = [made.residual, made.tangent()]
        return [Blocks(extract_blocks(form)) for form in both] if made.blocked else both
    return [unit for part in made for unit in units_of(part)] if isinstance(made, list) else [made]


def blocks_of(unit: Any) -> Blocks:
    """A form as the only block."""
    return unit if isinstance(unit, Blocks) else Blocks([unit])


def assembled(mesh: str, theirs: Any, ours: Any) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Each block as femiec has it, which assembles them in one, and as DOLFINx has it, in DOLFINx's numbering."""
    dolfinx, femiec = engines(mesh)
    whole = dense(femiec.assemble(ours.forms if isinstance(ours, Blocks) else ours))
    if not isinstance(theirs, Blocks):
        spaces = [[argument.ufl_function_space() for argument in form.arguments()] for form in (theirs, ours)]
        return [(whole[numbers(mesh, *spaces)], dense(dolfinx.assemble(theirs)))]
    sides = [list(zip(theirs.spaces(axis), ours.spaces(axis), strict=True)) for axis in range(whole.ndim)]
    starts = [np.cumsum([0, *(len(femiec.dofs(mine)) for _, mine in side)]) for side in sides]
    found = []
    for parts, form in theirs.by_parts():
        cut = tuple(slice(start[part], start[part + 1]) for part, start in zip(parts, starts, strict=True))
        if form is None:
            found.append((whole[cut], np.zeros_like(whole[cut])))
            continue
        spaces = [[side[part][k] for part, side in zip(parts, sides, strict=True)] for k in range(2)]
        found.append((whole[cut][numbers(mesh, *spaces)], dense(dolfinx.assemble(form))))
    return found


def dense(result: Any) -> NDArray[np.float64]:
    """An array of as many dimensions as the form has arguments."""
    return result.toarray() if sp.issparse(result) else np.asarray(result)


def worst(blocks: list[tuple[NDArray[np.float64], NDArray[np.float64]]]) -> float:
    """The largest max |A - B| / max |B| of the blocks; max |A| of a block where B is zero."""
    if not any(b.any() for _, b in blocks):
        raise ValueError("the form assembles to nothing but zeros, so that it compares nothing")
    return float(np.max([np.abs(a - b).max() / (np.abs(b).max() or 1.0) for a, b in blocks]))


def numbers(mesh: str, theirs: list[Any], ours: list[Any]) -> Any:
    """The index that brings our array to their numbering."""
    dolfinx, femiec = engines(mesh)
    found = [match(femiec.dofs(mine), dolfinx.dofs(yours)) for yours, mine in zip(theirs, ours, strict=True)]
    return np.ix_(*found) if found else ()


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
    errors = [found["error"] for found in results.values()]
    wrong = sum(error is None or not error <= TOLERANCE for error in errors)
    largest = np.max([error for error in errors if error is not None], initial=0.0)
    print(f"{len(errors)} cases, {wrong} wrong; worst error {largest:.1e}")
    if arguments.json:
        with open(arguments.json, "w") as file:
            json.dump(results, file, indent=1)
    return int(wrong > 0 or not errors)


if __name__ == "__main__":
    sys.exit(main())
