"""Take numbers from a section of a gmsh file, in text or in binary, never more than are there."""

from __future__ import annotations

import re
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from femiec.errors import MeshError

INT, DOUBLE = np.dtype("<i4"), np.dtype("<f8")
WRITE_AGAIN = "write the file again, whole"


class Cursor(Protocol):
    """A place in a section that moves on with each :meth:`take`."""

    def take(self, kind: np.dtype, count: int) -> NDArray[np.int64]:
        """The next ``count`` numbers (of doubles only the place is taken: an empty array); an error if so many are not there."""

    def claim(self, count: int) -> None:
        """Refuse a count of items, each of at least one number, that cannot all be there."""

    def at_end(self) -> bool:
        """Whether the section ends here."""


class Text:
    """A section whose numbers are written as text."""

    def __init__(self, name: str, section: bytes) -> None:
        self.name, self.tokens, self.at = name, section.split(), 0

    def take(self, kind: np.dtype, count: int) -> NDArray[np.int64]:
        """See :class:`Cursor`."""
        self.claim(count)
        part = self.tokens[self.at : self.at + count]
        self.at += count
        return np.array([] if kind == DOUBLE else [int(token) for token in part], dtype=np.int64)

    def claim(self, count: int) -> None:
        """See :class:`Cursor`."""
        _check_count(self.name, count, len(self.tokens) - self.at)

    def at_end(self) -> bool:
        """See :class:`Cursor`."""
        return self.at == len(self.tokens)


class Binary:
    """A section whose numbers are their bytes, lowest first; ``counted`` if its first number is a line of text (version 2.2)."""

    def __init__(self, name: str, data: bytes, start: int, counted: bool) -> None:
        self.name, self.data, self.at, self.counted = name, data, start, counted

    def take(self, kind: np.dtype, count: int) -> NDArray[np.int64]:
        """See :class:`Cursor`."""
        if self.counted:
            return self._take_line()
        _check_count(self.name, count, (len(self.data) - self.at) // kind.itemsize)
        start, self.at = self.at, self.at + count * kind.itemsize
        return np.array([] if kind == DOUBLE else np.frombuffer(self.data, kind, count, start), dtype=np.int64)

    def _take_line(self) -> NDArray[np.int64]:
        end = self.data.index(b"\n", self.at)
        start, self.at, self.counted = self.at, end + 1, False
        return np.array([int(self.data[start:end])], dtype=np.int64)

    def claim(self, count: int) -> None:
        """See :class:`Cursor`."""
        _check_count(self.name, count, (len(self.data) - self.at) // INT.itemsize)

    def at_end(self) -> bool:
        """See :class:`Cursor`."""
        return self.data[self.at : self.at + 40].lstrip().startswith(b"$End" + self.name.encode())


def _check_count(name: str, count: int, holds: int) -> None:
    if not 0 <= count <= holds:
        raise MeshError(f"${name}", f"a count of {count}", f"at most the {holds} that are there", WRITE_AGAIN)


def section(data: bytes, name: str, binary: bool, counted: bool) -> Cursor:
    """The named section of a gmsh file.

    Raises:
        MeshError: it is not there, or cut off.

    Example:
        >>> section(b"$Nodes\\n3 1.5 7\\n$EndNodes\\n", "Nodes", binary=False, counted=False).take(INT, 1)
        array([3])
    """
    start = re.search(rb"^\$" + name.encode() + rb"[ \t]*\r?\n", data, re.MULTILINE)
    if start is None:
        raise MeshError(f"${name}", "missing", f"the section ${name} to $End{name}", WRITE_AGAIN)
    end = data.find(b"$End" + name.encode(), start.end())
    if end < 0:
        raise MeshError(f"${name}", "cut off", f"the section ${name} to $End{name}", WRITE_AGAIN)
    return Binary(name, data, start.end(), counted) if binary else Text(name, data[start.end() : end])
