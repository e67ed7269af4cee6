"""The groups of a column as ratios of the speeds that they compare."""

import math

import pytest

from femiec.estimates import column_groups as groups
from femiec.estimates.channel import slit_mean_speed, slit_wall_diffusion_speed, tube_wall_diffusion_speed
from femiec.estimates.coupling import plated_flux, root_flux
from femiec.estimates.creep import coble_viscosity, interface_mobility, nabarro_herring_viscosity, parallel_viscosity
from femiec.estimates.sliding import plug_pressure_drop_slit, plug_pressure_drop_tube, wall_friction

W, M, ETA = 1e-7, 2.086e-29, 1.14e7


def test_the_core_of_a_slit_is_a_ratio_of_speeds():
    ratio = slit_mean_speed(1.0, W, ETA) / slit_wall_diffusion_speed(1.0, W, M)
    assert groups.slit_core_to_wall_flow(W, ETA, M) == pytest.approx(ratio, rel=1e-13, abs=0)


@pytest.mark.parametrize(
    ("group", "drop", "diffusion"),
    [
        (groups.tube_diffusion_to_sliding, plug_pressure_drop_tube, tube_wall_diffusion_speed),
        (groups.slit_diffusion_to_sliding, plug_pressure_drop_slit, slit_wall_diffusion_speed),
    ],
)
def test_sliding_is_a_ratio_of_speeds_under_one_gradient(group, drop, diffusion):
    friction = 2.4e10
    sliding = 1 / drop(1.0, 1.0, W, friction)  # speed under 1 Pa/m
    assert group(W, friction, M) == pytest.approx(diffusion(1.0, W, M) / sliding, rel=1e-13, abs=0)


def test_waves_of_seventy_nanometres_hold_as_much_as_diffusion_carries():
    assert groups.tube_diffusion_to_sliding(W, wall_friction(math.sqrt(2) * W / 2, M), M) == pytest.approx(1, rel=1e-12, abs=0)
    assert groups.tube_diffusion_to_sliding(W, wall_friction(2e-9, M), M) == pytest.approx(2 * 0.02**2, rel=1e-12, abs=0)
    assert groups.tube_diffusion_to_sliding(W, 0.0, M) == 0


def test_what_reaches_the_tip_by_diffusion():
    """1/cosh(H/L) of the closed form of the full coupling."""
    height, length = 3e-7, 1.58e-7
    column = (height, length, 371e6, 0.0, M)
    entering = root_flux(*column)
    reaching = 1 - plated_flux(height, *column) / entering
    assert reaching == pytest.approx(1 / math.cosh(groups.plating_ratio(height, length)), rel=1e-12, abs=0)


def test_the_coble_share_is_a_ratio_of_rates():
    coble = coble_viscosity(W, interface_mobility(2e-10, 2e-11, 21.6e-30, 300.0))
    volume = nabarro_herring_viscosity(W, 4e-15, 21.6e-30, 300.0)
    share = groups.coble_share(coble, volume)
    assert share == pytest.approx(parallel_viscosity(coble, volume) / coble, rel=1e-13, abs=0)
    assert share == pytest.approx(0.969, abs=5e-4)
