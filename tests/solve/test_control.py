from math import inf, nan

import numpy as np
import pytest
from evolving import TimeSystem

from femiec.errors import InputError
from femiec.solve.control import StepControl, landing

SYSTEM = TimeSystem(None, None, [0.0, 0.0])


def test_the_error_is_that_of_the_worst_field_against_what_it_is_allowed():
    control = StepControl(relative=1e-2, absolute={"y1": 0.5}, floor=0.1)
    x, difference = np.array([10.0, 100.0]), np.array([0.1, -3.0])
    assert control.error(SYSTEM, ("y0",), difference, x) == pytest.approx(0.1 / (0.1 + 0.1))
    assert control.error(SYSTEM, ("y0", "y1"), difference, x) == pytest.approx(3 / (0.5 + 1))
    assert StepControl(absolute={"y1": inf}).error(SYSTEM, ("y1",), difference, x) == 0


def test_the_next_step_has_just_the_error_that_is_allowed():
    control = StepControl(largest_growth=2.4)
    for order in (1, 2):
        factor = control.growth(0.2, order)
        assert 0.2 * factor ** (order + 1) == pytest.approx(0.9 ** (order + 1), rel=1e-12)
        assert control.growth(30.0, order) < 0.9
    assert control.growth(0.0, 2) == 2.4


def test_small_changes_are_not_made():
    """Between 0.95 and 1.3, so that the factors of the matrix serve on."""
    errors = np.linspace(0.35, 0.84, 20)
    assert {StepControl().growth(error, 2) for error in errors} == {1.0}
    assert StepControl().growth(0.3, 2) > 1.3
    assert StepControl().growth(0.99, 2) < 0.95


@pytest.mark.parametrize("longest", np.geomspace(0.1, 50, 57))
def test_a_landing_leaves_no_tiny_step(longest):
    left, steps = longest, []
    while left > 1e-9 * longest:
        steps.append(landing(1.0, left))
        left -= steps[-1]
    assert max(steps) <= 1 + 1e-11
    assert min(steps) >= min(longest, 0.5)
    assert abs(left) < 1e-12 * longest


def test_a_whole_number_of_steps_is_not_divided_further():
    assert landing(0.1, 0.3) == pytest.approx(0.1)
    assert landing(1.0, inf) == 1.0


@pytest.mark.parametrize(
    ("settings", "match"),
    [
        ({"relative": 0.0}, "relative = 0"),
        ({"relative": inf}, "a finite number"),
        ({"absolute": {"tip": -1.0}}, r"tip = -1"),
        ({"floor": nan}, "floor = nan"),
        ({"smallest": 0.0}, "smallest"),
        ({"largest_growth": 2.5}, r"at most 2\.4"),
        ({"largest_growth": 1.0}, "more than 1"),
    ],
)
def test_settings_that_cannot_be_used_are_refused(settings, match):
    with pytest.raises(InputError, match=match):
        StepControl(**settings)


def test_a_name_that_no_unknown_has_is_refused():
    with pytest.raises(InputError, match=r"tip = .*one of y0, y1"):
        StepControl(algebraic=("tip",)).expect_fields(SYSTEM.fields)
