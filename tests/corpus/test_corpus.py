"""Each form of the corpus on both engines, entry by entry; DOLFINx runs in one process of an environment of its own."""

import fcntl
import json
import os
import subprocess
from itertools import product
from pathlib import Path

import pytest
from cases import all_cases
from environment import mpi_python

HERE = Path(__file__).parent
CASES = {case.name: case for case in all_cases()}
TOLERANCE = 1e-12

CELLS = ("interval", "triangle", "quadrilateral", "tetrahedron", "hexahedron")
COVERED = {
    "cells": [*CELLS, *(f"curved {cell}" for cell in CELLS[1:])],
    "elements": [f"{element} on {cell}" for element, cell in product(("P1", "P2", "DG0", "DG1", "DG2"), CELLS)],
    "degree 3": [f"P3 on {cell}" for cell in ("interval", "triangle", "tetrahedron")],
    "shapes": ["vector", "tensor", "symmetric tensor", "mixed", "quadrature", "MixedFunctionSpace", "extract_blocks"],
    "sizes": ["CellVolume", "CellDiameter", "Circumradius", "FacetArea", "FacetNormal", "SpatialCoordinate"],
    "measures": ["cell", "exterior_facet", "interior_facet", "quadrature_degree", "interface"],
    "tuples": ["dx of a tuple", "ds of a tuple", "dS of a tuple"],
    "sides": ["avg", "jump"],
    "operations": ["derivative", "action", "adjoint", "replace", "lhs", "rhs", "system", "variable", "diff", "conditional"],
    "roots": ["sqrt", "exp", "ln", "erf", "bessel_J", "bessel_Y", "sign", "min_value", "max_value"],
    "angles": ["sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh"],
}
"""What the forms must hold between them: elements and measures as the forms have them, names as their code uses them."""


@pytest.fixture(scope="session")
def results(tmp_path_factory):
    """What compare.py found, by the name of the case; no environment is an error, not a skip."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base  # the workers of one run share their parent folder
    file = shared / "corpus.json"
    with open(shared / "corpus.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            run_comparison(file)
    return json.loads(file.read_text())


def run_comparison(file):
    """One process for all cases."""
    command = [str(mpi_python()), str(HERE / "compare.py"), "--json", str(file)]
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "VIRTUAL_ENV")}
    environ |= {"PYTHONPATH": str(HERE.parents[1]), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environ)
    assert file.exists(), done.stdout[-2000:] + done.stderr[-2000:]


def agreed(results):
    """The cases on which both engines agree."""
    return {name: found for name, found in results.items() if found["error"] is not None and found["error"] <= TOLERANCE}


@pytest.mark.parametrize("name", CASES)
def test_both_engines_assemble_the_same(results, name):
    found = results[name]
    assert found["error"] is not None, found["why"]
    assert found["error"] <= TOLERANCE


@pytest.mark.parametrize("kind", COVERED)
def test_the_forms_that_agree_cover(results, kind):
    seen = {feature for found in agreed(results).values() for feature in found["features"]}
    assert not set(COVERED[kind]) - seen


def test_the_corpus_is_large(results):
    """At least 40 forms, and at least 12 of each rank."""
    names = agreed(results)
    assert len({CASES[name].function for name in names}) >= 40
    for rank in (0, 1, 2):
        assert len({CASES[name].function for name in names if rank in results[name]["ranks"]}) >= 12
