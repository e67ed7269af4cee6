import math

from femiec.protocol import (
    AreaCapacity,
    Duration,
    FillingAbove,
    GasPressureAbove,
    HoldPotential,
    LimitReached,
    Observed,
    Plate,
    Rest,
)
from femiec.protocol.progress import Progress, progress, time_to_end


def test_the_time_that_can_be_told_is_the_shortest_of_limits_and_ends():
    step = Plate(30.0, [AreaCapacity(300.0), FillingAbove(0.9)], limits=Duration(7.0))
    assert time_to_end(step, Observed(time=0.0, capacity=0.0)) == 7.0
    assert time_to_end(step, Observed(time=0.0, capacity=270.0)) == 1.0
    assert time_to_end(HoldPotential(-0.05, AreaCapacity(300.0)), Observed(capacity=0.0)) == math.inf


def test_progress_is_counted_in_tolerances():
    step = Rest(60.0, limits=GasPressureAbove(3e6, tolerance=1e3))
    now = progress(step, Observed(time=0.0, gas_pressure=2.9e6))
    assert now == Progress(-100.0, LimitReached(GasPressureAbove(3e6)))
    assert [Progress(excess, now.reason).holds for excess in (-1.1, -1.0, 0.0, 2.0)] == [False, True, True, True]
    assert [Progress(excess, now.reason).overshot for excess in (-1.1, 0.0, 1.0, 1.1)] == [False, False, False, True]
