"""Small systems that evolve in time, for the tests of the steppers."""

from types import SimpleNamespace

import numpy as np
import scipy.sparse as sp


class TimeSystem:
    """F(t, y, y') = 0 with y' = rate y + history for the fields that have a rate; one field an unknown.

    Args:
        residual: F from t, y and y'.
        slopes: dF/dy and dF/dy', dense, from t, y and y'.
        start: y at the start.
        algebraic: the last unknowns, that have no rate.
    """

    def __init__(self, residual, slopes, start, algebraic=0):
        self.x = np.array(start, float)
        self.count = len(self.x)
        self.fields = tuple(f"y{i}" for i in range(self.count))
        self.free = np.ones(self.count, bool)
        self._residual, self._slopes = residual, slopes
        self.differential = self.count - algebraic
        parts = {name: SimpleNamespace(x=SimpleNamespace(array=np.zeros(1))) for name in self.fields[: self.differential]}
        constants = (SimpleNamespace(value=0.0) for _ in range(2))
        self.evolution = SimpleNamespace(**dict(zip(("time", "rate"), constants, strict=True)), history=parts)
        self.jacobians = self.residuals = 0

    def _derivative(self, x):
        out = np.zeros(self.count)
        out[: self.differential] = float(self.evolution.rate.value) * x[: self.differential]
        for i, part in enumerate(self.evolution.history.values()):
            out[i] += part.x.array[0]
        return out

    def initial(self):
        return self.x.copy()

    def residual(self, x):
        self.residuals += 1
        with np.errstate(all="ignore"):
            return np.asarray(self._residual(float(self.evolution.time.value), x, self._derivative(x)), float)

    def jacobian(self, x):
        self.jacobians += 1
        by_y, by_rate = self._slopes(float(self.evolution.time.value), x, self._derivative(x))
        rates = np.zeros(self.count)
        rates[: self.differential] = float(self.evolution.rate.value)
        return sp.csr_matrix(np.asarray(by_y, float) + np.asarray(by_rate, float) * rates)

    def split(self, x):
        return {name: x[i : i + 1] for i, name in enumerate(self.fields)}

    def norms(self, r):
        return {name: float(abs(r[i])) for i, name in enumerate(self.fields)}

    def accept(self, x):
        self.x[:] = x


def decay(rate=1.0):
    """y' = -rate y."""
    return TimeSystem(lambda t, y, d: d + rate * y, lambda t, y, d: ([[rate]], [[1.0]]), [1.0])


def riccati():
    """y' = -y^2 from 1: y = 1/(1 + t)."""
    return TimeSystem(lambda t, y, d: d + y**2, lambda t, y, d: ([[2 * y[0]]], [[1.0]]), [1.0])


def prothero_robinson(stiffness=1e4):
    """y' = -stiffness (y - cos t) - sin t: y = cos t."""
    return TimeSystem(
        lambda t, y, d: d + stiffness * (y - np.cos(t)) + np.sin(t), lambda t, y, d: ([[stiffness]], [[1.0]]), [1.0]
    )


def constrained():
    """y0' = z - y0 and z = 2 y0 cos t: index 1 with an algebraic unknown z = y1; y0 = exp(2 sin t - t)."""
    return TimeSystem(
        lambda t, y, d: [d[0] - y[1] + y[0], y[1] - 2 * y[0] * np.cos(t)],
        lambda t, y, d: ([[1, -1], [-2 * np.cos(t), 1]], [[1, 0], [0, 0]]),
        [1.0, 2.0],
        algebraic=1,
    )


def robertson():
    """Three species that react on very different time scales; their sum is conserved (Hairer and Wanner II, section IV.1)."""

    def residual(t, y, d):
        first, second, third = 0.04 * y[0], 3e7 * y[1] ** 2, 1e4 * y[1] * y[2]
        return [d[0] + first - third, d[1] - first + second + third, d[2] - second]

    def slopes(t, y, d):
        a, b, c = 1e4 * y[2], 1e4 * y[1], 6e7 * y[1]
        return [[0.04, -a, -b], [-0.04, a + c, b], [0, -c, 0]], np.eye(3)

    return TimeSystem(residual, slopes, [1.0, 0.0, 0.0])
