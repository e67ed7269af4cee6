"""The two engines, and one rank and two, on small problems of each kind; DOLFINx runs in an environment of its own."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.agreement.compare import apart, scale
from benchmarks.agreement.table import LEDGER, RANKS, SOLUTION

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT / "tests/corpus"))

from environment import mpi_python  # noqa: E402


def solved(file, ranks, *engines):
    """The numbers of short.py; ranks that wait for each other are ended."""
    python = mpi_python()
    launcher = [str(python.parent / "mpiexec"), "-n", str(ranks)] if ranks > 1 else []
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "VIRTUAL_ENV")}
    environ |= {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    command = [*launcher, str(python), str(HERE / "short.py"), str(file), *engines]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, timeout=600)
    assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-2000:]
    return dict(np.load(file))


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The embedded engine, one rank and two: label to numbers."""
    folder = tmp_path_factory.mktemp("agreement")
    one, two = solved(folder / "one.npz", 1, "embedded", "dolfinx"), solved(folder / "two.npz", 2, "dolfinx")
    return [_of("embedded", one), _of("dolfinx", one), _of("dolfinx", two)]


def _of(engine, numbers):
    return {name.removeprefix(f"{engine}: "): each for name, each in numbers.items() if name.startswith(engine)}


def differences(numbers, reference, ledger):
    """Of the ledger, or of all else, over what they are compared with."""
    assert numbers.keys() == reference.keys()
    labels = [label for label in reference if label.startswith("ledger: ") == ledger]
    return {label: apart(label, numbers[label], reference[label], scale(label, reference)) for label in labels}


@pytest.mark.parametrize("ranks", [1, 2])
def test_solutions_are_those_of_the_embedded_engine(found, ranks):
    apart = differences(found[ranks], found[0], ledger=False)
    assert len(apart) > 9
    assert {label: each for label, each in apart.items() if not each <= SOLUTION} == {}


@pytest.mark.parametrize("ranks", [1, 2])
def test_ledgers_are_those_of_the_embedded_engine(found, ranks):
    apart = differences(found[ranks], found[0], ledger=True)
    assert len(apart) > 40
    assert {label: each for label, each in apart.items() if not each <= LEDGER} == {}


def test_ranks_agree(found):
    """Numbers and ledgers; fields, whose last steps of Newton's method differ in round-off, as engines do."""
    apart = differences(found[2], found[1], ledger=True) | differences(found[2], found[1], ledger=False)
    bounds = {label: RANKS if label.startswith("ledger") or np.size(found[1][label]) == 1 else SOLUTION for label in apart}
    assert {label: each for label, each in apart.items() if not each <= bounds[label]} == {}


def test_a_void_opened_on_a_new_mesh(found):
    for each in found:
        assert each["meshed anew"] == 1
        assert each["ledger: Void [um]"][-1] > 0
