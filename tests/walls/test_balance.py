"""Loads on a body that nothing holds have to balance."""

import pytest
from blocks import SIDE, block, framed

from femiec.errors import InputError
from femiec.laws.deforming import PLANE_STRAIN, SOLID
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.laws.solid.elastic import Elastic, NeoHookean
from femiec.models.walls.loads import Column, Pressure, Table
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Free
from femiec.walls import solve

WALL = Elastic(20e9, 0.24)
SLOPE = Table((0.0, SIDE), (1e6, -1e6))


@pytest.mark.parametrize(
    ("mesh", "body", "loads", "left"),
    [
        (block(), PLANE_STRAIN, (Pressure("top", 1e6),), "left along y"),
        (block(), PLANE_STRAIN, (Pressure("left", 1e6), Pressure("right", 0.9e6)), "left along x"),
        (block(), PLANE_STRAIN, (Pressure("left", SLOPE),), "left to turn about z"),
        (block(), AXISYMMETRIC, (Pressure("top", 1e6),), "left along z"),
        (block(3, 1), SOLID, (Pressure("cap", 1e6),), "left along z"),
        (block(3, 1), SOLID, (Pressure("left", SLOPE),), "left to turn about y"),
    ],
)
def test_a_force_or_moment_that_is_left_over_is_refused(mesh, body, loads, left):
    for law in (WALL, NeoHookean(20e9, 0.24)):
        with pytest.raises(InputError, match=left):
            solve(WallStructure(mesh, law, body, loads, (Free(),)))


@pytest.mark.parametrize(
    ("mesh", "body", "loads"),
    [
        (framed(), PLANE_STRAIN, (Pressure("tubule 0", 1e6),)),
        (block(), AXISYMMETRIC, (Pressure("right", 1e6),)),
        (block(3, 1), SOLID, (Pressure(("left", "right"), Column(1e6, 0.0, 0.7 * SIDE)),)),
        (block(), PLANE_STRAIN, ()),
    ],
)
def test_loads_in_balance_are_taken(mesh, body, loads):
    assert solve(WallStructure(mesh, WALL, body, loads, (Free(),))).deflection().value >= 0
