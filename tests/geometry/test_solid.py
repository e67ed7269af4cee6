"""Arrays of hollow tubules with root plate and cap."""

import numpy as np
import pytest
import skfem
from drawn import AREAS, ROUNDS, area, curved_ring, enclosed, plane_section, triple_products, vector_area, volume

from femiec.checks.section import integral
from femiec.engine import embedded as fem
from femiec.errors import InputError, MeshError
from femiec.geometry import Layers, Mesh, array_solid, check_mesh, extrude, tetrahedra
from femiec.geometry.arrays import HEXAGON, Array, array_section
from femiec.quantities import nm

LAYERS = Layers(along=4, plate=2, first=0.3)
PLATES = [(0.0, 0.0), (0.5, 0.0), (0.0, 0.25), (0.5, 0.25)]
"""Thicknesses of root plate and cap."""
HOLES = sum(AREAS.values())


@pytest.mark.parametrize(("root", "cap"), PLATES)
@pytest.mark.parametrize("turned", [False, True])
def test_volumes_areas_and_what_the_chambers_enclose(root: float, cap: float, turned: bool) -> None:
    solid = array_solid(plane_section(turned), 6.0, root, cap, LAYERS)
    check_mesh(solid)
    assert (triple_products(solid) > 0).all()
    volumes = {"wall": 6 * (4.5**2 - HOLES), "root plate": root * HOLES, "cap": cap * HOLES}
    assert {name: volume(solid, name) for name in solid.regions} == pytest.approx(
        {name: value for name, value in volumes.items() if value}, rel=1e-12
    )
    depth, ends = 6.0 - root - cap, 4.5**2 - HOLES
    for k, (name, hole) in enumerate(AREAS.items()):
        closed = [f"tubule {k}", *([f"floor of {k}"] if root else []), *([f"cap over {k}"] if cap else [])]
        assert area(solid, closed[0]) == pytest.approx(depth * ROUNDS[name], rel=1e-12)
        assert [area(solid, end) for end in closed[1:]] == pytest.approx([hole] * (len(closed) - 1), rel=1e-12)
        if root and cap:
            assert vector_area(solid, *closed) == pytest.approx(np.zeros(3), abs=1e-12)
            assert enclosed(solid, *closed) == pytest.approx(depth * hole, rel=1e-12)
    assert area(solid, "root") == pytest.approx(4.5**2 if root else ends, rel=1e-12)
    assert area(solid, "top") == pytest.approx(4.5**2 if cap else ends, rel=1e-12)
    assert area(solid, "rim") == pytest.approx(6 * 18, rel=1e-12)
    assert vector_area(solid) == pytest.approx(np.zeros(3), abs=1e-11)
    assert -enclosed(solid) == pytest.approx(volume(solid), rel=1e-12)


@pytest.mark.parametrize(("root", "cap"), PLATES)
def test_each_facet_of_the_boundary_has_one_name(root: float, cap: float) -> None:
    solid = array_solid(plane_section(), 6.0, root, cap, LAYERS)
    named = np.concatenate(list(solid.surfaces.values()))
    assert sorted(named) == sorted(solid.skfem.boundary_facets())


def test_floor_and_cap_face_into_their_chamber() -> None:
    solid = array_solid(plane_section(), 6.0, 0.5, 0.25, LAYERS)
    assert vector_area(solid, "floor of 1") == pytest.approx([0, 0, AREAS["chamber 1"]], rel=1e-12)
    assert vector_area(solid, "cap over 1") == pytest.approx([0, 0, -AREAS["chamber 1"]], rel=1e-12)
    for name, height in (("floor of 1", 0.5), ("cap over 1", 5.75), ("top", 6.0), ("root", 0.0)):
        assert (solid.skfem.p[2, solid.skfem.facets[:, solid.facets_of(name)]] == height).all()


def test_round_chambers_stay_round() -> None:
    section = curved_ring()
    solid = array_solid(section, 3.0, 0.5, 0.5, LAYERS)
    check_mesh(solid)
    hole = integral(fem, 1.0 * section.dx("chamber 0", degree=6))
    assert hole == pytest.approx(np.pi, rel=5e-3)  # eight parabolas; a square with these corners has 2
    assert enclosed(solid, "tubule 0", "floor of 0", "cap over 0") == pytest.approx(2 * hole, rel=1e-12)
    assert area(solid, "tubule 0") == pytest.approx(2 * 2 * np.pi, rel=1e-3)
    assert area(solid, "rim") == pytest.approx(3 * 4 * np.pi, rel=1e-3)


def test_a_chamber_that_the_section_cuts_through_has_no_wall_there() -> None:
    plane = skfem.MeshQuad.init_tensor([0.0, 1.0, 2.0], [0.0, 1.0, 2.0])
    chamber = np.nonzero(plane.p[:, plane.t].mean(axis=1).max(axis=0) < 1)[0]
    regions = {"wall": np.setdiff1d(np.arange(4), chamber), "chamber 5": chamber}
    cut = plane.facets_satisfying(lambda x: x.min(axis=0) < 1e-9, boundaries_only=True)
    section = Mesh.from_skfem(plane, regions, {"cut": cut, "rim": np.setdiff1d(plane.boundary_facets(), cut)})
    solid = array_solid(section, 5.0, 1.0, 1.0)
    assert area(solid, "tubule 5") == pytest.approx(2 * 3, rel=1e-12)
    assert area(solid, "cut") == pytest.approx(2 * (2 * 5 - 3), rel=1e-12)


@pytest.mark.parametrize("cap", [0.0, 0.25])
def test_layers_are_thin_at_the_root_and_below_the_cap(cap: float) -> None:
    z = np.unique(array_solid(plane_section(), 6.0, 0.5, cap, Layers(along=8, plate=2, first=0.1)).skfem.p[2])
    sizes = np.diff(z)
    assert sizes[:2] == pytest.approx([0.25, 0.25])
    assert sizes[2] == pytest.approx(0.1, rel=1e-9)
    if cap:
        assert sizes[-2:] == pytest.approx([0.125, 0.125])
        assert sizes[2:-2] == pytest.approx(sizes[-3:1:-1])
    else:
        assert sizes[-1] == sizes.max() > 1.0
        assert len(sizes) == 10


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"height": -1.0}, "height = -1 m: expected a positive height"),
        ({"height": np.nan}, "height = nan m"),
        ({"root": -0.1}, "root = -0.1 m: expected a thickness, or 0 for none"),
        ({"cap": -0.1}, "cap = -0.1 m"),
        ({"root": 1.0, "cap": 1.0}, "root and cap = 1 and 1 m: expected less than the height of 2 m"),
        ({"cap": 0.5, "layers": Layers(along=5, first=0.1)}, "along = 5: expected an even number"),
    ],
)
def test_sizes_that_cannot_be(arguments: dict, words: str) -> None:
    with pytest.raises(InputError, match=words):
        array_solid(plane_section(), **{"height": 2.0, **arguments})


@pytest.mark.parametrize("arguments", [{"along": 0}, {"plate": 0}, {"along": 2.5}, {"plate": True}, {"first": 0.0}])
def test_layers_that_cannot_be(arguments: dict) -> None:
    with pytest.raises(InputError, match=next(iter(arguments))):
        Layers(**arguments)


def test_sections_without_wall_or_chambers_or_with_cells_of_neither() -> None:
    section = plane_section()
    mesh, regions = section.skfem, dict(section.regions)
    without_wall = Mesh.from_skfem(mesh, {name: cells for name, cells in regions.items() if name != "wall"})
    with pytest.raises(MeshError, match=r"section = regions chamber 0, .*: expected a region 'wall'"):
        array_solid(without_wall, 1.0)
    with pytest.raises(MeshError, match="section = regions wall: expected a region 'chamber 0'"):
        array_solid(Mesh.from_skfem(mesh, {"wall": regions["wall"]}), 1.0)
    del regions["chamber 0"]
    with pytest.raises(MeshError, match="section = 9 cells in no region: expected each cell in wall or a chamber"):
        array_solid(Mesh.from_skfem(mesh, regions), 1.0)
    with pytest.raises(MeshError, match="a mesh of triangles"):
        array_solid(Mesh.from_skfem(skfem.MeshTri(), {"wall": [0], "chamber 0": [1]}), 1.0)


@pytest.mark.parametrize("wall", [10 * nm, 5 * nm])
def test_a_honeycomb_of_seven_closed_tubules(wall: float) -> None:
    """Sharp corners: each chamber is a prism over a hexagon, sqrt(3)/2 W^2."""
    section = array_section(Array(HEXAGON, width=100 * nm, wall=wall, count=7, fillet=0.0), across=1, along=2, chambers=True)
    solid = array_solid(section, 500 * nm, 20 * nm, 30 * nm, Layers(along=4, plate=1))
    check_mesh(solid)
    hexagon = np.sqrt(3) / 2 * (100 * nm) ** 2
    assert volume(solid, "root plate") == pytest.approx(7 * 20 * nm * hexagon, rel=1e-9, abs=0)
    for k in range(7):
        closed = [f"tubule {k}", f"floor of {k}", f"cap over {k}"]
        assert enclosed(solid, *closed) == pytest.approx(450 * nm * hexagon, rel=1e-9, abs=0)
        assert area(solid, closed[0]) == pytest.approx(450 * nm * 6 * 100 * nm / np.sqrt(3), rel=1e-9, abs=0)
    named = np.concatenate(list(solid.surfaces.values()))
    assert sorted(named) == sorted(solid.skfem.boundary_facets())


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: array_solid("section.msh", 1.0), "section = 'section.msh'"),
        (lambda: array_solid(curved_ring(), 1.0, layers=4), "layers = 4"),
        (lambda: extrude("section.msh", [0.0, 1.0]), "section = 'section.msh'"),
        (lambda: tetrahedra("solid.msh"), "mesh = 'solid.msh'"),
    ],
)
def test_what_is_no_mesh_is_refused(make, words):
    with pytest.raises(InputError, match=words):
        make()


def test_a_height_in_another_unit_is_refused():
    section = array_section(Array(wall=10e-9), chambers=True)
    with pytest.raises(InputError, match="height = 20 m"):
        array_solid(section, 20.0)
