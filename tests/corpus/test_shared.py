"""Forms by both engines of femiec, entry by entry: on one rank those on triangles, on two those on quadrilaterals."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from cases import all_cases, own_cases
from compare import TOLERANCE
from environment import mpi_python

HERE = Path(__file__).parent
CHOSEN = {1: "triangle", 2: "quadrilateral"}
"""The mesh on each number of ranks; ``python tests/corpus/shared.py`` takes all."""


@pytest.fixture(scope="module", params=CHOSEN)
def results(request, tmp_path_factory):
    """What shared.py found, by the name of the case; ranks that wait for each other are ended."""
    ranks, python, file = request.param, mpi_python(), tmp_path_factory.mktemp("shared") / "found.json"
    launcher = [str(python.parent / "mpiexec"), "-n", str(ranks)] if ranks > 1 else []
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "VIRTUAL_ENV")}
    environ |= {"PYTHONPATH": str(HERE.parents[1]), "OMP_NUM_THREADS": "1"}
    command = [*launcher, str(python), str(HERE / "shared.py"), "--mesh", CHOSEN[ranks], "--json", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, timeout=600)
    assert file.exists(), done.stdout[-2000:] + done.stderr[-2000:]
    return CHOSEN[ranks], json.loads(file.read_text())


def test_both_engines_assemble_the_same(results):
    mesh, found = results
    assert set(found) == {case.name for case in [*own_cases(), *all_cases()] if case.mesh == mesh}
    wrong = {name: each for name, each in found.items() if each["error"] is None or not each["error"] <= TOLERANCE}
    assert wrong == {}
