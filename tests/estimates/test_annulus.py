import math

import pytest

from femiec.errors import InputError
from femiec.estimates.annulus import Annulus
from femiec.estimates.channel import slit_maximum_speed, slit_mean_speed


@pytest.mark.parametrize("exponent", [1.0, 2.0, 3.5, 6.67])
@pytest.mark.parametrize("core", [0.1, 0.5, 0.9])
def test_a_power_law_flows_as_hanks_and_larsen_found(exponent, core):
    flow = Annulus(2.0, core, 1.0, lambda tau: tau**exponent)
    square = flow.turn**2
    flux = (1 - square) ** (exponent + 1) - core ** (1 - exponent) * (square - core**2) ** (exponent + 1)
    assert flow.mean_speed * (1 - core**2) * (exponent + 3) == pytest.approx(flux, rel=1e-11)


def test_a_newtonian_fluid_turns_where_bird_says():
    flow = Annulus(2.0, 0.2, 1.0, lambda tau: tau / 7)
    assert flow.turn**2 == pytest.approx(0.96 / (2 * math.log(5)), rel=1e-13)
    mean = 2 / (8 * 7) * (1.04 - 0.96 / math.log(5))
    assert flow.mean_speed == pytest.approx(mean, rel=1e-13)
    largest = 2 / (4 * 7) * (1 - flow.turn**2 * (1 - math.log(flow.turn**2)))
    assert flow.largest_speed == pytest.approx(largest, rel=1e-13)


def test_a_narrow_gap_is_a_slit():
    flow = Annulus(2.0, 1.0, 1.001, lambda tau: tau / 7)
    assert flow.mean_speed == pytest.approx(slit_mean_speed(2.0, 1e-3, 7.0), rel=1e-6)
    assert flow.largest_speed == pytest.approx(slit_maximum_speed(2.0, 1e-3, 7.0), rel=1e-6)


@pytest.mark.parametrize("wrong", [(-1.0, 0.1, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 1.0), (1.0, 0.1, math.nan)])
def test_what_is_no_annulus_is_refused(wrong):
    with pytest.raises(InputError):
        Annulus(*wrong, lambda tau: tau)
