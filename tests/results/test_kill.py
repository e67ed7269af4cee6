"""A run that is killed again and again ends with the answer of one that was left alone, bit by bit."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from femiec.results.checkpoint import read_checkpoint
from femiec.results.ledger import Ledger
from femiec.results.reader import read
from femiec.results.record import is_finished
from femiec.results.result import Result, Snapshot

SCRIPT = Path(__file__).with_name("toy_run.py")
KILLS = 25


@pytest.fixture(scope="module")
def toy():
    spec = importlib.util.spec_from_file_location("toy_run", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def killed(folder: Path, lines: int, delay: float) -> list[str]:
    """Run until that many lines were said, and a delay more, then kill -9; returns what it said."""
    with subprocess.Popen([sys.executable, str(SCRIPT), str(folder)], stdout=subprocess.PIPE, text=True) as process:
        said = [process.stdout.readline() for _ in range(lines)]
        time.sleep(delay)
        process.kill()
        said += process.stdout.readlines()
    assert process.returncode == -9
    return [line.strip() for line in said]


def counts(folder: Path) -> tuple[int, int]:
    """Rows and snapshots from which a run in this folder goes on."""
    if not (folder / "checkpoint.npz").exists():
        return 0, 0
    checkpoint = read_checkpoint(folder / "checkpoint.npz")
    return checkpoint.rows, checkpoint.snapshots


def assert_starts(folder: Path, toy: ModuleType, rows: int, snapshots: int) -> None:
    """What is stored opens, has at least so many rows and snapshots, and they are those that the maps give."""
    stored = Ledger.read_csv(folder / "ledger.csv").rows().tolist()
    seen = read(folder / "result.vtkhdf").snapshots if snapshots else ()
    assert (len(stored) >= rows, len(seen) >= snapshots) == (True, True)
    state, time = toy.start(), 0.0
    for step, numbers in enumerate(stored):
        state, time = toy.advance(state), time + 0.1
        assert numbers == list(toy.row(time, state).values())
        if step % 2 == 0 and step // 2 < len(seen):
            assert seen[step // 2].time == time
            assert bits(seen[step // 2]) == bits(toy.snapshot(time, state))


def bits(snapshot: Snapshot) -> list[bytes]:
    region = snapshot.region("lithium")
    return [region.points.tobytes(), *(each.values.tobytes() for each in region.fields)]


def content(folder: Path) -> dict[str, bytes]:
    """Of every file that is text, and the names of all."""
    return {path.name: path.read_bytes() if path.suffix in (".csv", ".json") else b"" for path in folder.iterdir()}


def assert_same_end(folder: Path, undisturbed: Path, same: Callable[[Result, Result], None]) -> None:
    same(read(folder), read(undisturbed))
    assert content(folder) == content(undisturbed)
    assert is_finished(folder)


def test_a_run_killed_at_25_random_moments_ends_as_if_nothing_had_been(tmp_path, toy, same):
    folder, random = tmp_path / "killed", np.random.default_rng(4)
    for _ in range(KILLS):
        rows, snapshots = counts(folder)
        said = killed(folder, random.integers(1, 7), random.uniform(0, 0.015))
        assert_starts(folder, toy, rows + said.count("row"), snapshots + said.count("snapshot"))
    steps = counts(folder)[0] + 10
    toy.run(folder, steps)
    toy.run(tmp_path / "undisturbed", steps)
    assert_same_end(folder, tmp_path / "undisturbed", same)


ENDING = """
import os, pathlib, sys
sys.path.insert(0, sys.argv[1])
import toy_run
folder, moment = pathlib.Path(sys.argv[2]), int(sys.argv[3])
count, replace, finish = 0, os.replace, toy_run.RunFolder.finish
def dying(a, b):
    global count
    if count == moment:
        os._exit(9)
    count += 1
    replace(a, b)
def ending(*arguments):
    os.replace = dying
    return finish(*arguments)
toy_run.RunFolder.finish = ending
toy_run.run(folder, 10)
"""


@pytest.mark.parametrize("moment", [0, 1, 2], ids=["before result.vtkhdf", "before summary.json", "before it counts as finished"])
def test_a_run_killed_while_it_finishes_can_be_resumed(tmp_path, toy, same, moment):
    toy.run(tmp_path / "whole", 10)
    command = [sys.executable, "-c", ENDING, str(SCRIPT.parent), str(tmp_path / "killed"), str(moment)]
    assert subprocess.run(command, check=False).returncode == 9
    assert not is_finished(tmp_path / "killed")
    assert len(read(tmp_path / "killed").snapshots) == 5
    toy.run(tmp_path / "killed", 10)
    assert_same_end(tmp_path / "killed", tmp_path / "whole", same)
