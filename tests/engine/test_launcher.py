"""What ranks do with their launcher while they have no MPI: pipes and processes stand for it here."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

from femiec.engine import launcher


def python(code, **more):
    """The ended process that runs it."""
    command = [sys.executable, "-c", f"from femiec.engine import launcher\n{code}"]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, **more)


def test_what_was_said_is_waited_for_until_it_is_read():
    out, into = os.pipe()
    os.write(into, b"why")
    waiting = threading.Thread(target=launcher.heard, args=(into,))
    waiting.start()
    waiting.join(0.3)
    assert waiting.is_alive()
    assert os.read(out, 2) == b"wh"
    waiting.join(0.3)
    assert waiting.is_alive()
    assert os.read(out, 2) == b"y"
    waiting.join(20)
    assert not waiting.is_alive()
    os.close(out)
    os.close(into)


def test_nobody_is_waited_for_who_does_not_read(monkeypatch, tmp_path):
    monkeypatch.setattr(launcher, "HEARD", 0.1)
    out, into = os.pipe()
    os.write(into, b"why")
    launcher.heard(into)
    os.close(out)
    os.close(into)
    monkeypatch.setattr(launcher, "HEARD", 1e9)
    launcher.heard(into)  # closed
    with open(tmp_path / "file", "wb", buffering=0) as file:
        file.write(b"why")
        launcher.heard(file.fileno())


def test_the_launcher_is_asked_to_end_all_and_a_rank_ends_without_one_too():
    out, into = os.pipe()
    done = python("launcher.KILLED = 0\nlauncher.end_all(3)", pass_fds=(into,), env=os.environ | {"PMI_FD": str(into)})
    assert done.returncode == 3
    assert os.read(out, 99) == b"cmd=abort exitcode=3\n"
    os.close(out)
    os.close(into)
    assert python("launcher.end_all(3)").returncode == 3


def test_a_wait_is_ended_when_it_takes_too_long_and_only_then():
    waits = "import time\nwith launcher.awaited({}, 'too long'): time.sleep({})\nprint('came')"
    late, came = python(waits.format(0.1, 100)), python(waits.format(100, 0))
    assert (late.returncode, late.stdout, late.stderr) == (-9, "", "too long\n")
    assert (came.returncode, came.stdout, came.stderr) == (0, "came\n", "")
