from itertools import pairwise

import numpy as np
import pytest
from evolving import constrained, riccati
from march import order_seen

from femiec.errors import InputError
from femiec.solve.bdf import BDF, error_share, extrapolation, weights

UNEVEN = [3.0, 2.2, 1.9, 0.4]


@pytest.mark.parametrize("degree", [1, 2])
def test_weights_and_extrapolation_are_exact_for_polynomials(degree):
    times = UNEVEN[: degree + 1]
    for power in range(degree + 1):
        values = np.array(times) ** power
        assert np.dot(weights(times), values) == pytest.approx(power * times[0] ** max(power - 1, 0), rel=1e-12, abs=1e-12)
        assert np.dot(extrapolation(5.0, times), values) == pytest.approx(5.0**power, rel=1e-12)


def test_the_textbook_weights_of_uneven_steps():
    """With w = h/h_old: a0 = (1 + 2w)/((1 + w) h), a1 = -(1 + w)/h, a2 = w^2/((1 + w) h)."""
    h, old = 0.8, 0.3
    w = h / old
    expected = [(1 + 2 * w) / ((1 + w) * h), -(1 + w) / h, w**2 / ((1 + w) * h)]
    np.testing.assert_allclose(weights(UNEVEN[:3]), expected, rtol=1e-13)
    assert sum(weights(UNEVEN[:3])) == pytest.approx(0, abs=1e-15)


@pytest.mark.parametrize("order", [1, 2])
def test_the_error_of_a_step_is_its_share_of_what_the_predictor_misses(order):
    """On y = t^(p+1) with exact history, y' given: the corrector's error is known to round-off."""
    times, power = UNEVEN[: order + 2], order + 1
    past = np.array(times[1:]) ** power
    a0, *older = weights(times[: order + 1])
    corrected = (power * times[0] ** (power - 1) - np.dot(older, past[:order])) / a0
    predicted = np.dot(extrapolation(times[0], times[1:]), past)
    error = corrected - times[0] ** power
    assert error_share(times, order) * (corrected - predicted) == pytest.approx(error, rel=1e-11)


def test_with_one_state_less_the_error_is_that_of_order_one():
    """On y = t^2 BDF2 makes no error; BDF1 makes h^2."""
    times = UNEVEN[:3]
    missed = times[0] ** 2 - np.dot(extrapolation(times[0], times[1:]), np.array(times[1:]) ** 2)
    assert error_share(times, 2) * missed == pytest.approx((times[0] - times[1]) ** 2, rel=1e-12)


@pytest.mark.parametrize("ratios", [(1.0,), (1.4, 0.8), (1.0, 1.7, 0.9)], ids=["equal", "two", "three"])
@pytest.mark.parametrize("order", [1, 2])
@pytest.mark.parametrize(
    ("make", "exact"), [(riccati, lambda t: 1 / (1 + t)), (constrained, lambda t: np.exp(2 * np.sin(t) - t))]
)
def test_the_observed_order(make, exact, order, ratios):
    orders, errors = order_seen(make, exact(1.0), BDF(order), ratios)
    assert orders[-1] == pytest.approx(order, abs=0.1)
    assert all(fine < coarse for coarse, fine in pairwise(errors))
    assert errors[-1] < {1: 2e-2, 2: 5e-4}[order]


def test_another_order_is_refused():
    with pytest.raises(InputError, match="order = 3: expected 1 or 2"):
        BDF(3)
