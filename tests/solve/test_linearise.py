"""K and its change along the linear answer, on a system whose derivatives are known."""

import numpy as np
import pytest
from systems import DenseSystem

from femiec.errors import ConvergenceError
from femiec.solve.eigen import lowest_factors
from femiec.solve.linearise import linearised


class Rod(DenseSystem):
    """A rigid rod of length 1 on a torsion spring k at its foot and an axial spring c, under a dead load f along itself.

    Energy c/2 s^2 + k/2 t^2 - f (1 - (1 - s) cos t), s the shortening, t the angle.
    """

    def __init__(self, c, k, scale=1.0):
        self.factor = 0.0
        self.scale = scale

        def residual(x):
            f = self.scale * self.factor
            return [c * x[0] - f * np.cos(x[1]), k * x[1] - f * (1 - x[0]) * np.sin(x[1])]

        def jacobian(x):
            f = self.scale * self.factor
            s, t = np.sin(x[1]), np.cos(x[1])
            return [[c, f * s], [f * s, k - f * (1 - x[0]) * t]]

        super().__init__(residual, jacobian, [0.0, 0.0])

    def load(self, factor):
        self.factor = factor


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e9])
def test_the_change_of_the_tangent_is_its_derivative(scale):
    rod = Rod(50.0, 2.0, scale)
    K, G, x1 = linearised(rod, rod.load)
    np.testing.assert_allclose(K.toarray(), np.diag([50.0, 2.0]), rtol=1e-14)
    np.testing.assert_allclose(x1, [scale / 50, 0], rtol=1e-9, atol=1e-12 * scale)
    np.testing.assert_allclose(G.toarray(), [[0, 0], [0, -scale]], rtol=1e-7, atol=1e-9 * scale)
    assert lowest_factors(K, G).factors[0] == pytest.approx(2 / scale, rel=1e-7, abs=0)
    assert rod.factor == 0.0
    assert not rod.x.any()


def test_what_is_not_held_is_an_error():
    rod = Rod(0.0, 2.0)
    with pytest.raises(ConvergenceError):
        linearised(rod, rod.load)
