"""March a system to a time, for the tests of the steppers."""

from itertools import pairwise
from math import inf, log2

import numpy as np

from femiec.solve.control import StepControl
from femiec.solve.history import History
from femiec.solve.newton import Newton
from femiec.solve.stepper import Stepper

GIVEN = StepControl(floor=inf)
"""Steps of given length, whatever their error."""


def start(system, time=0.0):
    system.evolution.time.value = time
    return History((time,), (system.initial(),))


def march(stepper, end, step=0.1):
    """The advances to a time, with error control."""
    history, advances = start(stepper.system), []
    while history.times[0] < end:
        advances.append(stepper.advance(history, step, end - history.times[0]))
        history, step = advances[-1].history, advances[-1].proposed
    return advances


def given_steps(stepper, lengths):
    """The history after steps of given lengths."""
    history = start(stepper.system)
    for length in lengths:
        advance = stepper.advance(history, length, length)
        assert advance.taken == length
        history = advance.history
    return history


def order_seen(make, exact, method, ratios, counts=(24, 48, 96, 192)):
    """The orders seen in the first unknown at t = 1, when the numbers of steps double, and the errors."""
    errors = []
    for count in counts:
        system = make()
        lengths = np.resize(ratios, count)
        stepper = Stepper(system, system.evolution, method, GIVEN, Newton(tolerance=1e-13))
        history = given_steps(stepper, lengths / lengths.sum())
        errors.append(abs(history.states[0][0] - exact))
    return [log2(coarse / fine) for coarse, fine in pairwise(errors)], errors
