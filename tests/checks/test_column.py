"""A column of lithium in a conducting wall: its mesh, what is read off it, and what it conserves."""

from math import pi

import numpy as np
import pytest

from femiec.checks.column import MOBILITY, Column, column_mesh, core_flux, interface_flux, mean_speed, solve_column, wall_flux
from femiec.checks.section import integral
from femiec.engine import embedded as fem
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR

R, OUTSIDE, H, HIGH, LOW = 50e-9, 60e-9, 100e-9, 2e6, 1e6


def solved(symmetry, held, **laws):
    mesh = column_mesh(np.linspace(0, R, 3), np.array([R, OUTSIDE]), np.linspace(0, H, 5))
    column = Column(symmetry, R, H, 1e6, MOBILITY, HIGH, LOW, **laws)
    return solve_column(fem, column, mesh, held, {"wall root": HIGH, "wall top": LOW})


def test_the_sides_have_their_names_and_lengths():
    mesh = column_mesh(np.array([0.0, 1.0, 3.0]), np.array([3.0, 4.0, 5.0]), np.array([0.0, 1.0, 7.0]))
    lengths = {"axis": 7, "outer wall": 7, "root": 3, "tip": 3, "wall root": 2, "wall top": 2}
    assert {name: integral(fem, 1 * mesh.ds(name)) for name in lengths} == pytest.approx(lengths)
    assert integral(fem, 1 * mesh.dS("wall|lithium")) == pytest.approx(7)


@pytest.mark.parametrize("symmetry", [AXISYMMETRIC, PLANAR])
def test_what_is_plated_leaves_through_the_tip(symmetry):
    flow = solved(symmetry, [(0, "axis"), (1, "root")])
    n, x = flow.mesh.n("+"), flow.mesh.x
    plated = integral(fem, sum(flow.velocity("-")[k] * symmetry.area(x, n)[k] for k in range(2)) * flow.interface)
    assert core_flux(flow) == pytest.approx(plated, rel=1e-10, abs=0)
    assert core_flux(flow) > 0
    assert core_flux(flow, "root") == 0


@pytest.mark.parametrize(("symmetry", "area"), [(AXISYMMETRIC, pi * R**2), (PLANAR, R)])
def test_the_mean_speed_is_the_flux_over_the_area(symmetry, area):
    flow = solved(symmetry, [(0, "axis"), (1, "root")])
    speeds = mean_speed(flow, np.array([0.0, 0.3 * H, H]))
    assert speeds[0] == pytest.approx(0, abs=1e-12 * speeds[-1])
    assert 0 < speeds[1] < speeds[2]
    assert speeds[2] * area == pytest.approx(core_flux(flow), rel=1e-12, abs=0)


def test_interface_and_wall_conduct_by_their_own_mobilities():
    flow = solved(PLANAR, [(0, "axis"), (0, "root"), (0, "tip"), (1, "wall|lithium")], wall_mobility=1e-21)
    gradient = (HIGH - LOW) / H
    assert interface_flux(flow) == pytest.approx(MOBILITY * gradient, rel=1e-10, abs=0)
    assert wall_flux(flow) == pytest.approx(1e-21 * gradient * (OUTSIDE - R), rel=1e-10, abs=0)
