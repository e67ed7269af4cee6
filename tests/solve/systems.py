"""Small systems for the solvers' tests."""

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


class PowerLawNetwork:
    """A chain of nodes, joined by dashpots of a power law, under loads and under constraints with multipliers.

    Fields u (nodes) and p (multipliers, with zeros on the Jacobian's diagonal): D^T g(D u) + B^T p = f and B u = 0 with
    g(s) = (s^2 + 1e-6)^((1/n - 1)/2) s. The equations of u are multiplied by ``unit_u``, those of p by ``unit_p``.
    """

    fields = ("u", "p")

    def __init__(self, exponent, count=60, unit_u=1.0, unit_p=1.0, seed=3):
        rng = np.random.default_rng(seed)
        self.exponent, self.count = exponent, count
        self.D = sp.diags([np.ones(count), -np.ones(count - 1)], [0, -1]).tocsr()
        self.B = sp.random(count // 6, count, 0.2, random_state=rng).tocsr()
        self.load = rng.standard_normal(count)
        self.units = np.repeat([float(unit_u), float(unit_p)], [count, count // 6])
        self.free = np.ones(len(self.units), bool)
        self.x = np.zeros(len(self.units))
        self.residuals = self.jacobians = 0

    def initial(self):
        return self.x.copy()

    def residual(self, x):
        self.residuals += 1
        u, p = self.split(x).values()
        s = self.D @ u
        force = self.D.T @ ((s**2 + 1e-6) ** ((1 / self.exponent - 1) / 2) * s) + self.B.T @ p - self.load
        return self.units * np.concatenate([force, self.B @ u])

    def jacobian(self, x):
        self.jacobians += 1
        s = self.D @ self.split(x)["u"]
        power = (1 / self.exponent - 1) / 2
        slope = (s**2 + 1e-6) ** power + 2 * power * s**2 * (s**2 + 1e-6) ** (power - 1)
        stiffness = self.D.T @ sp.diags(slope) @ self.D
        return (sp.diags(self.units) @ sp.bmat([[stiffness, self.B.T], [self.B, None]])).tocsr()

    def split(self, x):
        return {"u": x[: self.count], "p": x[self.count :]}

    def norms(self, r):
        return {name: float(np.linalg.norm(part)) for name, part in self.split(r).items()}

    def accept(self, x):
        self.x[:] = x


def saddle(seed=1, n=40):
    """A symmetric indefinite matrix with a zero block, as Stokes flow has; the seed changes its values, not its pattern."""
    rng = np.random.default_rng(seed)
    K = sp.diags([np.full(n, 2.0 + seed), -np.ones(n - 1), -np.ones(n - 1)], [0, 1, -1])
    B = sp.random(n // 4, n, 0.3, random_state=np.random.default_rng(0))
    B.data = rng.standard_normal(B.nnz)
    return sp.bmat([[K, B.T], [B, None]]).tocsr()
