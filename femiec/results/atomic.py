"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from femiec.errors import InputError


@contextlib.contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """Hand out a temporary name beside ``path``; at the end of the block that file takes the place of ``path``.

    The file is on the disk (fsync) before it gets its name, so that neither a kill nor a power cut leaves half of it there.
    If the block raises, the temporary file goes and ``path`` stays as it was. The folder is made if there is none.

    Raises:
        InputError: the place cannot be written, or the disk is full.
    """
    path = Path(path)
    # The suffix stays last, for the libraries that choose the format by it.
    temporary = path.with_name(f".partial-{os.getpid()}-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        _sync(temporary)
        os.replace(temporary, path)
        if os.name == "posix":
            _sync(path.parent)
    except OSError as error:
        raise InputError("path", path, f"a place that can be written ({error})", "choose another, or make room") from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def write_text(path: str | Path, text: str) -> Path:
    """Write UTF-8 text whole or not at all; returns the path.

    Example:
        >>> import tempfile
        >>> write_text(Path(tempfile.mkdtemp(), "new folder", "a.txt"), "one line\\n").read_text()
        'one line\\n'
    """
    with replacing(path) as temporary:
        temporary.write_bytes(text.encode())
    return Path(path)


def check_folder(folder: str | Path, argument: str = "out") -> None:
    """Refuse a folder that cannot be made, or not be written into, before anything is computed for it; nothing is made.

    Args:
        folder: that is to be written into, whether it is there or not.
        argument: that gave it, for the message.

    Raises:
        InputError: naming what stands in the way.

    Example:
        >>> check_folder(Path(__file__) / "out")
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: out = ...out: expected a folder that can be written (...atomic.py is a file); choose another
    """
    place = Path(folder).absolute()
    while not os.path.lexists(place):
        place = place.parent
    if not os.path.isdir(place):
        raise InputError(argument, folder, f"a folder that can be written ({place} is a file)", "choose another")
    if not os.access(place, os.W_OK | os.X_OK):
        raise InputError(argument, folder, f"a folder that can be written ({place} is read-only)", "choose another")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
