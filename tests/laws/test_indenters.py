"""Rigid indenters."""

from math import pi, radians, tan

import pytest

from femiec.errors import InputError
from femiec.laws.indenters import Cone, Sphere


def test_the_cone_has_the_area_of_a_berkovich_pyramid():
    assert pi * Cone().contact_radius(1.0) ** 2 == pytest.approx(24.5, rel=2e-3, abs=0)


@pytest.mark.parametrize("indenter", [Cone(radians(60)), Sphere(5e-6)])
def test_the_contact_radius_is_where_the_height_is_the_depth(indenter):
    assert indenter.height(indenter.contact_radius(1e-7)) == pytest.approx(1e-7, rel=1e-12, abs=0)


def test_heights():
    assert Cone(radians(60)).height(1e-6) == pytest.approx(1e-6 / tan(radians(60)), rel=1e-12, abs=0)
    assert Sphere(5e-6).height(1e-6) == pytest.approx(1e-7, rel=1e-12, abs=0)


@pytest.mark.parametrize("angle", [0.0, pi / 2, 70.3, float("nan")])
def test_an_angle_that_is_none_is_refused(angle):
    with pytest.raises(InputError, match="half_angle"):
        Cone(angle)


def test_a_radius_that_is_not_positive_is_refused():
    with pytest.raises(InputError, match="radius"):
        Sphere(-1e-6)
