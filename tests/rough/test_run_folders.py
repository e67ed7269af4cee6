"""The folder of a run that came to harm: it is resumed to the same answer, or there is one clear line; what was stored stays."""

from __future__ import annotations

import re
import shutil
from types import SimpleNamespace

import numpy as np
import pytest
from bad import SMALL_RUN
from running import content, errors, python, small_run

from femiec.cli import main
from femiec.errors import InputError
from femiec.results.checkpoint import read_checkpoint
from femiec.results.ledger import Ledger
from femiec.results.lock import Lock
from femiec.results.reader import read

LENGTHS = np.random.default_rng(8).uniform(0.0, 1.0, 30)


@pytest.fixture(scope="module")
def interrupted(tmp_path_factory):
    """A run that Ctrl-C ended after four steps: four rows, two snapshots, and a checkpoint of all of them."""
    folder = tmp_path_factory.mktemp("rough") / "interrupted"
    assert small_run(folder, harm="interrupt", at=4) == 130
    return folder


@pytest.fixture
def stopped(interrupted, tmp_path):
    return shutil.copytree(interrupted, tmp_path / "stopped")


@pytest.fixture
def uncompiled(monkeypatch):
    """No form is compiled for a run that is refused when its folder is opened."""
    monkeypatch.setattr(
        "femiec.evolve.run.Run", lambda *_: SimpleNamespace(stage=SimpleNamespace(problem=SimpleNamespace(couplings=())))
    )


def cut(name, share=0.5):
    def harm(folder):
        path = folder / name
        path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])

    return harm


def gone(name):
    return lambda folder: (folder / name).unlink()


def garbage(name):
    return lambda folder: (folder / name).write_bytes(np.random.default_rng(1).bytes(2000))


def becomes(name, text):
    return lambda folder: (folder / name).write_text(text)


HARMS = [
    ("a checkpoint cut short", cut("checkpoint.npz"), "checkpoint = .*a whole checkpoint"),
    ("a checkpoint of garbage", garbage("checkpoint.npz"), "checkpoint = .*a whole checkpoint"),
    ("no checkpoint", gone("checkpoint.npz"), "there is none: run from the start"),
    ("an empty checkpoint", becomes("checkpoint.npz", ""), "a whole checkpoint"),
    ("a record cut short", cut("run.json"), "run = .*the record of a run"),
    ("a record of garbage", garbage("run.json"), "run = .*the record of a run"),
    ("a record of other JSON", becomes("run.json", "[1, 2]"), "run = .*the record of a run"),
    (
        "a record of nothing",
        becomes("run.json", '{"record": {}, "finished": false}'),
        "resume = .*the run that was started there",
    ),
    ("no record", gone("run.json"), "run = .*there is none: start one"),
    ("a ledger cut short", cut("ledger.csv"), "ledger = .*rows that its checkpoint knows"),
    ("a ledger of garbage", garbage("ledger.csv"), "ledger = .*"),
    ("no ledger", gone("ledger.csv"), "ledger = .*rows that its checkpoint knows, and it has 0"),
    ("no first snapshot", gone("snapshots/000000.vtkhdf"), "snapshots = .*000000.vtkhdf is not there"),
    ("a snapshot cut short", cut("snapshots/000000.vtkhdf", 0.9), "path = .*a whole result file"),
    ("a snapshot of garbage", garbage("snapshots/000001.vtkhdf"), "path = .*a result file"),
]


@pytest.mark.parametrize(("harm", "says"), [each[1:] for each in HARMS], ids=[each[0] for each in HARMS])
def test_a_damaged_run_is_not_resumed_and_stays_as_it_is(harm, says, stopped, uncompiled, capfd):
    harm(stopped)
    before = content(stopped)
    assert small_run(stopped, "--resume") == 2
    (said,) = errors(capfd.readouterr().err)
    assert re.search(says, said), said
    assert content(stopped) == before


def test_another_run_does_not_go_on_there_nor_one_that_is_new(stopped, uncompiled, capfd):
    before = content(stopped)
    assert small_run(stopped, "--resume", seconds="3s") == 2
    assert small_run(stopped) == 2
    first, second = errors(capfd.readouterr().err)
    assert "then" in first
    assert "expected a folder without an unfinished run; resume that run" in second
    assert content(stopped) == before


def test_two_runs_do_not_write_into_one_folder(stopped, uncompiled, capfd):
    lock = Lock(stopped)
    before = content(stopped)
    for options in (["--resume"], ["--overwrite"], []):
        assert small_run(stopped, *options) == 2
        (said,) = errors(capfd.readouterr().err)
        assert "out = " in said
        assert "expected a folder in which no other run writes (process " in said
    assert content(stopped) == before
    lock.release()


def test_it_is_resumed_to_the_same_answer(stopped, finished):
    assert small_run(stopped, "--resume") == 0
    assert (stopped / "ledger.csv").read_bytes() == (finished / "ledger.csv").read_bytes()


def test_a_run_that_is_killed_has_its_rows_and_is_resumed_to_the_same_answer(tmp_path, finished):
    out = tmp_path / "killed"
    done = python("-m", "femiec", "run", SMALL_RUN, "--out", out, "--set", "harm=kill", "--set", "at=4")
    assert done.returncode == -9
    assert len(read(out).ledger) == 4
    assert small_run(out, "--resume") == 0
    assert (out / "ledger.csv").read_bytes() == (finished / "ledger.csv").read_bytes()
    assert {path.name for path in out.iterdir()} == {path.name for path in finished.iterdir()}


def test_a_result_cut_at_any_length_is_one_line_and_its_ledger_stays(finished, tmp_path, capfd):
    folder = shutil.copytree(finished, tmp_path / "cut")
    whole = (folder / "result.vtkhdf").read_bytes()
    for share in LENGTHS:
        (folder / "result.vtkhdf").write_bytes(whole[: int(share * len(whole))])
        before = content(folder)
        assert main(["view", str(folder), "--png", str(folder / "again.png")]) == 2
        (said,) = errors(capfd.readouterr().err)
        assert re.search(r"path = .*result.vtkhdf: expected a (whole )?result file", said)
        assert content(folder) == before
    assert len(Ledger.read_csv(folder / "ledger.csv")) == len(Ledger.read_csv(finished / "ledger.csv"))


def test_of_a_ledger_cut_at_any_length_all_whole_rows_are_read(interrupted, stopped):
    whole, rows = (stopped / "ledger.csv").read_bytes(), read(interrupted).ledger.rows()
    for share in LENGTHS:
        kept = whole[: int(share * len(whole))]
        (stopped / "ledger.csv").write_bytes(kept)
        found = read(stopped).ledger
        assert len(found) == max(kept.count(b"\n") - 1, 0)
        if len(found):
            np.testing.assert_array_equal(found.rows(), rows[: len(found)])


@pytest.mark.parametrize("name", ["snapshots/000001.vtkhdf", "checkpoint.npz"])
def test_a_file_of_an_unfinished_run_cut_at_any_length_is_one_line(name, stopped, capfd):
    whole = (stopped / name).read_bytes()
    for share in LENGTHS:
        (stopped / name).write_bytes(whole[: int(share * len(whole))])
        with pytest.raises(InputError, match=r"checkpoint = .*damaged|path = .*expected a (whole )?result file"):
            _ = read(stopped) if "snapshots" in name else read_checkpoint(stopped / name)
    (stopped / name).write_bytes(whole)
    assert len(read(stopped).snapshots) == 2
