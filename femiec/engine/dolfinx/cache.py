"""The folder of compiled forms: one process at a time compiles into it, so that what a killed one left is known, and goes.

FFCx marks a form that is being compiled by a file, and whoever needs the same form waits until it is done; of a process that
was killed the mark stays, and nobody can tell it from that of a slow one. Within the system's lock there are no slow ones.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from dolfinx.jit import get_options

from femiec.engine.dolfinx.cluster import COMM
from femiec.engine.needed import MEND, compiler
from femiec.errors import InputError

FOLDER = "femiec"
"""In DOLFINx's own, whose other files may belong to programs that know nothing of the lock."""
LOCK = "lock"
PATIENCE = 1800.0
"""How long to wait for a process that compiles [s]."""
SEEN = 60
"""How long other ranks wait until their node sees a file that the first one wrote; where nothing can be locked, how long to
wait for a process that compiles [s]."""


@contextlib.contextmanager
def compiling(options: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """DOLFINx's options to compile forms with, within the block; collective.

    Args:
        options: DOLFINx's, which these go before.

    Raises:
        InputError: a folder that cannot be written, a process that does not come to an end with it, or no compiler.
    """
    folder = get_options(dict(options))["cache_dir"] / FOLDER
    with contextlib.nullcontext() if COMM.rank else _held(folder):
        try:
            yield {**options, "cache_dir": folder, "timeout": SEEN}
        except Exception as error:
            name, path = compiler()
            if path is None:
                raise InputError("C compiler", name, "one that compiles forms", MEND) from error
            raise


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = open(folder / LOCK, "w")  # noqa: SIM115 - it is closed below
    except OSError as error:
        mend = "set XDG_CACHE_HOME to a folder that all nodes see"
        raise InputError("cache of forms", folder, f"a folder that can be written ({error})", mend) from error
    with file:
        if _taken(file):
            _drop_unfinished(folder)
        yield


def _taken(file: TextIO) -> bool:
    """Whether the lock is this process's; False where the file system has none."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                allowed = f"a folder that no process holds for more than {PATIENCE:g} s"
                raise InputError("cache of forms", file.name, allowed, "end the one that compiles, fuser shows it") from None
            time.sleep(0.05)
        except OSError:
            return False
        else:
            return True


def _drop_unfinished(folder: Path) -> None:
    names = set(os.listdir(folder))
    for name in names:
        if name.endswith(".c") and f"{name}.cached" not in names:
            (folder / name).unlink(missing_ok=True)
