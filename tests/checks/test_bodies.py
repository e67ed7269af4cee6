import numpy as np
import pytest

from femiec.checks.bodies import Load, ViscousBodies, open_boundary, stacked
from femiec.checks.section import integral
from femiec.engine import embedded as fem
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR

RADIUS, OMEGA = 50e-9, 21.6e-30


def bodies(symmetry):
    mesh = stacked(RADIUS, np.linspace(-1, 1, 5) * RADIUS, across=3)
    return ViscousBodies(mesh, symmetry, 1e7, 1e-16, OMEGA, held_sides=["axis", "side"])


def mean(expression, symmetry, mesh, dS):
    weight = symmetry.weight(mesh.x)
    return integral(fem, expression * weight * dS) / integral(fem, weight * dS)


@pytest.mark.parametrize("symmetry", [AXISYMMETRIC, PLANAR])
def test_what_is_deposited_opens_the_boundary(symmetry):
    pair = bodies(symmetry)
    x = pair.mesh.x
    deposition = 1e-9 * (1 + (x[0] / RADIUS) ** 2)
    opened = open_boundary(fem, pair, Load(deposition, 0.0, {}, 1e5, 1e-9))
    mean_rate, given = (mean(what, symmetry, pair.mesh, opened.dS) for what in (opened.rate, deposition))
    assert mean_rate == pytest.approx(given, rel=1e-10, abs=0)


@pytest.mark.parametrize("symmetry", [AXISYMMETRIC, PLANAR])
def test_the_boundary_bears_the_tension_and_stays_shut_without_lithium(symmetry):
    pair = bodies(symmetry)
    opened = open_boundary(fem, pair, Load(0.0, 3e5, {}, 1e5, 1e-9))
    assert mean(opened.pressure, symmetry, pair.mesh, opened.dS) == pytest.approx(-3e5, rel=1e-9)
    assert abs(mean(opened.rate, symmetry, pair.mesh, opened.dS)) < 1e-16


def test_the_surfaces_are_where_their_names_say():
    grid = stacked(2.0, [-2.0, -1.0, 0.0, 3.0], across=4)
    places = {"axis": (0, 0.0), "side": (0, 2.0), "bottom": (1, -2.0), "boundary": (1, 0.0), "top": (1, 3.0)}
    for name, (axis, place) in places.items():
        vertices = grid.skfem.facets[:, grid.facets_of(name)]
        assert vertices.shape[1] == (3, 4)[axis], name
        np.testing.assert_allclose(grid.nodes[axis, vertices], place, atol=1e-15)
