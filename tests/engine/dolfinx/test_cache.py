"""Compiled forms are kept in a folder that many processes share, some of which are killed."""

from __future__ import annotations

import fcntl
import os
import subprocess

from on_ranks import HERE, ROOT, mpi_python

KILLS = """#!/bin/sh
kill -9 $PPID
"""


def compiled(folder, *patience, **variables):
    """The ended process."""
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "VIRTUAL_ENV")}
    environ |= {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", **variables}
    command = [str(mpi_python()), str(HERE / "compiling.py"), str(folder), *patience]
    return subprocess.run(command, capture_output=True, text=True, env=environ, timeout=600)


def test_what_a_killed_compilation_left_is_compiled_again_and_a_living_one_is_waited_for(tmp_path):
    compiler = tmp_path / "cc"
    compiler.write_text(KILLS)
    compiler.chmod(0o755)
    assert compiled(tmp_path, CC=str(compiler)).returncode == -9
    folder = tmp_path / "femiec"
    assert [path for path in folder.glob("*.c") if not path.with_suffix(".c.cached").exists()]
    again = compiled(tmp_path)
    assert (again.returncode, again.stdout) == (0, "1.0\n"), again.stderr
    with open(folder / "lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refused = compiled(tmp_path, "0.1")
    assert f"cache of forms = {folder}/lock: expected a folder that no process holds for more than 0.1 s" in refused.stderr


def test_a_folder_that_cannot_be_written_and_a_missing_compiler_are_named(tmp_path):
    (tmp_path / "femiec").write_text("")
    refused = compiled(tmp_path)
    assert f"cache of forms = {tmp_path}/femiec: expected a folder that can be written" in refused.stderr
    assert "XDG_CACHE_HOME" in refused.stderr
    (tmp_path / "femiec").unlink()
    assert (
        "C compiler = no-such-cc: expected one that compiles forms; apt-get install gcc"
        in compiled(tmp_path, CC="no-such-cc").stderr
    )
