"""Cheap cases of the validation suite on both engines: the same verdicts, and the same numbers but for round-off."""

import os
import subprocess

import pytest
from on_ranks import HERE, ROOT, mpi_python

from benchmarks.agreement.verdicts import lines
from femiec.cli import main

CASES = ["bamboo", "lame_wall", "wall_ring"]
"""All are compared by ``python -m benchmarks.agreement.verdicts``."""


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """A line for each case; no environment is an error, not a skip."""
    folder, only = tmp_path_factory.mktemp("validation"), [part for case in CASES for part in ("--only", case)]
    assert main(["validate", *only, "--out", str(folder / "embedded")]) == 0
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "VIRTUAL_ENV")}
    environ |= {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    command = [str(mpi_python()), str(HERE / "validating.py"), *only, "--out", str(folder / "dolfinx")]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, timeout=600)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    return {line.case: line for line in lines(folder / "dolfinx", folder / "embedded")}


@pytest.mark.parametrize("case", CASES)
def test_dolfinx_computes_what_the_embedded_engine_computes(compared, case):
    line = compared[case]
    assert line.rows > 2
    assert line.holds, line.text()
