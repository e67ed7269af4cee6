import math

import pytest

from femiec.checks.grains import RigidGrains, part
from femiec.checks.section import integral, section
from femiec.engine import embedded as fem
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR

OMEGA = 21.6e-30


def grains(symmetry, inner=0.0, direction=(0.0, 1.0)):
    return RigidGrains(section(inner, 50e-9, 20e-9, across=4), symmetry, direction, 1e-16, OMEGA)


@pytest.mark.parametrize(("symmetry", "area"), [(AXISYMMETRIC, math.pi * 50e-9**2), (PLANAR, 50e-9)])
def test_the_traction_carries_the_force(symmetry, area):
    lower = grains(symmetry)
    stress = part(fem, lower, 2e6 * area, 1e6, {"outer": 0.0}).stress
    mesh = lower.mesh
    assert integral(fem, stress * symmetry.weight(mesh.x) * mesh.ds("top")) == pytest.approx(2e6 * area, rel=1e-12, abs=0)


@pytest.mark.parametrize("symmetry", [AXISYMMETRIC, PLANAR])
def test_tension_opens_and_compression_closes(symmetry):
    speeds = [part(fem, grains(symmetry), force, 1e6, {"outer": 0.0}).speed for force in (1e-9, -1e-9)]
    assert speeds[0] > 0
    assert speeds[1] == pytest.approx(-speeds[0], rel=1e-12, abs=0)


def test_nothing_moves_where_the_edge_bears_the_load():
    speeds = [part(fem, grains(PLANAR, inner=10e-9), 40e-9 * mean, 1e6, {"inner": 1e6}).speed for mean in (1e6, 2e6)]
    assert speeds[1] > 0
    assert abs(speeds[0]) < 1e-9 * speeds[1]
