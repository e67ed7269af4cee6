"""Small runs on the command line, in this process or in another one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bad import ROOT, SMALL_RUN

from femiec.cli import main


def small_run(out: Path, *more: str, **settings: object) -> int:
    """Run, or go on with, the study in tests/commands/small_run.py; returns its exit status."""
    words = [word for name, value in settings.items() for word in ("--set", f"{name}={value}")]
    return main(["run", SMALL_RUN, "--out", str(out), *more, *words])


def python(*words: object, before: tuple[str, ...] = (), **options: object) -> subprocess.CompletedProcess[str]:
    """The ended process of Python with femiec on its path, started by what comes before."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    environ |= {"PYTHONPATH": os.pathsep.join((str(ROOT), str(Path(__file__).parent)))}
    command = [*before, sys.executable, *map(str, words)]
    caught = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.run(command, text=True, env=environ, timeout=300, check=False, **caught)


def errors(text: str) -> list[str]:
    """The lines in which femiec says what went wrong."""
    assert "Traceback" not in text
    return [line for line in text.splitlines() if line.startswith("femiec:")]


def content(folder: Path) -> dict[Path, bytes | None]:
    """All that is in a folder, hidden files too."""
    return {path.relative_to(folder): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}
