import numpy as np
import pytest

from femiec.errors import InputError
from femiec.solve.history import History


@pytest.fixture
def history():
    history = History((0.0,), (np.zeros(2),))
    for time in (1.0, 2.0, 3.0):
        history = history.push(time, np.full(2, time))
    return history


def test_the_three_newest_states_are_kept(history):
    assert history.times == (3.0, 2.0, 1.0)
    assert [state[0] for state in history.states] == [3.0, 2.0, 1.0]
    assert history.settled == 3


def test_a_restart_keeps_the_newest(history):
    again = history.restart()
    assert again.times == (3.0,)
    assert again.states[0] is history.states[0]
    assert again.settled == 0
    assert again.push(4.0, np.zeros(2)).settled == 1


def test_a_pushed_state_is_a_copy_that_cannot_be_written_to(history):
    state = np.ones(2)
    after = history.push(4.0, state)
    state[:] = 9
    assert after.states[0][0] == 1
    with pytest.raises(ValueError, match="read-only"):
        after.states[0][0] = 2


def test_times_must_rise(history):
    with pytest.raises(InputError, match="newest first"):
        history.push(3.0, np.zeros(2))
    with pytest.raises(InputError, match="one a time"):
        History((1.0, 0.0), (np.zeros(2),))
