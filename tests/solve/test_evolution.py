import numpy as np
import pytest
from evolving import constrained

from femiec.solve.evolution import Held, combine, set_step
from femiec.solve.history import History


@pytest.fixture
def history():
    return History((2.0, 1.0), (np.array([5.0, 7.0]), np.array([3.0, 4.0])))


@pytest.mark.parametrize(("order", "rate", "past"), [(1, 1.0, -5.0), (2, 1.5, -2 * 5.0 + 0.5 * 3.0)])
def test_a_step_is_written_where_the_system_reads_it(history, order, rate, past):
    system = constrained()
    set_step(system, system.evolution, history, 1.0, order)
    assert (system.evolution.time.value, system.evolution.rate.value) == pytest.approx((3.0, rate))
    assert system.evolution.history["y0"].x.array[0] == pytest.approx(past)
    assert list(system.evolution.history) == ["y0"]
    np.testing.assert_array_equal(history.states[0], [5, 7])


def test_what_is_held_comes_back(history):
    system = constrained()
    set_step(system, system.evolution, history, 1.0, 2)
    held, before = Held.before(system.evolution, history), system.evolution.history["y0"].x.array.copy()
    set_step(system, system.evolution, history, 0.5, 1)
    held.restore(system, system.evolution)
    assert (system.evolution.time.value, system.evolution.rate.value) == pytest.approx((2.0, 1.5))
    np.testing.assert_array_equal(system.evolution.history["y0"].x.array, before)
    np.testing.assert_array_equal(system.x, history.states[0])


def test_as_many_states_as_weights_are_combined(history):
    np.testing.assert_array_equal(combine((2.0,), history.states), [10, 14])
    np.testing.assert_array_equal(combine((2.0, -1.0), history.states), [7, 10])
