"""A run in time on the command line: its files, going on after an interruption, its end, and what is refused."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from PIL import Image

from femiec.cli import main
from femiec.errors import BalanceError
from femiec.evolve import watch
from femiec.results.ledger import Ledger
from femiec.views import run as run_view

STUDY = str(Path(__file__).parent / "short_run.py")
FILES = {"result.vtkhdf", "summary.json", "ledger.csv", "picture.png", "run.json", "checkpoint.npz"}


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    out = tmp_path_factory.mktemp("runs") / "finished"
    assert main(["run", STUDY, "--out", str(out)]) == 0
    return out


def test_a_run_leaves_its_files_and_its_picture(finished, tmp_path, capsys):
    assert {path.name for path in finished.iterdir()} == FILES
    assert Image.open(finished / "picture.png").size == (2250, 1875)
    assert main(["view", str(finished / "result.vtkhdf"), "--png", str(tmp_path / "again.png")]) == 0
    assert Image.open(tmp_path / "again.png").tobytes() == Image.open(finished / "picture.png").tobytes()
    assert main(["cite", str(finished / "result.vtkhdf")]) == 0
    assert "Nature 578" in capsys.readouterr().out


def test_a_finished_run_is_not_computed_again(finished, capsys):
    before = (finished / "result.vtkhdf").stat().st_mtime_ns
    assert main(["run", STUDY, "--out", str(finished), "--resume"]) == 0
    out = capsys.readouterr().out
    assert "is finished" in out
    assert "step 3: strip at 3 mA/cm2" in out
    assert (finished / "result.vtkhdf").stat().st_mtime_ns == before
    assert main(["run", STUDY, "--out", str(finished), "--resume", "--set", "limit=0.7"]) == 2
    assert "0.9 then" in capsys.readouterr().err


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_goes_on_to_the_same_answer(number, status, finished, tmp_path, monkeypatch, capsys):
    steps = []

    def interrupting(self, row, done):
        steps.append(row)
        if len(steps) == 15:
            signal.raise_signal(number)

    out = tmp_path / "out"
    with monkeypatch.context() as patched:
        patched.setattr(watch.Lines, "step", interrupting)
        assert main(["run", STUDY, "--out", str(out)]) == status
    error = capsys.readouterr().err
    assert error.splitlines()[-1].startswith(f"femiec: interrupted by {number.name} at t = ")
    assert "--resume" in error
    assert main(["view", str(out / "result.vtkhdf"), "--png", str(tmp_path / "unfinished.png")]) == 0
    assert main(["cite", str(out)]) == 2
    assert "finished run" in capsys.readouterr().err
    assert main(["run", STUDY, "--out", str(out)]) == 2
    assert "resume that run" in capsys.readouterr().err
    assert main(["run", STUDY, "--out", str(out), "--resume"]) == 0
    assert (out / "ledger.csv").read_bytes() == (finished / "ledger.csv").read_bytes()
    assert {path.name for path in out.iterdir()} == FILES


def test_overwrite_starts_anew_and_a_limit_is_a_normal_end(tmp_path, capsys):
    for options in ([], ["--overwrite"]):
        assert main(["run", STUDY, "--out", str(tmp_path), "--set", "limit=0.41", *options]) == 0
    out = capsys.readouterr().out
    assert "limit reached: filling above 0.41" in out
    assert Ledger.read_csv(tmp_path / "ledger.csv").column("Filling")[-1] == pytest.approx(0.41, abs=1e-4)


def study(tmp_path, body):
    path = tmp_path / "study.py"
    path.write_text(
        "from femiec.parameters import study\nfrom femiec.errors import BalanceError\nfrom femiec.results.result import Result\n"
        f"from femiec.results.ledger import Ledger\n@study\n{body}\n"
    )
    return str(path)


def test_what_a_study_does_not_take_is_refused(tmp_path, capsys):
    path = study(tmp_path, "def main(out=None):\n    raise SystemExit('it ran')")
    for option in ("--resume", "--overwrite"):
        assert main(["run", path, "--out", str(tmp_path / "out"), option]) == 2
        assert f"{option} = study.py" in capsys.readouterr().err
    assert main(["run", STUDY, "--out", str(tmp_path / "out"), "--resume", "--overwrite"]) == 2
    assert "one of them" in capsys.readouterr().err
    assert main(["run", STUDY, "--out", str(tmp_path / "out"), "--resume"]) == 2
    assert "run.json" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("failed", "status"), [("True", 1), ("False", 0)])
def test_a_run_that_did_not_converge_has_status_1(failed, status, tmp_path, capsys):
    ended = "{'step': 'step 1: rest', 'text': 'no convergence', 'failed': %s, 'Time [s]': 1.0, 'Capacity [C/m2]': 0.0}" % failed  # noqa: UP031
    record = f"{{'protocol': [], 'ended': [{ended}]}}"
    body = f"def main(out=None):\n    out.mkdir()\n    return Result({{}}, Ledger(['Time [s]']), (), {record})"
    assert main(["run", study(tmp_path, body), "--out", str(tmp_path / "out")]) == status
    assert "no convergence" in capsys.readouterr().out


def test_an_error_of_a_run_is_one_line(tmp_path, capsys):
    path = study(tmp_path, "def main(out=None):\n    raise BalanceError(12, 'Lithium balance defect', 3e-4, 1e-10)")
    assert main(["run", path, "--out", str(tmp_path / "out")]) == BalanceError.exit_status == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("femiec: error: step 12: Lithium balance defect")


def test_a_picture_that_cannot_be_drawn_does_not_lose_the_run(tmp_path, monkeypatch):
    def broken(*_):
        raise RuntimeError("no such renderer")

    monkeypatch.setattr(run_view, "figure", broken)
    with pytest.warns(RuntimeWarning, match="no such renderer"):
        assert main(["run", STUDY, "--out", str(tmp_path), "--set", "limit=0.41"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == FILES - {"picture.png"}
