import math

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.protocol import Current, Potential


def test_a_current_has_the_sign_of_its_step():
    assert [Current(30.0, sign).at(1.0) for sign in (1, -1, 0)] == [30.0, -30.0, 0.0]
    assert [Current(30.0, sign).constant for sign in (1, -1, 0)] == [30.0, -30.0, 0.0]


def test_a_drive_may_be_a_function_of_time():
    ramp = Current(lambda time: 2 * time, -1)
    assert (ramp.at(3.0), ramp.constant) == (-6.0, None)
    sweep = Potential(lambda time: -0.01 * time)
    assert (sweep.at(3.0), sweep.constant) == (-0.03, None)


def test_an_array_of_one_number_is_a_number():
    assert Potential(lambda time: np.array(-0.05)).at(0.0) == -0.05


@pytest.mark.parametrize("value", [math.nan, math.inf, None, "30", True, [1.0, 2.0]])
@pytest.mark.parametrize("constant", [True, False])
@pytest.mark.parametrize("control", [Potential, lambda drive: Current(drive, 1)])
def test_what_is_no_finite_number_is_refused(control, constant, value):
    with pytest.raises(InputError):
        control(value if constant else lambda time: value).at(0.0)


def test_a_current_that_turns_negative_is_refused_when_it_does():
    pulse = Current(lambda time: 1 - time, 1)
    assert pulse.at(1.0) == 0.0
    with pytest.raises(InputError, match=r"current = -1.0 at 2 s: expected a current density of at least 0 A/m2"):
        pulse.at(2.0)
