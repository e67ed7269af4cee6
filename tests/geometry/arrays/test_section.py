"""Meshes of arrays in cross-section."""

import numpy as np
import pytest
from sections import area, cell_areas, euler, length, lies_on, named_once

from femiec.engine import embedded as fem
from femiec.errors import InputError
from femiec.estimates.arrays import hexagonal_holes, round_holes
from femiec.geometry import check_mesh
from femiec.geometry.arrays import HEXAGON, ROUND, SQUARE, Array, Scatter, array_section
from femiec.quantities import nm

SIZES = [(100, 10), (100, 20), (200, 50), (100, 60), (30, 50), (60, 60)]
SHAPES = pytest.mark.parametrize("shape", [HEXAGON, ROUND, SQUARE], ids=lambda shape: shape.name)


def rings(shape, number):
    return ([1, 9, 25] if shape is SQUARE else [1, 7, 19])[number]


def footprint(shape, pitch):
    """Area of the cell of one tubule [m2]."""
    return pitch**2 if shape is SQUARE else np.sqrt(3) / 2 * pitch**2


@SHAPES
@pytest.mark.parametrize("chambers", [False, True])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_cells_fit_together_and_names_cover_the_boundary(shape, chambers, number):
    count = rings(shape, number)
    mesh = array_section(Array(shape, 100 * nm, 20 * nm, count=count), chambers=chambers)
    tubules = [f"tubule {i}" for i in range(count)]
    assert set(mesh.surfaces) == {*tubules, "rim"}
    assert set(mesh.regions) == {"wall", *(f"chamber {i}" for i in range(count) if chambers)}
    assert euler(mesh) == 1 - (0 if chambers else count)
    assert named_once(mesh, *(tubules if chambers else []))
    assert (cell_areas(mesh) > 0).all()
    if chambers:
        for i in range(count):
            assert set(mesh.between("wall", f"chamber {i}")[0]) == set(mesh.facets_of(f"tubule {i}"))


@SHAPES
@pytest.mark.parametrize(("width", "wall"), SIZES)
@pytest.mark.parametrize("rim", [0.5, 3.0])
def test_no_cell_is_badly_shaped(shape, width, wall, rim):
    array = Array(shape, width * nm, wall * nm, count=rings(shape, 1), rim=rim * wall * nm)
    for levels in (0, 1):
        quality = check_mesh(array_section(array, chambers=True, levels=levels))
        assert quality.min_scaled_jacobian > 0.6
        assert quality.max_aspect < 9


@pytest.mark.parametrize(("width", "wall"), SIZES)
def test_sharp_hexagons_have_the_porosity_of_the_closed_form(width, wall):
    array = Array(HEXAGON, width * nm, wall * nm, fillet=0.0, periodic=(2, 2))
    mesh, expected = array_section(array, chambers=True), hexagonal_holes(width * nm, wall * nm)
    whole = 4 * footprint(HEXAGON, array.pitch)
    chambers = area(mesh, *(f"chamber {i}" for i in range(4)))
    assert chambers / whole == pytest.approx(expected.porosity, rel=1e-12, abs=0)
    assert area(mesh, "wall") / whole == pytest.approx(expected.solid_fraction, rel=1e-12, abs=0)
    perimeter = sum(length(mesh, f"tubule {i}") for i in range(4))
    assert perimeter / whole == pytest.approx(expected.perimeter_per_area, rel=1e-12, abs=0)


@pytest.mark.parametrize(("width", "wall"), SIZES)
def test_round_holes_tend_to_the_porosity_of_the_closed_form(width, wall):
    array = Array(ROUND, width * nm, wall * nm, periodic=(1, 1))
    expected = round_holes(width * nm, wall * nm).solid_fraction
    errors = [area(array_section(array, levels=n)) / footprint(ROUND, array.pitch) / expected - 1 for n in (0, 1, 2)]
    assert np.log2(np.divide(errors[:-1], errors[1:])) == pytest.approx([2, 2], abs=0.02)
    assert 0 < errors[2] < 6e-3  # chords cut the holes' edge off, so there is more wall


@pytest.mark.parametrize("shape", [HEXAGON, ROUND], ids=["hexagon", "round"])
def test_curved_cells_follow_the_holes(shape):
    """The area of a circle or of fillets from cells of second order: fourth order in the size of the cells."""
    array = Array(shape, 100 * nm, 60 * nm, periodic=(1, 1))
    corners = array.fillet**2 * (2 * np.sqrt(3) - np.pi)
    hole = np.pi * array.width**2 / 4 if shape.round else np.sqrt(3) / 2 * array.width**2 - corners
    errors = []
    for levels in (0, 1):
        mesh = array_section(array, levels=levels, curved=True)
        check_mesh(mesh)
        found = fem.assemble_scalar(fem.form(1.0 * mesh.dx(degree=4)))
        errors.append(abs(found / (footprint(shape, array.pitch) - hole) - 1))
    assert 3.8 < np.log2(errors[0] / errors[1]) < 4.2
    assert errors[0] < 1e-4


@pytest.mark.parametrize("fillet", [0.0, 5 * nm])
def test_area_of_one_hexagon_and_its_rim(fillet):
    array = Array(HEXAGON, 100 * nm, 20 * nm, rim=35 * nm, fillet=fillet)
    mesh = array_section(array, chambers=True)
    outside = np.sqrt(3) / 2 * (100 * nm + 2 * 35 * nm) ** 2
    assert area(mesh) == pytest.approx(outside, rel=1e-12, abs=0)
    assert length(mesh, "rim") == pytest.approx(2 * np.sqrt(3) * 170 * nm, rel=1e-12, abs=0)


@SHAPES
def test_the_rim_has_its_thickness_at_every_outer_chamber(shape):
    array = Array(shape, 100 * nm, 20 * nm, count=rings(shape, 2), rim=30 * nm)
    mesh = array_section(array)
    ends = mesh.skfem.p[:, mesh.skfem.facets[:, mesh.facets_of("rim")]]
    outer = range(rings(shape, 1), rings(shape, 2))
    for i in outer:
        nodes = np.unique(mesh.skfem.facets[:, mesh.facets_of(f"tubule {i}")])
        along = ends[:, 1] - ends[:, 0]
        shifted = mesh.skfem.p[:, nodes][:, None] - ends[:, 0][:, :, None]
        share = np.clip((along[..., None] * shifted).sum(0) / (along**2).sum(0)[:, None], 0, 1)
        distance = np.linalg.norm(shifted - share * along[..., None], axis=0)
        assert distance.min() == pytest.approx(30 * nm, rel=1e-9, abs=0)


@SHAPES
def test_walls_have_their_thickness(shape):
    mesh = array_section(Array(shape, 100 * nm, 20 * nm, count=rings(shape, 1)))
    on = [mesh.skfem.p[:, np.unique(mesh.skfem.facets[:, mesh.facets_of(f"tubule {i}")])] for i in (0, 1)]
    assert on[1][0].min() - on[0][0].max() == pytest.approx(20 * nm, rel=1e-9, abs=0)


@SHAPES
def test_a_turn_by_one_side_maps_the_nodes_to_nodes(shape):
    mesh = array_section(Array(shape, 100 * nm, 20 * nm, count=rings(shape, 2)), chambers=True)
    angle = 2 * shape.half_angle
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    inside = np.unique(mesh.skfem.t[:, mesh.cells_of("wall")])
    assert lies_on(turn @ mesh.skfem.p[:, inside], mesh.skfem.p) < 1e-6 * nm
    # ring by ring, counter-clockwise: the turn takes the first tubule of a ring to that a sixth (a quarter) further
    middles = [
        mesh.skfem.p[:, np.unique(mesh.skfem.facets[:, mesh.facets_of(f"tubule {i}")])].mean(1) for i in range(rings(shape, 2))
    ]
    for number, first in ((1, 1), (2, rings(shape, 1))):
        step = (rings(shape, number) - rings(shape, number - 1)) // shape.sides
        np.testing.assert_allclose(turn @ middles[first], middles[first + step], atol=1e-6 * nm)
        assert middles[first][1] == pytest.approx(0, abs=1e-6 * nm)
        assert middles[first][0] > 0
    np.testing.assert_allclose(middles[0], 0, atol=1e-6 * nm)


@SHAPES
def test_refined_meshes_are_nested(shape):
    array = Array(shape, 100 * nm, 20 * nm, count=rings(shape, 1), scatter=Scatter(0.1, 0.03))
    coarse, fine = (array_section(array, levels=n, chambers=True).skfem for n in (0, 1))
    assert fine.nelements == 4 * coarse.nelements
    assert lies_on(coarse.p, fine.p) < 1e-6 * nm


def test_numbers_of_cells():
    array = Array(HEXAGON, 100 * nm, 20 * nm, fillet=0.0, rim=10 * nm)
    assert array_section(array, across=3, along=4).skfem.nelements == 6 * 3 * 4
    assert array_section(Array(ROUND, 100 * nm, 20 * nm), across=2, along=4).skfem.nelements == 6 * 4 * 4
    assert array_section(array, across=3, along=4, levels=2).skfem.nelements == 16 * 6 * 3 * 4


@pytest.mark.parametrize("bad", [{"across": 0}, {"along": 3}, {"along": 0}, {"levels": -1}, {"levels": 0.5}, {"across": True}])
def test_numbers_that_are_none(bad):
    with pytest.raises(InputError, match=rf"^{next(iter(bad))} = "):
        array_section(Array(wall=10 * nm), **bad)


def test_what_is_no_array():
    with pytest.raises(InputError, match=r"^array = 'hexagons': expected an Array"):
        array_section("hexagons")


@SHAPES
@pytest.mark.parametrize("more", [0.2, 2.0])
def test_a_thin_rim_is_there(shape, more):
    """Beyond the cell of a tubule alone it is a band of the same shape."""
    thin, half = (array_section(Array(shape, 100 * nm, 20 * nm, rim=rim * nm), across=1) for rim in (10 + more, 10))
    band = cell_areas(thin).sum() - cell_areas(half).sum()
    assert band == pytest.approx(footprint(shape, (120 + 2 * more) * nm) - footprint(shape, 120 * nm), rel=1e-6)
