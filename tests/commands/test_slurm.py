"""The job script for SLURM, run with an srun and a scontrol that only write down what they are asked for."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from femiec.cli import app, run

SCRIPT = Path(__file__).resolve().parents[2] / "docs/slurm/femiec.sbatch"
SRUN = """#!/bin/sh
printf '%s\\n' "$@" > "$TOLD/part"
mv "$TOLD/part" "$TOLD/words"
[ -z "$LASTS" ] || exec sleep 60
"""
SCONTROL = """#!/bin/sh
echo "$@" > "$TOLD/asked"
"""


@pytest.fixture
def job(tmp_path):
    """Starts the script with arguments and variables; the folder in which it runs takes down what it asked for."""
    for name, text in (("srun", SRUN), ("scontrol", SCONTROL)):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)

    def start(*arguments, **variables):
        environ = (
            os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "TOLD": str(tmp_path), "SLURM_JOB_ID": "77"} | variables
        )
        return subprocess.Popen(["bash", str(SCRIPT), *arguments], cwd=tmp_path, env=environ)

    return start


def test_it_is_bash():
    assert subprocess.run(["bash", "-n", str(SCRIPT)]).returncode == 0


@pytest.mark.parametrize(("image", "begun"), [("", False), ("", True), ("femiec.sif", False)])
def test_its_command_is_one_of_femiec(job, tmp_path, image, begun):
    if begun:
        (tmp_path / "plating").mkdir()
        (tmp_path / "plating/checkpoint.npz").touch()
    done = job("plating.py", "plating", "current=1mA/cm2", "width=80nm", FEMIEC_ENVIRONMENT="/env", FEMIEC_IMAGE=image)
    assert done.wait(60) == 0
    words = (tmp_path / "words").read_text().splitlines()
    at = words.index("run")
    program = ["apptainer", "exec", image, "femiec"] if image else ["/env/bin/femiec"]
    assert words[:at] == ["--mpi=pmi2", "--kill-on-bad-exit=1", *program]
    command, bound, _ = app.parse_args(words[at:], exit_on_error=False, print_error=False)
    assert command is run
    study, given = bound.args[0], bound.kwargs
    assert study == Path("plating.py")
    assert given.pop("resume", False) == begun
    assert given == {"out": Path("plating"), "engine": "dolfinx", "set_": ["current=1mA/cm2", "width=80nm"]}


@pytest.mark.parametrize("begun", [True, False])
def test_it_goes_on_in_another_job_from_a_checkpoint_and_only_from_one(job, tmp_path, begun):
    running = job("plating.py", "plating", LASTS="yes")
    while not (tmp_path / "words").exists():
        assert running.poll() is None
        time.sleep(0.01)
    if begun:
        (tmp_path / "plating").mkdir()
        (tmp_path / "plating/checkpoint.npz").touch()
    running.send_signal(signal.SIGTERM)
    assert running.wait(60) == (0 if begun else 1)
    assert (tmp_path / "asked").exists() == begun
    if begun:
        assert (tmp_path / "asked").read_text() == "requeue 77\n"
