"""PARDISO, the direct solver of Intel's MKL, where that is installed: the analysis of a pattern is kept over new values."""

from __future__ import annotations

import ctypes
import site
import sys
import weakref
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.errors import ConvergenceError
from femiec.solve.symmetry import Triangle

Array = NDArray[np.float64]
Index = NDArray[np.int32]

UNSYMMETRIC, INDEFINITE = 11, -2
"""Matrix types: real with symmetric pattern or none, real symmetric indefinite."""
ANALYSE, FACTORISE, SOLVE, RELEASE = 11, 22, 33, -1
"""Phases of a call."""


@cache
def library() -> Any:
    """The function ``pardiso`` of MKL's runtime, None without it."""
    for load in _places():
        try:
            return load().pardiso
        except (ImportError, OSError, AttributeError):
            continue
    return None


def _places() -> Iterator[Any]:
    """Where pip and conda put the runtime; pypardiso looks in more places, and takes half a second."""
    for prefix in (sys.prefix, site.USER_BASE or sys.prefix):
        for folder in ("lib", "Library/bin"):
            for path in sorted(Path(prefix, folder).glob("*mkl_rt*")):
                yield lambda path=path: ctypes.CDLL(str(path))
    yield _by_pypardiso


def _by_pypardiso() -> Any:
    from pypardiso import PyPardisoSolver

    return PyPardisoSolver().libmkl


class Pardiso:
    """The factors of CSR matrices of one pattern, with sorted indices and no empty row.

    Args:
        matrix: one of them.
        triangle: its upper triangle, if they are all symmetric: L D L^T; else LU.
    """

    name = "PARDISO"
    worth = 8
    """Iterations that cost as much as a factorisation, seen on plane flow."""

    def __init__(self, matrix: sp.csr_matrix, triangle: Triangle | None) -> None:
        stored = matrix if triangle is None else triangle
        self._triangle, self._pattern = triangle, (np.array(stored.indptr, np.int32), np.array(stored.indices, np.int32))
        self._type = UNSYMMETRIC if triangle is None else INDEFINITE
        self._settings = _settings(self._type)
        self._handle = np.zeros(64, np.intp)
        self._data = np.zeros(0)
        self._analysed = False

    def factorise(self, matrix: sp.csr_matrix) -> None:
        """Factorise a matrix; its values are scaled and matched as the first ones were.

        Raises:
            ConvergenceError: with the library's error number.
        """
        data = matrix.data if self._triangle is None else self._triangle.values(matrix.data)
        self._data = np.ascontiguousarray(data, np.float64)
        if not self._analysed:
            weakref.finalize(self, _release, self._handle, self._type, self._settings).atexit = False
            self._call(ANALYSE)
            self._analysed = True
        self._call(FACTORISE)

    def solve(self, b: Array) -> Array:
        """The solution for one right-hand side."""
        x = np.empty_like(b)
        self._call(SOLVE, np.ascontiguousarray(b), x)
        return x

    @property
    def negative(self) -> int | None:
        """Negative pivots of the last matrix, where they are those of L D L^T."""
        return int(self._settings[22]) if self._type == INDEFINITE else None

    def _call(self, phase: int, b: Array | None = None, x: Array | None = None) -> None:
        error = _call(self._handle, self._type, phase, self._settings, (self._data, *self._pattern), b, x)
        if error:
            raise ConvergenceError(
                f"PARDISO could not factorise a matrix of {len(self._pattern[0]) - 1} rows: error {error} in phase {phase}"
            )


def _settings(kind: int) -> Index:
    """The array iparm, from its first entry (which the manual calls 1)."""
    iparm = np.zeros(64, np.int32)
    iparm[0] = 1  # these values, not the library's own
    iparm[1] = 2  # nested dissection
    iparm[34] = 1  # indices from zero
    if kind == INDEFINITE:
        iparm[9] = 10  # a pivot below 1e-10 |A| is replaced by it: refinement makes good for that, in fewer steps than for 1e-8
        iparm[20] = 3  # pivots of 1 x 1 and 2 x 2, and no refinement of its own
    else:
        iparm[9] = 13
        iparm[10] = iparm[12] = 1  # rows and columns scaled, large entries matched to the diagonal
    return iparm


def _call(handle: Any, kind: int, phase: int, iparm: Index, matrix: tuple[Any, ...], b: Array | None, x: Array | None) -> int:
    data, indptr, indices = (array.ctypes.data for array in matrix)
    rows, one, silent, error = (ctypes.c_int32(number) for number in (len(matrix[1]) - 1, 1, 0, 0))
    right, solution = (None if vector is None else vector.ctypes.data for vector in (b, x))
    numbers = (one, one, ctypes.c_int32(kind), ctypes.c_int32(phase), rows)
    arguments = (
        *map(ctypes.byref, numbers),
        *map(ctypes.c_void_p, (data, indptr, indices, None)),  # no order of our own
        ctypes.byref(one),  # right-hand side
        ctypes.c_void_p(iparm.ctypes.data),
        ctypes.byref(silent),
        *map(ctypes.c_void_p, (right, solution)),
    )
    library()(ctypes.c_void_p(handle.ctypes.data), *arguments, ctypes.byref(error))
    return error.value


def _release(handle: Any, kind: int, iparm: Index) -> None:
    nothing = (np.zeros(0), np.zeros(1, np.int32), np.zeros(0, np.int32))
    _call(handle, kind, RELEASE, iparm, nothing, None, None)
