"""Small dense systems for the solvers' tests."""

import numpy as np
import scipy.sparse as sp


class DenseSystem:
    """F(x) = 0 from a residual and a Jacobian function; the fields are the entries."""

    def __init__(self, residual, jacobian, start):
        self.x = np.array(start, float)
        self.fields = tuple(f"x{i}" for i in range(len(self.x)))
        self.free = np.ones(len(self.x), bool)
        self._residual, self._jacobian = residual, jacobian
        self.evaluations = 0

    def initial(self):
        return self.x.copy()

    def residual(self, x):
        self.evaluations += 1
        with np.errstate(all="ignore"):
            return np.asarray(self._residual(x), float)

    def jacobian(self, x):
        with np.errstate(all="ignore"):
            return sp.csr_matrix(np.asarray(self._jacobian(x), float))

    def split(self, x):
        return {name: x[i : i + 1] for i, name in enumerate(self.fields)}

    def norms(self, r):
        return {name: float(abs(r[i])) for i, name in enumerate(self.fields)}

    def accept(self, x):
        self.x[:] = x
