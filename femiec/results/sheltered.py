"""A file that HDF5 can always write: the library may kill the process where the disk is full, or leave its half behind."""

from __future__ import annotations

import io
from pathlib import Path
from types import TracebackType
from typing import Any


class Sheltered:
    """A file on the disk; from the first write that fails on, it goes on in memory, and :meth:`check` raises why.

    So HDF5, to which it is a file-like object, closes what it holds in peace, and the error comes after that.

    Args:
        path: of the file, made anew.

    Example:
        >>> import tempfile
        >>> with Sheltered(Path(tempfile.mkdtemp(), "a.h5")) as file:
        ...     written = file.write(b"some bytes")
        ...     file.check()
    """

    def __init__(self, path: Path) -> None:
        self._at: Any = open(path, "w+b", buffering=0)  # noqa: SIM115 - closed at the end of the block
        self._disk = self._at
        self._error: OSError | None = None

    def __enter__(self) -> Sheltered:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._disk.close()

    def check(self) -> None:
        """Raise what kept the disk from taking all that was written.

        Raises:
            OSError: of the first write that failed.
        """
        if self._error is not None:
            raise self._error

    def write(self, data: Any) -> int:
        """Write all of the data where the file is."""
        place, left = self._at.tell(), memoryview(data).cast("B")
        size = len(left)
        try:
            while left:
                left = left[self._at.write(left) :]
        except OSError as error:
            self._take_over(error)
            self._at.seek(place)
            self._at.write(memoryview(data).cast("B"))
        return size

    def truncate(self, size: int | None = None) -> int:
        """Change the size."""
        try:
            return int(self._at.truncate(size))
        except OSError as error:
            self._take_over(error)
            return int(self._at.truncate(size))

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place."""
        return int(self._at.seek(place, whence))

    def tell(self) -> int:
        """The present place."""
        return int(self._at.tell())

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer from the present place."""
        return int(self._at.readinto(buffer))

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        return bytes(self._at.read(size))

    def flush(self) -> None:
        """Nothing is held back."""

    def _take_over(self, error: OSError) -> None:
        place = self._at.tell()
        self._disk.seek(0)
        self._at, self._error = io.BytesIO(self._disk.read()), error
        self._at.seek(place)
