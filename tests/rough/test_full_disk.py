"""A disk that becomes full: one line says so, nothing is lost, and the run goes on once there is room."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from bad_results import stored
from running import python

SCRIPT = Path(__file__).with_name("full_disk.py")
APART = ("unshare", "--mount", "--map-root-user", "sh", "-c")
MOUNT = 'mount -t tmpfs -o size=6m femiec "$0" && exec "$@"'


def can_mount(folder: Path) -> bool:
    """Whether this system lets a process mount a disk for itself; some containers do not."""
    try:
        return subprocess.run([*APART, MOUNT, str(folder), "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def test_nothing_is_lost_on_a_full_disk(finished, tmp_path):
    """On a small disk, where the system lets it be mounted, or else under its limit on the size of a file."""
    mounts = can_mount(tmp_path)
    before = (*APART, MOUNT, str(tmp_path)) if mounts else ()
    done = python(SCRIPT, tmp_path, finished / "ledger.csv", "mounted" if mounts else "limited", before=before)
    assert done.stderr == ""
    assert done.stdout == "done\n"


PRINTING = """
import sys
from femiec.cli import main
from femiec.commands import view

view.picture = lambda result, path: path
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("words", [["--help"], ["view", "RESULT", "--png", "a.png"]], ids=["help", "a line"])
def test_output_that_cannot_be_written_is_one_line(words, tmp_path):
    result = str(stored(tmp_path / "result.vtkhdf"))
    with open("/dev/full", "w") as full:
        done = python("-c", PRINTING, *(result if word == "RESULT" else word for word in words), stdout=full)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "No space left on device: expected a place that can be written" in done.stderr
