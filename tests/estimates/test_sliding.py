"""A plug that slides on a rough wall."""

import numpy as np
import pytest

from femiec.estimates.array_flow import array_pressure_drop, tip_speed
from femiec.estimates.arrays import round_holes
from femiec.estimates.creep import interface_mobility
from femiec.estimates.sliding import plug_pressure_drop_slit, plug_pressure_drop_tube, wall_friction

M = interface_mobility(2e-10, 2e-11, 21.6e-30, 300.0)
W, H = 1e-7, 20e-6
SPEED = tip_speed(30.0, round_holes(W, 10e-9).porosity, 21.6e-30)


@pytest.mark.parametrize(("nanometre", "megapascal"), [(2, 0.10), (10, 2.6), (20, 10.35)])
def test_pressure_of_a_plug(nanometre, megapascal):
    pressure = plug_pressure_drop_tube(SPEED, H, W, wall_friction(nanometre * 1e-9, M))
    assert pressure / 1e6 == pytest.approx(megapascal, rel=0.04, abs=0)


def test_very_rough_sliding_is_wall_diffusion():
    diffusion = array_pressure_drop(30.0, round_holes(W, 10e-9).perimeter_per_area, M, H, 21.6e-30)
    assert plug_pressure_drop_tube(SPEED, H, W, wall_friction(np.sqrt(2) * W / 2, M)) == pytest.approx(
        diffusion, rel=1e-12, abs=0
    )


def test_pressure_balances_the_friction_on_the_wall():
    beta = 2.4e10
    assert plug_pressure_drop_tube(SPEED, H, W, beta) * np.pi * W**2 / 4 == pytest.approx(
        beta * SPEED * np.pi * W * H, rel=1e-14, abs=0
    )
    assert plug_pressure_drop_slit(SPEED, H, W, beta) * W == pytest.approx(beta * SPEED * 2 * H, rel=1e-14, abs=0)
