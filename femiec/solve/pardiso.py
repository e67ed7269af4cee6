"""PARDISO, the direct solver of Intel's MKL, where pypardiso is installed: the analysis of a pattern is kept over new values."""

from __future__ import annotations

import ctypes
import weakref
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import ConvergenceError

Array = NDArray[np.float64]
Index = NDArray[np.int32]

UNSYMMETRIC, INDEFINITE = 11, -2
"""Matrix types: real with symmetric pattern or none, real symmetric indefinite."""
ANALYSE, FACTORISE, SOLVE, RELEASE = 11, 22, 33, -1
"""Phases of a call."""
INTEGERS = ctypes.POINTER(ctypes.c_int32)


@cache
def library() -> Any:
    """pypardiso's handle of the library, None without it; finding the library takes a tenth of a second, so it is kept."""
    try:
        from pypardiso import PyPardisoSolver
    except (ImportError, OSError):
        return None
    return PyPardisoSolver()


class Pardiso:
    """The factors of a matrix, from its CSR arrays with sorted indices and no empty row.

    Args:
        indptr, indices: the pattern; of a symmetric matrix the upper triangle, every diagonal entry included.
        symmetric: L D L^T of a symmetric indefinite matrix; else LU.
    """

    name = "PARDISO"
    worth = 8
    """Iterations that cost as much as a factorisation, seen on plane flow; it grows slowly with size, and more in space."""

    def __init__(self, indptr: Index, indices: Index, symmetric: bool) -> None:
        self._pattern = (np.ascontiguousarray(indptr, np.int32), np.ascontiguousarray(indices, np.int32))
        self._type = INDEFINITE if symmetric else UNSYMMETRIC
        self._settings = _settings(symmetric)
        self._handle = np.zeros(64, library().pt.dtype)
        self._data = np.zeros(0)
        self._analysed = False

    def factorise(self, data: Array) -> None:
        """Factorise new values; they are scaled and matched as the first ones were.

        Raises:
            ConvergenceError: with the library's error number.
        """
        self._data = data
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

    def _call(self, phase: int, b: Array | None = None, x: Array | None = None) -> None:
        error = _call(self._handle, self._type, phase, self._settings, (self._data, *self._pattern), b, x)
        if error:
            raise ConvergenceError(
                f"PARDISO could not factorise a matrix of {len(self._pattern[0]) - 1} rows: error {error} in phase {phase}"
            )


def _settings(symmetric: bool) -> Index:
    """The array iparm, from its first entry (which the manual calls 1)."""
    iparm = np.zeros(64, np.int32)
    iparm[0] = 1  # these values, not the library's own
    iparm[1] = 2  # nested dissection
    iparm[34] = 1  # indices from zero
    if symmetric:
        iparm[9] = 8  # a pivot below 1e-8 |A| is replaced by it: refinement makes good for that
        iparm[20] = 3  # pivots of 1 x 1 and 2 x 2, and no refinement of its own
    else:
        iparm[9] = 13
        iparm[10] = iparm[12] = 1  # rows and columns scaled, large entries matched to the diagonal
    return iparm


def _call(handle: Any, kind: int, phase: int, iparm: Index, matrix: tuple[Any, ...], b: Array | None, x: Array | None) -> int:
    call, (data, indptr, indices) = library()._mkl_pardiso, matrix
    one, silent, error = ctypes.c_int32(1), ctypes.c_int32(0), ctypes.c_int32(0)
    numbers = [ctypes.c_int32(number) for number in (kind, phase, len(indptr) - 1)]
    right, solution = (None if vector is None else vector.ctypes.data for vector in (b, x))
    call(
        handle.ctypes.data_as(call.argtypes[0]),
        *map(ctypes.byref, (one, one, *numbers)),
        data.ctypes.data,
        *(array.ctypes.data_as(INTEGERS) for array in (indptr, indices)),
        None,
        ctypes.byref(one),
        iparm.ctypes.data_as(INTEGERS),
        ctypes.byref(silent),
        right,
        solution,
        ctypes.byref(error),
    )
    return error.value


def _release(handle: Any, kind: int, iparm: Index) -> None:
    nothing = (np.zeros(0), np.zeros(1, np.int32), np.zeros(0, np.int32))
    _call(handle, kind, RELEASE, iparm, nothing, None, None)
