"""Flow along one channel: closed forms against integrated profiles, and the paper's case."""

import numpy as np
import pytest
from scipy.integrate import quad

from femiec.errors import InputError
from femiec.estimates import channel
from femiec.estimates.array_flow import tip_speed
from femiec.estimates.creep import coble_viscosity, interface_mobility, shear_rate
from femiec.estimates.power_law import power_law_shear_rate
from femiec.estimates.transport import arrhenius

W, ETA, M = 1e-7, 3.63e5, 2.086e-29
G = 6.47e12


def integrated_speed(rate, half_width, weight):
    """Mean speed for a shear rate(y) without slip; weight(y) dy is the part of the cross-section at y."""

    def speed(y):
        return quad(rate, y, half_width, epsrel=1e-11)[0]

    area = quad(weight, 0, half_width)[0]
    return quad(lambda y: speed(y) * weight(y), 0, half_width, epsrel=1e-10)[0] / area


def test_viscous_flow_by_integration():
    """tau = G r/2 in a tube, G y in a slit, whatever the law."""
    tube = integrated_speed(lambda r: G * r / 2 / ETA, W / 2, lambda r: r)
    slit = integrated_speed(lambda y: G * y / ETA, W / 2, lambda y: 1.0)
    assert channel.tube_mean_speed(G, W, ETA) == pytest.approx(tube, rel=1e-9, abs=0)
    assert channel.slit_mean_speed(G, W, ETA) == pytest.approx(slit, rel=1e-9, abs=0)
    assert channel.tube_maximum_speed(G, W, ETA) == pytest.approx(quad(lambda r: G * r / 2 / ETA, 0, W / 2)[0], rel=1e-12, abs=0)
    assert channel.slit_maximum_speed(G, W, ETA) == pytest.approx(quad(lambda y: G * y / ETA, 0, W / 2)[0], rel=1e-12, abs=0)


@pytest.mark.parametrize("exponent", [1.0, 5.0, 1 / 0.15])
def test_power_law_pipe_by_integration(exponent):
    law = (0.0197, 1e6, exponent)
    integrated = integrated_speed(lambda r: power_law_shear_rate(G * r / 2, *law), W / 2, lambda r: r)
    assert channel.power_law_pipe_speed(G, W, *law) == pytest.approx(integrated, rel=1e-8, abs=0)


def test_a_power_law_of_exponent_one_is_viscous():
    assert channel.power_law_pipe_speed(G, W, 1e6 / (3 * ETA), 1e6, 1.0) == pytest.approx(
        channel.tube_mean_speed(G, W, ETA), rel=1e-13, abs=0
    )


def test_gradients_are_the_inverse():
    for there, back in (
        (channel.tube_mean_speed, channel.tube_pressure_gradient),
        (channel.slit_mean_speed, channel.slit_pressure_gradient),
    ):
        assert back(there(-G, W, ETA), W, ETA) == pytest.approx(-G, rel=1e-14, abs=0)


def test_wall_shear_balances_the_pressure():
    assert channel.tube_wall_shear(G, W) * np.pi * W == pytest.approx(G * np.pi * W**2 / 4, rel=1e-14, abs=0)
    assert channel.slit_wall_shear(G, W) * 2 == pytest.approx(G * W, rel=1e-14, abs=0)


def test_wall_diffusion_carries_mobility_times_gradient_along_the_perimeter():
    assert channel.tube_wall_diffusion_speed(G, W, M) * np.pi * W**2 / 4 == pytest.approx(np.pi * W * M * G, rel=1e-14, abs=0)
    assert channel.slit_wall_diffusion_speed(G, W, M) * W == pytest.approx(2 * M * G, rel=1e-14, abs=0)


def test_equivalent_viscosities_flow_alike():
    tube, slit = channel.tube_wall_diffusion_viscosity(W, M), channel.slit_wall_diffusion_viscosity(W, M)
    assert channel.tube_mean_speed(G, W, tube) == pytest.approx(channel.tube_wall_diffusion_speed(G, W, M), rel=1e-13, abs=0)
    assert channel.slit_mean_speed(G, W, slit) == pytest.approx(channel.slit_wall_diffusion_speed(G, W, M), rel=1e-13, abs=0)


def test_core_and_wall_add():
    r = W / 2
    tube = np.pi * r**4 * G / (8 * ETA) + 2 * np.pi * r * M * G
    assert channel.tube_flow_rate(G, W, ETA, M) == pytest.approx(tube, rel=1e-13, abs=0)
    assert channel.slit_flow_rate(G, W, ETA, M) == pytest.approx(W**3 * G / (12 * ETA) + 2 * M * G, rel=1e-13, abs=0)


def test_the_paper_s_current_of_3_ma_per_cm2():
    mobility = interface_mobility(2e-10, 2e-11, 21.6e-30, 300.0)
    speed = tip_speed(30.0, 0.7495, 21.6e-30)
    gradient = speed / channel.tube_wall_diffusion_speed(1.0, W, mobility)
    assert [speed * 1e9, gradient / 1e12] == pytest.approx([5.40, 6.47], abs=5e-3)
    shear = channel.tube_wall_shear(gradient, W)
    assert shear / 1e6 == pytest.approx(0.162, abs=5e-4)
    assert shear_rate(shear, coble_viscosity(W, mobility)) == pytest.approx(0.445, abs=2e-3)
    bulk = [(arrhenius(rate, 37e3, 300.0, 298.15), 1e6, n) for rate, n in ((0.0197, 1 / 0.15), (4.4e-4, 5.0))]
    speeds = [channel.power_law_pipe_speed(gradient, W, *law) * 1e9 for law in bulk]
    assert speeds == pytest.approx([4.0e-5, 9e-6], rel=0.05, abs=0)


def test_a_channel_without_width_is_refused():
    with pytest.raises(InputError, match="width"):
        channel.tube_mean_speed(G, 0.0, ETA)
