"""The finite-difference tangent on a system small enough to be differentiated by hand."""

from dataclasses import dataclass, field

import numpy as np
import pytest
import scipy.sparse

from femiec.checks.tangent import tangent_defect


@dataclass
class Cubic:
    """F_i = x_i^3 + sum of x, its Jacobian scaled by ``factor``; the last entry is prescribed."""

    factor: float = 1.0
    free: np.ndarray = field(default_factory=lambda: np.array([True, True, False]))

    def residual(self, x):
        return x**3 + x.sum()

    def jacobian(self, x):
        return self.factor * scipy.sparse.csr_matrix(np.diag(3 * x**2) + np.ones((3, 3)))


X, DIRECTION = np.array([0.5, -1.0, 2.0]), np.array([1.0, 0.3, -5.0])


def test_a_right_jacobian_has_no_defect():
    assert tangent_defect(Cubic(), X, DIRECTION) < 1e-9


@pytest.mark.parametrize("factor", [0.999, -1.0, 2.0])
def test_a_wrong_jacobian_shows_by_how_much(factor):
    assert tangent_defect(Cubic(factor), X, DIRECTION) == pytest.approx(abs(1 - 1 / factor), rel=1e-6)


def test_the_defect_falls_with_the_square_of_the_step():
    coarse, fine = (tangent_defect(Cubic(), X, DIRECTION, step) for step in (1e-2, 1e-3))
    assert coarse / fine == pytest.approx(100, rel=1e-3)


def test_prescribed_dofs_are_left_out():
    changed = DIRECTION + np.array([0.0, 0.0, 1e6])
    assert tangent_defect(Cubic(), X, changed) == tangent_defect(Cubic(), X, DIRECTION)
