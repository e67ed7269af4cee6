"""A run with a void that opens and a new mesh, killed at random moments and resumed; started on one thread by test_kill.py."""

import os
import signal
import sys
import time
from math import sin
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "models"))

import numpy as np
from short_tubules import cell

from femiec.evolve import Settings, evolve
from femiec.protocol import Duration, FillingBelow, Plate, Strip
from femiec.quantities import um
from femiec.results.record import is_finished


def rising(seconds):
    """A current density [A/m2] that starts without a jump."""
    return 30 * seconds + sin(seconds) ** 2


PROTOCOL = [Plate(30.0, until=Duration(2.0)), Strip(rising, until=[FillingBelow(0.2), Duration(3.0)])]
SETTINGS = Settings(first_step=1e-3, checkpoint_every=3, snapshot_every=7)


def run(folder, say=None, settings=SETTINGS, protocol=PROTOCOL, **changes):
    """Start the run, or go on with it."""
    tubule = cell(**{"height": 0.5 * um, "filling": 0.3, "voids": True, "lengthening": 1.1} | changes)
    resume = (folder / "checkpoint.npz").exists()
    return evolve(
        tubule, protocol, out=folder, resume=resume, overwrite=not resume, settings=settings, say=say or (lambda line: None)
    )


def started(folder):
    """The run in a process of its own, with what it says."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading)
    code = 1
    try:
        run(folder, lambda line: os.write(writing, f"{line}\n".encode()))
        code = 0
    finally:
        os._exit(code)


def killed(folder, lines, delay):
    """Whether a run was killed, after so many lines of steps and a delay; else it came to its end."""
    process, said = started(folder)
    with said:
        while lines and (line := said.readline()):
            lines -= ", dt " in line
        time.sleep(delay)
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status) and not is_finished(folder)


def main(parent, kills):
    """The undisturbed run, and runs that are killed so many times in all; each runs to its end."""
    random, number = np.random.default_rng(7), 0
    process, said = started(parent / "undisturbed")
    with said:
        said.read()
    assert os.waitpid(process, 0)[1] == 0
    while kills:
        folder = parent / f"killed {number}"
        kills -= killed(folder, random.integers(0, 6), random.uniform(0, 0.04))
        number += is_finished(folder)
    if not is_finished(folder):
        run(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
