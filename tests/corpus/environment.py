"""A Python with femiec's ``mpi`` extra: the one that FEMIEC_MPI_PYTHON names, or one made once in the project's folder."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMED = "FEMIEC_MPI_PYTHON"
NEEDS = "import dolfinx_solver, dolfinx, skfem, femiec"


class NoEnvironment(Exception):
    """The comparison has nothing to run in; the message says how to mend it."""


def mpi_python(home: Path = ROOT / ".venv-mpi") -> Path:
    """The interpreter, made in ``home`` if it is not there yet.

    The virtual environment counts as made when the file ``complete`` beside it holds the digest of femiec's requirements; it is
    written last, so that an environment whose making was interrupted, or whose requirements changed, is made again.

    Raises:
        NoEnvironment: the named interpreter lacks something, or there is no Python 3.12 to make one with.
    """
    named = os.environ.get(NAMED)
    if named:
        return _checked(Path(named))
    venv, complete = home / "python", home / "complete"
    with _lock(home):
        wanted = _digest(ROOT / "pyproject.toml")
        if not complete.exists() or complete.read_text() != wanted:
            _make(venv)
            complete.write_text(wanted)
    return venv / "bin/python"


def _make(venv: Path) -> None:
    shutil.rmtree(venv, ignore_errors=True)
    _run([*_base_python(), "-m", "venv", str(venv)])
    _run([str(venv / "bin/python"), "-m", "pip", "install", "--quiet", "--no-input", "-e", f"{ROOT}[mpi]"])
    _checked(venv / "bin/python")


def _base_python() -> list[str]:
    """A command that is Python 3.12 or later: on the path, or in pyenv."""
    commands = [["python3.12"], ["python3.13"], ["python3.14"]]
    if shutil.which("pyenv"):
        listed = subprocess.run(["pyenv", "versions", "--bare"], capture_output=True, text=True).stdout.split()
        commands += [["env", f"PYENV_VERSION={version}", "python3.12"] for version in listed if version.startswith("3.12.")]
    for command in commands:
        if shutil.which(command[0]) and _is_new_enough(command):
            return command
    raise NoEnvironment(
        f"the comparison with DOLFINx needs Python 3.12 or later and found none: put python3.12 on the PATH, or set {NAMED} to "
        "the python of an environment with femiec[mpi]"
    )


def _is_new_enough(command: list[str]) -> bool:
    code = "import sys, ensurepip; sys.exit(sys.version_info < (3, 12))"
    return subprocess.run([*command, "-c", code], capture_output=True).returncode == 0


def _checked(python: Path) -> Path:
    try:
        done = subprocess.run([str(python), "-c", NEEDS], capture_output=True, text=True, cwd=ROOT)
    except OSError as error:
        raise NoEnvironment(f"{python} does not run ({error}): mend {NAMED}") from error
    if done.returncode:
        raise NoEnvironment(f"{python} lacks femiec[mpi]: install it with pip install -e '.[mpi]'\n{done.stderr[-2000:]}")
    return python


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise NoEnvironment(f"{' '.join(command)} failed:\n{done.stdout[-1000:]}{done.stderr[-3000:]}")


def _digest(pyproject: Path) -> str:
    """Of the requirements only: other settings do not change the environment."""
    project = tomllib.loads(pyproject.read_text())["project"]
    return hashlib.sha256("\n".join([*project["dependencies"], *project["optional-dependencies"]["mpi"]]).encode()).hexdigest()


@contextmanager
def _lock(home: Path) -> Iterator[None]:
    """One maker at a time; the lock falls with the process that holds it."""
    home.mkdir(parents=True, exist_ok=True)
    with open(home / "lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    print(mpi_python())
