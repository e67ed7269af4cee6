"""What is refused before anything is solved: one sentence each."""

import numpy as np
import pytest
import skfem
from blocks import SIDE, block

from femiec.errors import InputError, MeshError
from femiec.geometry import Mesh
from femiec.laws.deforming import PLANE_STRAIN, SOLID, PlaneStrain
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.loads import Column, Lithiation, Pressure, Table
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed, Free, Moved, Periodic, Roller

WALL = Elastic(20e9, 0.24)


def around_its_middle():
    plain = block()
    return Mesh.from_skfem(plain.skfem.translated((-SIDE / 2, 0.0)), plain.regions, plain.surfaces)


def half_named():
    plain = block()
    return Mesh.from_skfem(skfem.MeshQuad(plain.skfem.p, plain.skfem.t), {"wall": [0, 1]}, plain.surfaces)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"mesh": "mesh.msh"}, "mesh = 'mesh.msh': expected a femiec"),
        ({"mesh": block().skfem}, "mesh = a MeshQuad1"),
        ({"mesh": block(3, 1)}, "body = plane strain: expected a body of 3.*write body=SOLID"),
        ({"body": SOLID}, "body = solid: expected a body of 2.*write body=PLANE_STRAIN"),
        ({"body": "plane strain"}, "what the mesh stands for"),
        ({"body": PlaneStrain}, "what the mesh stands for"),
        ({"mesh": around_its_middle(), "body": AXISYMMETRIC}, "r of 0 or more"),
        ({"mesh": half_named(), "law": {"wall": WALL}}, "2 cells in no region"),
        ({"law": {"wall": WALL, "cap": WALL}}, "region = 'cap'"),
        ({"law": {}}, "none for wall"),
        ({"loads": Pressure("top", 1e6)}, "a tuple of loads"),
        ({"loads": (1e6,)}, "pressures and swelling"),
        ({"loads": (Pressure("top", Column(1e6, 0.0, SIDE, axis=2)),)}, "axis = 2"),
        ({"supports": Fixed("bottom")}, "a tuple of supports"),
        ({"supports": ("bottom",)}, "supports = 'bottom'"),
        ({"supports": (Free,)}, "supports = <class"),
        ({"supports": (Fixed("botom"),)}, "surface = 'botom'"),
        ({"supports": (Roller("bottom", 2), Roller("left", 0))}, "component = 2"),
        ({"supports": (Fixed("bottom"), Moved("top", 1, -5.0))}, "below 10 times the structure's size"),
        ({"supports": (Fixed("bottom"), Fixed("top"), Moved("top", 1, -1e-9))}, "two displacements of 'top'"),
        ({"degree": "2"}, "degree = '2'"),
        ({"degree": 2.0}, "degree = 2.0"),
        ({"degree": 0}, "degree = 0"),
        ({"degree": 30}, "degree = 30"),
        ({"quadrature": -1}, "quadrature = -1"),
        ({"quadrature": 1}, "quadrature = 1"),
        ({"quadrature": 200}, "quadrature = 200"),
    ],
)
def test_a_structure_of_what_does_not_fit_is_refused(change, words):
    given = {"mesh": block(), "law": WALL, "body": PLANE_STRAIN, "loads": (), "supports": (Fixed("bottom"),), **change}
    with pytest.raises(InputError, match=words) as caught:
        WallStructure(**given)
    assert "\n" not in str(caught.value)


def test_an_axis_may_be_touched_and_lists_are_taken():
    structure = WallStructure(block(), WALL, AXISYMMETRIC, [Pressure("top", np.float64(1e6))], [Roller("bottom", 1)])
    assert structure.supports == (Roller("bottom", 1),)


def test_the_pressure_of_a_structure_keeps_its_sign():
    loads = (Pressure("top", -3e6), Pressure("left", Column(1e6, -2e6, SIDE)), Pressure("right", 1e6))
    assert WallStructure(block(), WALL, PLANE_STRAIN, loads, (Fixed("bottom"),)).pressure == -3e6
    assert WallStructure(block(), WALL, PLANE_STRAIN, loads[1:], (Fixed("bottom"),)).pressure == -2e6
    assert Table((0.0, 1.0), (-2.0, 1.0)).extremes == (-2.0, 1.0)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Pressure(0, 1e6), "names of surfaces"),
        (lambda: Pressure((0,), 1e6), "names of surfaces"),
        (lambda: Column(1e6, 0.0, SIDE, axis="z"), "number of a coordinate"),
        (lambda: Table(1.0, 2.0), "heights = 1.0"),
        (lambda: Lithiation("wall", "1%"), "one number above -1"),
        (lambda: Lithiation("wall", float("nan")), "one number above -1"),
        (lambda: Lithiation("wall", (0.01, 0.01)), "one number above -1"),
        (lambda: Lithiation("wall", -1.0), "one number above -1"),
        (lambda: Roller("bottom", "x"), "component = 'x'"),
        (lambda: Roller("bottom", -1), "component = -1"),
        (lambda: Moved("top", 3, 1e-9), "component = 3"),
        (lambda: Periodic("right", SIDE), "two or three finite numbers"),
        (lambda: Periodic("right", (0.0, 0.0)), "not all zero"),
        (lambda: Periodic("right", (SIDE, 0.0, 0.0, 0.0)), "two or three"),
    ],
)
def test_loads_and_supports_that_mean_nothing_are_refused(make, words):
    with pytest.raises(InputError, match=words):
        make()


def test_a_surface_inside_the_mesh_bears_no_pressure():
    plain = block()
    middle = plain.skfem.p[:, plain.skfem.facets].mean(axis=1)
    inside = np.nonzero(np.abs(middle[0] - SIDE / 2) < 1e-3 * SIDE)[0]
    mesh = Mesh.from_skfem(plain.skfem, plain.regions, {**plain.surfaces, "cut": inside})
    with pytest.raises(MeshError, match="inside the mesh"):
        WallStructure(mesh, WALL, PLANE_STRAIN, (Pressure("cut", 1e6),), (Free(),))


def test_what_is_held_twice_at_the_same_place_is_held():
    held = (Fixed("bottom"), Roller("bottom", 0), Moved("bottom", 1, 0.0))
    assert WallStructure(block(), WALL, PLANE_STRAIN, (), held).supports == held


@pytest.mark.parametrize("period", [(float("nan"), 0.0), (0.0, float("inf")), (0.0, 0.0), (1e-7,)])
def test_a_period_that_is_none_is_refused(period):
    with pytest.raises(InputError, match="period"):
        Periodic("right", period)
