"""Multigrid of the DOLFINx engine on one rank and on two, in an environment of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT / "tests" / "corpus"))

from environment import mpi_python  # noqa: E402


@pytest.fixture(scope="module", params=[1, 2])
def record(request, tmp_path_factory):
    """What gamg_on_ranks.py found on so many ranks."""
    file = tmp_path_factory.mktemp("gamg") / "record.json"
    python = mpi_python()
    command = [str(python.parent / "mpiexec"), "-n", str(request.param), str(python), str(HERE / "gamg_on_ranks.py"), str(file)]
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "VIRTUAL_ENV")}
    environ |= {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, timeout=120)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return {"asked": request.param} | json.loads(file.read_text())


def test_the_solution_is_that_of_factors(record):
    assert record["ranks"] == record["asked"]
    assert record["error"] <= 1.1e-9
    assert record["difference"] <= 1e-7
    assert record["prescribed"] <= 1e-18


def test_the_error_is_that_of_the_residual(record):
    """The prescribed rows are solved exactly, so that the right-hand side that counts is smaller than b."""
    assert 0.0 < record["residual"] < 1e-8


def test_few_steps(record):
    """Node blocks on every level, and the space of first order in between: PETSc's own coarsening takes four times as many."""
    assert record["iterations"] <= 40


def test_one_hierarchy_serves_a_matrix_nearby_that_is_not_symmetric(record):
    name, residual = record["skew"]
    assert name.startswith("GMRES with multigrid")
    assert residual <= 1.1e-6
    assert record["built"] == 1


def test_a_matrix_that_is_not_definite_is_refused(record):
    assert "positive diagonal" in record["refused"]


def test_structures_are_solved_by_it(record):
    assert record["block"].startswith("conjugate gradients with multigrid")
