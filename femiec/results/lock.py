"""One live run a folder: a lock that the system drops when its process dies, however it dies."""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path

from femiec.errors import InputError

NAME = ".lock"


class Lock:
    """Holds a folder, made if there is none, from construction to :meth:`release`; the file ``.lock`` tells who holds it.

    The lock is the system's, on the open file: that of a dead process is gone with it, and no other process of the same number
    can be mistaken for it.

    Raises:
        InputError: another live run holds the folder, or files cannot be locked there.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._descriptor = _locked(self._path)
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, json.dumps({"pid": os.getpid(), "host": socket.gethostname()}).encode())

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._descriptor >= 0:
            self._path.unlink(missing_ok=True)
            os.close(self._descriptor)
            self._descriptor = -1


def _locked(path: Path) -> int:
    """The descriptor of the locked file; again if its last holder has deleted that file in between."""
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise InputError("out", path.parent, f"a folder that can be written ({error})", "choose another") from error
        try:
            _take(descriptor)
        except OSError as error:
            os.close(descriptor)
            allowed = f"a folder in which no other run writes ({_holder(path)}: {error})"
            raise InputError("out", path.parent, allowed, "choose another, or end that run first") from error
        if _is_at(descriptor, path):
            return descriptor
        os.close(descriptor)


def _take(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # far behind the text, which others may then read
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _holder(path: Path) -> str:
    try:
        held = json.loads(path.read_text())
        return f"process {held['pid']} on {held['host']}"
    except (OSError, ValueError, KeyError):
        return "an unknown process"
