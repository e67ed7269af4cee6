"""Studies on several ranks: one prints and writes, and whatever happens to one of them ends all, and leaves a run to resume."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from launching import errors, on_ranks

from femiec.cli import main
from femiec.results.ledger import Ledger

FOLDER = Path(__file__).parent
FILES = {"result.vtkhdf", "summary.json", "ledger.csv", "picture.png", "run.json", "checkpoint.npz"}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The ledger of the run by one process, on the embedded engine."""
    out = tmp_path_factory.mktemp("ranks")
    assert main(["run", str(FOLDER / "small_run.py"), "--engine", "embedded", "--out", str(out)]) == 0
    return Ledger.read_csv(out / "ledger.csv")


def test_a_run_that_is_interrupted_then_killed_goes_on_on_one_rank_to_the_same_answer(undisturbed, tmp_path):
    out = tmp_path / "out"
    interrupted = on_ranks("small_run.py", out, harm="interrupt", at=2, rank=1)
    assert interrupted.returncode == 130
    assert errors(interrupted) == ["femiec: interrupted by SIGINT at t = 0.2 s; go on with --resume"]
    refused = on_ranks("small_run.py", out)
    assert refused.returncode == 2
    assert len(errors(refused)) == 1
    assert "resume that run" in refused.stderr
    killed = on_ranks("small_run.py", out, "--resume", harm="kill", at=1, rank=1)
    assert killed.returncode not in (0, 1, 2)
    assert "Killed" in killed.stdout + killed.stderr
    assert len(Ledger.read_csv(out / "ledger.csv")) == 3
    resumed = on_ranks("small_run.py", out, "--resume", ranks=1)
    assert resumed.returncode == 0, resumed.stderr
    assert {path.name for path in out.iterdir()} == FILES
    compare(Ledger.read_csv(out / "ledger.csv"), undisturbed)


def test_one_rank_prints_and_writes_and_a_finished_run_is_not_computed_again(undisturbed, tmp_path):
    out = tmp_path / "out"
    done = on_ranks("small_run.py", out)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("written: ") == 1
    assert done.stderr == "small_run: defaults\n"
    assert {path.name for path in out.iterdir()} == FILES
    compare(Ledger.read_csv(out / "ledger.csv"), undisturbed)
    again = on_ranks("small_run.py", out, "--resume")
    assert again.returncode == 0
    assert again.stdout.count("is finished") == 1
    other = on_ranks("small_run.py", out, "--resume", seconds="1s")
    assert other.returncode == 2
    assert len(errors(other)) == 1


def test_a_bug_on_one_rank_ends_all_and_is_told_once(tmp_path):
    done = on_ranks("small_run.py", tmp_path, harm="raise", rank=1)
    assert done.returncode == 1
    assert done.stderr.count("RuntimeError: a bug") == 1
    assert "rank 1 of 2: Traceback" in done.stderr


@pytest.mark.parametrize(("rank", "told"), [(0, "femiec: error: width"), (9, "femiec: error: width")])
def test_what_one_or_all_ranks_refuse_is_told_once(rank, told, tmp_path):
    done = on_ranks("small_run.py", tmp_path, harm="refuse", rank=rank)
    assert done.returncode == 2
    assert [line.startswith(told) for line in errors(done)] == [True]


def test_a_mesh_with_fewer_cells_than_ranks_is_refused(tmp_path):
    done = on_ranks("one_cell.py", tmp_path)
    assert done.returncode == 2
    assert errors(done) == ["femiec: error: mesh = 1 cells for 2 ranks: expected a cell a rank at least; take fewer ranks"]


def compare(found, expected):
    """Two ledgers of one run, by both engines: equal but for round-off, which defects are made of."""
    assert found.columns == expected.columns
    assert len(found) == len(expected)
    for label in found.columns:
        if not label.endswith("defect"):
            one, other = found.column(label), expected.column(label)
            np.testing.assert_allclose(one, other, rtol=1e-8, atol=1e-10 * np.abs(other).max(), err_msg=label)
