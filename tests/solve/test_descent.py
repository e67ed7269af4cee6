"""Descent on energies with kinks in their slope."""

from math import inf

import numpy as np
import pytest
import scipy.sparse as sp

from femiec.errors import ConvergenceError
from femiec.solve.descent import Descent
from femiec.solve.newton import Newton


class Spring:
    """A spring that bears u up to 1 and 1 + h (u - 1) beyond, in both directions, against a load."""

    fields = ("u",)
    free = np.array([True])

    def __init__(self, load, hardening=1e-3, start=0.0):
        self.load, self.hardening, self.x, self.calls = load, hardening, np.array([start]), 0

    def initial(self):
        return self.x.copy()

    def residual(self, x):
        self.calls += 1
        size = np.abs(x)
        return np.sign(x) * np.where(size < 1, size, 1 + self.hardening * (size - 1)) - self.load

    def jacobian(self, x):
        return sp.csr_matrix(np.diag(np.where(np.abs(x) < 1, 1.0, self.hardening)))

    def split(self, x):
        return {"u": x}

    def norms(self, r):
        return {"u": float(np.linalg.norm(r))}

    def accept(self, x):
        self.x = x.copy()


def test_it_finds_the_state_beyond_yield():
    system = Spring(1.5)
    solution = Descent().solve(system)
    assert system.x == pytest.approx([501.0], rel=1e-9)
    assert solution.iterations == len(solution.history)
    assert solution.linear_error < 1e-14


def test_it_comes_back_from_where_newton_goes_round():
    """From beyond yield with the load taken off, Newton's whole step leads to the yield of the other sign, and back."""
    with pytest.raises(ConvergenceError):
        Newton(full_steps=True).solve(Spring(0.5, start=3.0))
    system = Spring(0.5, start=3.0)
    Descent().solve(system)
    assert system.x == pytest.approx([0.5], rel=1e-9)


def test_a_step_that_only_goes_down_is_taken_whole():
    fractions = []
    Descent().solve(Spring(0.5), lambda step, residual, fraction: fractions.append(fraction))
    assert fractions == [1.0] * len(fractions)


def test_it_stops_with_the_last_good_state():
    with pytest.raises(ConvergenceError, match="did not reach") as failure:
        Descent(max_iterations=1, tolerance=1e-15).solve(Spring(1.5, start=3.0))
    assert np.all(np.isfinite(failure.value.state["u"]))
    assert max(failure.value.residuals.values()) < inf
