import math

import pytest

from femiec.errors import InputError
from femiec.protocol import Cycle, Duration, Rest


@pytest.mark.parametrize("count", [0, -1, 1.5, 2.0, math.nan, True, "3"])
def test_a_cycle_repeats_a_whole_number_of_times(count):
    with pytest.raises(InputError, match=r"Cycle.count = "):
        Cycle(count, [Rest(60.0)])


@pytest.mark.parametrize("steps", [[], (), None, 3, [60.0], [Rest(60.0), Duration(60.0)]])
def test_a_cycle_repeats_steps(steps):
    with pytest.raises(InputError, match=r"Cycle.steps = "):
        Cycle(3, steps)


def test_a_cycle_of_one_step_needs_no_list():
    assert Cycle(3, Rest(60.0)) == Cycle(3, [Rest(60.0)])
