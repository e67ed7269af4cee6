"""Bands that are stretched along z: positions, rates, areas and volumes."""

from math import pi

import numpy as np
import pytest
import ufl

from femiec.checks.section import integral, section
from femiec.engine import embedded as fem
from femiec.laws.bands import Bands, Stretched
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR

KNOTS, HEIGHTS = (0.0, 1.0, 3.0, 4.0), (0.0, 2.0, 2.5, 4.0)
BANDS = Bands(KNOTS, HEIGHTS)
MESH = section(1.0, 2.0, 4.0, across=2, along=8)
"""1 < r < 2, its cells end at the knots."""


def at(expression, Z):
    """The value of a UFL expression on the mesh's left side, at a height."""
    return float(ufl.as_ufl(expression)((1.0, Z)))


@pytest.mark.parametrize("Z", [0.0, 0.3, 1.0, 1.7, 3.0, 3.9, 4.0])
def test_position_is_linear_between_the_knots(Z):
    assert BANDS.position(Z) == pytest.approx(np.interp(Z, KNOTS, HEIGHTS), rel=1e-14)


def test_factor_is_the_slope_of_the_position():
    for Z in (0.3, 1.7, 3.9):
        assert BANDS.factor(Z) == pytest.approx((BANDS.position(Z + 1e-6) - BANDS.position(Z - 1e-6)) / 2e-6, rel=1e-9)


def test_numbers_and_forms_agree():
    Z = MESH.x[1]
    dx = MESH.dx(degree=4)
    thirds = [(0.0, 1.0), (1.0, 3.0), (3.0, 4.0)]
    exact = sum((BANDS.position(low) + BANDS.position(high)) / 2 * (high - low) for low, high in thirds)
    assert integral(fem, BANDS.position(Z) * dx) == pytest.approx(exact, rel=1e-12)
    assert integral(fem, BANDS.factor(Z) * dx) == pytest.approx(HEIGHTS[-1], rel=1e-12)


@pytest.mark.parametrize("base", [AXISYMMETRIC, PLANAR])
def test_volumes_areas_and_gradients_are_those_of_the_stretched_body(base):
    """Stretched on the mesh, and the same on a mesh that is where the points have gone: 1 < r < 2, 0 < z < 4."""
    moved, x = Stretched(base, BANDS.factor(MESH.x[1])), MESH.x
    z = BANDS.position(x[1])
    dx, inner, top = MESH.dx(degree=6), MESH.ds("inner", degree=6), MESH.ds("top", degree=6)
    volume = 4 * 3 * pi if base is AXISYMMETRIC else 4.0
    side = 4 * 2 * pi if base is AXISYMMETRIC else 4.0
    assert integral(fem, moved.weight(x) * dx) == pytest.approx(volume, rel=1e-12)
    assert integral(fem, moved.area(x, MESH.n)[0] * inner) == pytest.approx(-side, rel=1e-12)
    assert integral(fem, moved.area(x, MESH.n)[1] * top) == pytest.approx(3 * pi if base is AXISYMMETRIC else 1.0, rel=1e-12)
    assert integral(fem, -moved.enclosed(x, MESH.n) * inner) == pytest.approx(4 * pi if base is AXISYMMETRIC else 4.0, rel=1e-12)
    field = ufl.as_vector([x[0] * z, z])  # grad = (z, r; 0, 1)
    strain = moved.strain(field, x)
    for component, value in ((strain[0, 0], z), (strain[0, 2], x[0] / 2), (strain[2, 2], 1.0)):
        assert integral(fem, (component - value) ** 2 * dx) == pytest.approx(0.0, abs=1e-24)
    hoop = z if base is AXISYMMETRIC else 0.0
    assert integral(fem, (moved.divergence(field, x) - z - 1 - hoop) ** 2 * dx) == pytest.approx(0.0, abs=1e-24)


def test_what_is_interpolated_has_its_values_at_the_knots_and_is_linear_in_the_place():
    values = (5.0, 1.0, -2.0, 3.0)
    for knot, value in zip(KNOTS, values, strict=True):
        assert BANDS.interpolate(knot, values) == pytest.approx(value, rel=1e-14)
    for Z in (0.4, 2.2, 3.5):
        assert BANDS.interpolate(Z, values) == pytest.approx(np.interp(BANDS.position(Z), HEIGHTS, values), rel=1e-14)
