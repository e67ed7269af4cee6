"""Settings of a run in time."""

import math

import pytest

from femiec.evolve import Settings, to_steady_state
from femiec.results.strict_json import plain
from femiec.solve.control import StepControl


def test_coarser_steps_may_err_so_much_more_in_all_that_is_controlled():
    usual, coarse = Settings(first_step=0.5), Settings(first_step=0.5).coarser(3)
    assert coarse.control.relative == pytest.approx(3 * usual.control.relative)
    assert coarse.control.absolute == pytest.approx({name: 3 * error for name, error in usual.control.absolute.items()})
    assert (coarse.first_step, coarse.method) == (usual.first_step, usual.method)


def test_no_error_bounds_the_steps_to_a_steady_state():
    settings = to_steady_state(first_step=2.0)
    assert (settings.first_step, settings.method.order, settings.control.floor) == (2.0, 1, math.inf)


def test_the_record_takes_an_unknown_that_may_err_without_end():
    described = Settings(control=StepControl(absolute={"tip": math.inf})).describe()
    assert plain("settings", dict(described))["absolute errors of a step"] == {"tip": "inf"}
