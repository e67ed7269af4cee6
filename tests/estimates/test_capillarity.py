"""The pull of the meniscus against the surface energy that a rising column frees."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.capillarity import slit_capillary_pressure, tube_capillary_pressure
from femiec.estimates.nernst import overpotential_from_pressure

GAMMA, W = 0.45, 1e-7


def test_lithium_in_a_tube_of_100_nm():
    assert tube_capillary_pressure(GAMMA, W) / 1e6 == pytest.approx(18, rel=1e-12, abs=0)
    assert overpotential_from_pressure(tube_capillary_pressure(GAMMA, W), 21.6e-30) * 1e3 == pytest.approx(-2.4, abs=0.05)


@pytest.mark.parametrize("angle", [0.0, 1.0, np.pi / 2, 2.0])
def test_pull_times_section_is_wetting_tension_times_perimeter(angle):
    tension = GAMMA * np.cos(angle)
    assert tube_capillary_pressure(GAMMA, W, angle) * np.pi * W**2 / 4 == pytest.approx(tension * np.pi * W, rel=1e-13, abs=0)
    assert slit_capillary_pressure(GAMMA, W, angle) * W == pytest.approx(2 * tension, rel=1e-13, abs=0)


def test_lithium_wets_the_wall_unless_told():
    assert slit_capillary_pressure(GAMMA, W) == pytest.approx(2 * GAMMA / W, rel=1e-13, abs=0)


def test_angles_are_in_radians_and_end_at_pi():
    with pytest.raises(InputError, match="contact_angle"):
        tube_capillary_pressure(GAMMA, W, 45.0)
