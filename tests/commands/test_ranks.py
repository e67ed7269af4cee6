"""Studies on several ranks: one prints and writes, and whatever happens to one of them ends all, and leaves a run to resume."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from launching import errors, femiec, on_ranks

from femiec.commands.study import load
from femiec.results.ledger import Ledger

FOLDER = Path(__file__).parent
FILES = {"result.vtkhdf", "summary.json", "ledger.csv", "picture.png", "run.json", "checkpoint.npz"}

SCRIPT = """
from femiec.engine import dolfinx
if dolfinx.ranks.leads:
    raise ValueError("a mistake")
dolfinx.ranks.largest(1)
"""


@pytest.fixture(scope="module")
def undisturbed():
    """The ledger of the run by one process, on the embedded engine."""
    return load(FOLDER / "small_run.py")().ledger


def test_a_run_of_which_a_rank_was_killed_goes_on_on_another_number_of_ranks(undisturbed, tmp_path):
    out = tmp_path / "out"
    killed = on_ranks("small_run.py", out, harm="kill", at=3, rank=1)
    assert killed.returncode not in (0, 1, 2)
    assert "Killed" in killed.stdout + killed.stderr
    assert 2 <= len(Ledger.read_csv(out / "ledger.csv")) <= 3
    resumed = on_ranks("small_run.py", out, "--resume", ranks=1)
    assert resumed.returncode == 0, resumed.stderr
    compare(Ledger.read_csv(out / "ledger.csv"), undisturbed)


def test_one_rank_prints_and_writes_and_all_stop_and_go_on_together(undisturbed, tmp_path):
    out = tmp_path / "out"
    interrupted = on_ranks("small_run.py", out, harm="interrupt", at=2, rank=1)
    assert interrupted.returncode == 130
    assert errors(interrupted) == ["femiec: interrupted by SIGINT at t = 0.2 s; go on with --resume"]
    done = on_ranks("small_run.py", out, "--resume")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("written: ") == 1
    assert done.stderr.count("small_run: defaults") == 1
    assert errors(done) == []
    assert {path.name for path in out.iterdir()} == FILES
    compare(Ledger.read_csv(out / "ledger.csv"), undisturbed)
    again = on_ranks("small_run.py", out, "--resume")
    assert again.returncode == 0, again.stderr
    assert again.stdout.count("is finished") == 1
    other = on_ranks("small_run.py", out, "--resume", seconds="1s")
    assert other.returncode == 2
    assert len(errors(other)) == 1


def test_a_bug_on_one_rank_ends_all_and_is_told_once(tmp_path):
    done = on_ranks("small_run.py", tmp_path, harm="raise", rank=1)
    assert done.returncode == 1
    assert done.stderr.count("RuntimeError: a bug") == 1
    assert "rank 1 of 2: Traceback" in done.stderr


def test_a_mistake_in_a_script_of_ones_own_ends_all():
    done = femiec(ranks=2, first=SCRIPT)
    assert done.returncode == 1
    assert done.stderr.count("ValueError: a mistake") == 1


def test_what_all_ranks_refuse_is_told_once(tmp_path):
    done = on_ranks("small_run.py", tmp_path, harm="refuse")
    assert done.returncode == 2
    assert errors(done) == ["femiec: error: width = none: expected a width; give one"]


def test_a_mesh_with_fewer_cells_than_ranks_is_refused(tmp_path):
    done = on_ranks("few_cells.py", tmp_path)
    assert done.returncode == 2
    assert errors(done) == ["femiec: error: mesh = 1 cells for 2 ranks: expected a cell a rank at least; take fewer ranks"]


@pytest.mark.parametrize("apart", ["nodes", "names"])
def test_ranks_whose_meshes_differ_are_refused(apart, tmp_path):
    done = on_ranks("few_cells.py", tmp_path, cells=4, apart=apart)
    assert done.returncode == 2
    assert len(errors(done)) == 1
    assert errors(done)[0].startswith("femiec: error: mesh = another on rank 1 than on rank 0: expected the same cells")


def compare(found, expected):
    """Two ledgers of one run, by both engines: equal but for round-off, of which defects are made."""
    assert found.columns == expected.columns
    assert len(found) == len(expected)
    for label in found.columns:
        if not label.endswith("defect"):
            one, other = found.column(label), expected.column(label)
            np.testing.assert_allclose(one, other, rtol=1e-8, atol=1e-13, err_msg=label)
