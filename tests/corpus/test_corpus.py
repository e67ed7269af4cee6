"""Each form of the corpus on both engines, entry by entry; DOLFINx runs in one process of an environment of its own."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from cases import all_cases
from environment import mpi_python

HERE = Path(__file__).parent
CASES = {case.name: case for case in all_cases()}
TOLERANCE = 1e-12


@pytest.fixture(scope="session")
def results(tmp_path_factory):
    """What compare.py found, by the name of the case; no environment is an error, not a skip."""
    file = tmp_path_factory.mktemp("corpus") / "results.json"
    command = [str(mpi_python()), str(HERE / "compare.py"), "--json", str(file)]
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "VIRTUAL_ENV")}
    environ |= {"PYTHONPATH": str(HERE.parents[1]), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environ)
    assert file.exists(), done.stdout[-2000:] + done.stderr[-2000:]
    return json.loads(file.read_text())


@pytest.mark.parametrize("name", CASES)
def test_both_engines_assemble_the_same(results, name):
    found = results[name]
    assert found["error"] is not None, found["why"]
    assert found["error"] <= TOLERANCE


def test_the_corpus_is_large():
    assert len({case.function for case in CASES.values()}) >= 40
