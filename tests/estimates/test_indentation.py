"""Elastic contacts, Oliver and Pharr's evaluation, the expanding cavity."""

from math import log, pi, radians, sqrt, tan

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.indentation import (
    CONE_EPSILON,
    cavity_pressure,
    cone_contact_radius,
    cone_force,
    oliver_pharr,
    sphere_force,
    stiffness_area,
)

ANGLE, MODULUS = radians(70.3), 20e9


def test_the_mean_pressure_of_a_cone_does_not_depend_on_the_depth():
    for depth in (1e-9, 1e-6):
        mean = cone_force(depth, ANGLE, MODULUS) / (pi * cone_contact_radius(depth, ANGLE) ** 2)
        assert mean == pytest.approx(MODULUS / (2 * tan(ANGLE)), rel=1e-12, abs=0)


@pytest.mark.parametrize("force", [lambda h: cone_force(h, ANGLE, MODULUS), lambda h: sphere_force(h, 5e-6, MODULUS)])
def test_the_slope_is_that_of_a_flat_punch_of_the_contact_radius(force):
    depth, step = 1e-7, 1e-11
    slope = (force(depth + step) - force(depth - step)) / (2 * step)
    radius = cone_contact_radius(depth, ANGLE) if force(2e-7) / force(1e-7) > 3.5 else sqrt(5e-6 * depth)
    assert slope == pytest.approx(2 * MODULUS * radius, rel=1e-6, abs=0)
    assert stiffness_area(slope, MODULUS) == pytest.approx(pi * radius**2, rel=1e-6, abs=0)


def test_an_elastic_cone_is_seen_as_it_is():
    force = cone_force(1e-7, ANGLE, MODULUS)
    found = oliver_pharr(1e-7, force, 2 * force / 1e-7, ANGLE, CONE_EPSILON)
    assert found.reduced_modulus == pytest.approx(MODULUS, rel=1e-12, abs=0)
    assert found.contact_depth == pytest.approx(2e-7 / pi, rel=1e-12, abs=0)
    assert found.hardness == pytest.approx(MODULUS / (2 * tan(ANGLE)), rel=1e-12, abs=0)


def test_a_rigid_plastic_impression_keeps_the_whole_depth():
    found = oliver_pharr(1e-7, 1e-6, 1e9, ANGLE)
    assert found.hardness == pytest.approx(1e-6 / (pi * (1e-7 * tan(ANGLE)) ** 2), rel=1e-6, abs=0)


def test_the_cavity_of_an_incompressible_solid():
    assert cavity_pressure(300.0, ANGLE, 0.5) == pytest.approx(2 / 3 * (1 + log(300 / tan(ANGLE) / 3)), rel=1e-12, abs=0)
    assert np.all(np.diff(cavity_pressure(np.array([50.0, 100.0, 200.0]), ANGLE, 0.24)) > 0)


@pytest.mark.parametrize(
    "call",
    [
        lambda: cone_force(1e-7, pi / 2, MODULUS),
        lambda: cone_force(-1e-7, ANGLE, MODULUS),
        lambda: oliver_pharr(1e-7, 1e-3, 1.0, ANGLE),
        lambda: oliver_pharr(1e-7, 1e-3, float("nan"), ANGLE),
        lambda: cavity_pressure(1.0, ANGLE, 0.3),
        lambda: stiffness_area(0.0, MODULUS),
    ],
)
def test_bad_input_is_one_clear_error(call):
    with pytest.raises(InputError):
        call()
