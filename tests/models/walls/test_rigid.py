"""Rigid motions: which supports leave one, what is pinned, and that pins bear nothing."""

import numpy as np
import pytest
from blocks import SIDE, block, framed

from femiec.errors import InputError
from femiec.geometry import Mesh
from femiec.laws.deforming import PLANE_STRAIN, SOLID
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR
from femiec.laws.solid.elastic import Elastic, NeoHookean
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed, Free, Moved, Periodic, Roller
from femiec.walls import solve

WALL = Elastic(20e9, 0.24)
CUBE = block(3, 1)


@pytest.mark.parametrize(
    ("mesh", "body", "supports", "motion"),
    [
        (block(), PLANE_STRAIN, (Roller("left", 0),), "move along y"),
        (block(), PLANE_STRAIN, (Moved("top", 1, 1e-9),), "move along x"),
        (block(), PLANAR, (Free(),), "move along x"),
        (block(), AXISYMMETRIC, (Roller("right", 0),), "move along z"),
        (CUBE, SOLID, (Roller("left", 0), Roller("root", 2)), "move along y"),
        (CUBE, SOLID, (Roller("left", 0), Roller("right", 0)), "move along|turn"),
    ],
)
@pytest.mark.parametrize("law", [WALL, NeoHookean(20e9, 0.24)], ids=["small", "finite"])
def test_supports_that_leave_a_rigid_motion_are_refused(mesh, body, supports, motion, law):
    with pytest.raises(InputError, match=f"can still ({motion})"):
        WallStructure(mesh, law, body, (), supports)


@pytest.mark.parametrize("others", [(Fixed("bottom"),), (Roller("bottom", 1),), (Periodic("right", (SIDE, 0.0)),)])
def test_free_stands_alone(others):
    with pytest.raises(InputError, match="leave Free out"):
        WallStructure(block(), WALL, PLANE_STRAIN, (), (Free(), *others))


def test_the_plane_of_symmetry_of_a_slit_goes_with_free():
    loads = (Pressure(("bottom", "top"), 1e6),)
    stress = solve(WallStructure(block(), WALL, PLANAR, loads, (Free(), Roller("left", 0)))).regions["wall"].stress
    np.testing.assert_allclose(stress[..., 2, 2], -1e6, rtol=1e-8)


def test_each_piece_of_a_mesh_has_to_be_held():
    one, other = block(), block().skfem.translated((2 * SIDE, 0.0))
    both = Mesh.from_skfem(one.skfem + other, surfaces={"bottom": one.surfaces["bottom"]})
    places = both.skfem.p[:, both.skfem.facets].mean(axis=1)
    low = {side: np.nonzero((places[1] == 0) & ((places[0] > 1.5 * SIDE) == side))[0] for side in (False, True)}
    both = Mesh.from_skfem(both.skfem, surfaces={"one": low[False], "other": low[True]})
    WallStructure(both, WALL, PLANE_STRAIN, (), (Fixed("one"), Fixed("other")))
    with pytest.raises(InputError, match="a piece of the mesh"):
        WallStructure(both, WALL, PLANE_STRAIN, (), (Fixed("one"),))


def test_what_is_pinned_of_a_periodic_wall_bears_nothing():
    """Periodic along one axis and held along the other, it is stressed evenly: a pin in the middle would be seen."""
    loads, held = (Pressure("top", 1e6),), (Periodic("right", (SIDE, 0.0)), Roller("bottom", 1))
    for law in (WALL, NeoHookean(20e9, 0.24)):
        stress = solve(WallStructure(block(), law, PLANE_STRAIN, loads, held)).regions["wall"].stress
        np.testing.assert_allclose(stress[..., 1, 1], -1e6, rtol=1e-3)
        assert np.ptp(stress[..., 0, 0]) < 1.0


def test_a_periodic_tube_widens_along_all_of_its_length():
    """Pushed in from the rim, a solid bar that goes on above and below: sigma_r = -p everywhere, and no pin holds the radius."""
    held = (Periodic("top", (0.0, SIDE)),)
    stress = solve(WallStructure(block(), WALL, AXISYMMETRIC, (Pressure("right", 1e6),), held)).regions["wall"].stress
    np.testing.assert_allclose(stress[..., 0, 0], -1e6, rtol=1e-6)


def test_a_frame_that_is_periodic_both_ways_is_held():
    periods = (Periodic("right", (SIDE, 0.0)), Periodic("top", (0.0, SIDE)))
    assert solve(WallStructure(framed(), WALL, PLANE_STRAIN, (Pressure("tubule 0", 1e6),), periods)).deflection().value > 0
