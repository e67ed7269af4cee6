"""SIGTERM and Ctrl-C where no time loop waits for them: the status is a shell's, and nothing half-written is left."""

from __future__ import annotations

import signal

import pytest
from bad import with_file
from bad_results import stored
from matplotlib.figure import Figure
from running import content, errors

from femiec.cli import main
from femiec.commands import validate
from femiec.views import picture as fitting

SIGNALS = [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "ended by SIGTERM")]
WRITING = """
import signal
from femiec.parameters import study
from femiec.results.atomic import replacing

@study
def main(out=None):
    with replacing(out / "result.vtkhdf") as path:
        path.write_text("half")
        signal.raise_signal({number})
        path.write_text("whole")
"""


@pytest.fixture(params=SIGNALS, ids=["Ctrl-C", "SIGTERM"])
def ended(request, tmp_path, capfd):
    """Runs a command line that a signal ends; what is in the folder then has to be what was there before."""
    number, status, said = request.param

    def run(words, kept):
        handlers = [signal.getsignal(each) for each, *_ in SIGNALS]
        assert main(words) == status
        assert errors(capfd.readouterr().err) == [f"femiec: {said}; nothing half-written was left"]
        assert [signal.getsignal(each) for each, *_ in SIGNALS] == handlers
        assert {path: data for path, data in content(tmp_path).items() if data is not None} == kept

    return number, run


def test_a_study_in_the_middle_of_a_file(ended, tmp_path):
    number, run = ended
    words = with_file("", "", "", "study.py", WRITING.format(number=int(number)), "run", "FILE", "--out", "OUT").words(tmp_path)
    run(words, content(tmp_path))


def test_validate_in_the_middle_of_its_rows(ended, tmp_path, monkeypatch):
    number, run = ended
    monkeypatch.setattr(validate, "judge", lambda row, engine: signal.raise_signal(number))
    run(["validate", "--only", "claim-38", "--out", str(tmp_path / "out")], content(tmp_path))


def test_view_in_the_middle_of_its_picture(ended, tmp_path, monkeypatch):
    number, run = ended
    path = stored(tmp_path / "result.vtkhdf")
    before = content(tmp_path)

    def saved(self, target, **_):
        target.write_bytes(b"half")
        signal.raise_signal(number)

    monkeypatch.setattr(Figure, "savefig", saved)
    monkeypatch.setattr(fitting.tubule, "figure", lambda result, size: Figure())
    run(["view", str(path), "--png", str(tmp_path / "picture.png")], before)
