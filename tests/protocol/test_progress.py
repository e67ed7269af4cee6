import math

import pytest

from femiec.errors import InputError
from femiec.protocol import AreaCapacity, Duration, FillingAbove, HoldPotential, Observed, Plate
from femiec.protocol.progress import time_to_end


def test_the_time_that_can_be_told_is_the_shortest_of_limits_and_ends():
    step = Plate(30.0, [AreaCapacity(300.0), FillingAbove(0.9)], limits=Duration(7.0))
    assert time_to_end(step, Observed(time=0.0, capacity=0.0)) == 7.0
    assert time_to_end(step, Observed(time=0.0, capacity=270.0)) == 1.0


def test_where_nothing_can_be_told_there_is_no_bound():
    assert time_to_end(HoldPotential(-0.05, AreaCapacity(300.0)), Observed(capacity=0.0)) == math.inf


def test_what_the_model_does_not_offer_is_an_error():
    with pytest.raises(InputError, match="capacity = None"):
        time_to_end(Plate(30.0, AreaCapacity(300.0)), Observed(time=0.0))
