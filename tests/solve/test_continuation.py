import numpy as np
import pytest
from systems import DenseSystem

from femiec.errors import ConvergenceError
from femiec.solve.continuation import Continuation
from femiec.solve.newton import Newton


class Ramp:
    """arctan(20 (x - share)) = 0 without line search: Newton converges from nearby only."""

    def __init__(self):
        self.share, self.tried = 0.0, []
        self.system = DenseSystem(
            lambda x: np.arctan(20 * (x - self.share)), lambda x: [[20 / (1 + 400 * (x[0] - self.share) ** 2)]], [0.0]
        )

    def set(self, share):
        self.share = share
        self.tried.append(share)


def test_steps_are_halved_until_they_converge():
    ramp = Ramp()
    solution = Continuation(Newton(shortest_step=1.0)).solve(ramp.system, ramp.set)
    assert solution.x[0] == pytest.approx(1.0, abs=1e-10)
    assert ramp.tried[0] == 1.0
    assert len(ramp.tried) > 3


def test_an_easy_problem_is_solved_at_once():
    ramp = Ramp()
    Continuation(Newton()).solve(ramp.system, ramp.set)
    assert ramp.tried == [1.0]


def test_a_hopeless_problem_ends_with_the_last_good_state():
    system = DenseSystem(lambda x: x**2 + 1 - 2 * share[0], lambda x: [[2 * x[0]]], [0.7])
    share = [0.0]

    def set_parameter(value):
        share[0] = 0.75 * (1 - value)  # solvable below value 1/3

    with pytest.raises(ConvergenceError):
        Continuation(Newton()).solve(system, set_parameter)
    assert 0.0 < system.x[0] < 0.71
