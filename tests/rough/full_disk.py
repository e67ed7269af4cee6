"""What femiec does on a disk that becomes full, and is then made room on; started by test_full_disk.py as a program.

The disk is a small one in memory, mounted where only this process sees it, or the system's limit on the size of a file.
"""

from __future__ import annotations

import contextlib
import io
import os
import resource
import sys
from pathlib import Path

from running import errors, small_run

from femiec.cli import main
from femiec.evolve import watch
from femiec.results.checkpoint import read_checkpoint
from femiec.results.reader import read

LEAST = 100
"""The smallest file for which there is no room [B]."""


def fill(folder: Path, mounted: bool) -> None:
    """No file of more than a few kilobytes can be written from now on."""
    if not mounted:
        resource.setrlimit(resource.RLIMIT_FSIZE, (LEAST, resource.RLIM_INFINITY))
        return
    with contextlib.suppress(OSError), open(folder / "filler", "wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass


def make_room(folder: Path, mounted: bool) -> None:
    if mounted:
        (folder / "filler").unlink()
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def said(command, status: int) -> list[str]:
    """The lines of femiec, from a command that ends with this status."""
    text = io.StringIO()
    with contextlib.redirect_stderr(text), contextlib.redirect_stdout(io.StringIO()):
        found = command()
    assert found == status, (found, text.getvalue())
    return errors(text.getvalue())


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file() and path.name != "filler"}


def run_until_full(out: Path, mounted: bool) -> int:
    """A run during which the disk becomes full after four steps; returns how many it had acknowledged when it ended."""
    steps = []

    def step(self, row, done):
        steps.append(row)
        if len(steps) == 4:
            fill(out.parent, mounted)

    sound, watch.Lines.step = watch.Lines.step, step
    (line,) = said(lambda: small_run(out), 2)
    watch.Lines.step = sound
    assert "path = " in line, line
    assert "expected a place that can be written" in line, line
    return len(steps)


def go(folder: Path, undisturbed: Path, mounted: bool) -> None:
    out = folder / "out"
    acknowledged = run_until_full(out, mounted)
    assert acknowledged == 4
    assert len(read(out).ledger) == 4
    assert read_checkpoint(out / "checkpoint.npz").rows == 2  # that of the fourth step found no room
    assert not [name for name in names(folder) if name.startswith((".partial", ".lock"))], names(folder)
    make_room(folder, mounted)
    assert said(lambda: small_run(out, "--resume"), 0) == []
    assert (out / "ledger.csv").read_bytes() == undisturbed.read_bytes()
    fill(folder, mounted)
    before = names(folder)
    result, png = str(out / "result.vtkhdf"), str(folder / "picture.png")
    for words in (
        ["view", result, "--png", png],
        ["validate", "--only", "lithium_metal", "--out", str(folder / "verdicts")],
        ["run", str(Path(__file__).with_name("made_study.py")), "--out", str(folder / "made")],
    ):
        (line,) = said(lambda: main(words), 2)  # noqa: B023 - called at once
        assert "expected a place that can be written" in line, line
    assert names(folder) == before
    make_room(folder, mounted)
    print("done", flush=True)


if __name__ == "__main__":
    go(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "mounted")
    os._exit(0)  # matplotlib and HDF5 have nothing left to do
