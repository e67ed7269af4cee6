"""PETSc's matrices as NumPy's arrays, without the copy that petsc4py makes."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
import scipy.sparse as sp
from petsc4py import PETSc

_LIBRARY = ctypes.CDLL(PETSc.__file__)


def in_place(matrix: Any) -> sp.csr_matrix:
    """The numbers of a matrix of one rank where they are; they are not to be changed, and live as long as the matrix."""
    index, number = np.ctypeslib.as_ctypes_type(PETSc.IntType), ctypes.c_double
    pointers, indices, data = ctypes.POINTER(index)(), ctypes.POINTER(index)(), ctypes.POINTER(number)()
    found = [ctypes.byref(pointer) for pointer in (pointers, indices, data)]
    failed = _LIBRARY.MatSeqAIJGetCSRAndMemType(ctypes.c_void_p(matrix.handle), *found, None)
    rows, columns = matrix.getSize()
    if failed or not rows:
        return sp.csr_matrix((rows, columns))
    indptr = np.ctypeslib.as_array(pointers, (rows + 1,))
    entries = (int(indptr[-1]),)
    return sp.csr_matrix((np.ctypeslib.as_array(data, entries), np.ctypeslib.as_array(indices, entries), indptr), (rows, columns))
