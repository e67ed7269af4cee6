import numpy as np
import pytest

from femiec.solve.bracket import Bracket


def located(function, high, tolerance=1e-9):
    bracket = Bracket(0.0, function(0.0) / tolerance, high, function(high) / tolerance)
    while bracket.after > 1 and bracket.steps < 200:
        middle = bracket.middle()
        assert bracket.low < middle < bracket.high
        bracket.narrow(middle, function(middle) / tolerance)
        assert bracket.before < 0 <= bracket.after
    return bracket


@pytest.mark.parametrize(
    ("function", "root", "steps"),
    [
        (lambda x: x - 0.3, 0.3, 1),
        (lambda x: x**2 - 0.5, np.sqrt(0.5), 8),
        (lambda x: np.exp(30 * (x - 0.2)) - 1, 0.2, 20),
        (lambda x: 1 - np.exp(8 * (0.2 - x)), 0.2, 10),
        (lambda x: x**9 - 1e-3, 1e-3 ** (1 / 9), 16),
        (lambda x: np.cbrt(x - 0.7), 0.7, 50),
    ],
)
def test_a_root_is_found_on_its_far_side(function, root, steps):
    bracket = located(function, 1.0)
    assert 0 <= function(bracket.high) <= 1e-9
    assert bracket.high == pytest.approx(root, rel=2e-7)
    assert bracket.steps <= steps


def test_a_jump_is_halved_down():
    bracket = Bracket(0.0, -1e9, 1.0, 1e3)
    while bracket.high - bracket.low > 1e-6:
        middle = bracket.middle()
        bracket.narrow(middle, -1e9 if middle < 0.1234 else 1e3)
    assert bracket.low < 0.1234 <= bracket.high
    assert bracket.steps < 3 * 20 + 3
