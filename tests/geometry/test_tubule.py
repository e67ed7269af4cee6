"""The sizes of a tubule and its structured mesh."""

from dataclasses import astuple

import numpy as np
import pytest
import skfem
from hypothesis import given, settings
from hypothesis import strategies as st

from femiec.errors import InputError
from femiec.geometry import Cells, Mesh, Tubule, check_mesh, measure_tubule, tubule_mesh
from femiec.quantities import nm, um

SURFACES = ["axis", "cap", "outer wall", "root", "tip", "wall root", "wall top", "wall|gas", "wall|lithium"]


def volume(mesh: Mesh, region: str) -> float:
    """The volume of a region that is turned about the axis [m3], by scikit-fem's quadrature."""
    basis = skfem.Basis(mesh.skfem, mesh.skfem.elem(), elements=mesh.cells_of(region), intorder=2)
    return float((2 * np.pi * np.asarray(basis.global_coordinates())[0] * basis.dx).sum())


def length(mesh: Mesh, surface: str) -> float:
    """The length of a surface in the cross-section [m]."""
    ends = mesh.skfem.p[:, mesh.skfem.facets[:, mesh.facets_of(surface)]]
    return float(np.linalg.norm(ends[:, 1] - ends[:, 0], axis=0).sum())


@pytest.mark.parametrize("triangles", [False, True])
@pytest.mark.parametrize("levels", [0, 1])
def test_volumes_and_lengths(triangles: bool, levels: int) -> None:
    tubule = Tubule(width=80 * nm, wall=12 * nm, height=3 * um, filling=0.3)
    mesh = tubule_mesh(tubule, levels=levels, triangles=triangles)
    r, R, h = 40 * nm, 52 * nm, 3 * um
    volumes = {"lithium": np.pi * r**2 * 0.3 * h, "gas": np.pi * r**2 * 0.7 * h, "wall": np.pi * (R**2 - r**2) * h}
    assert {name: volume(mesh, name) for name in mesh.regions} == pytest.approx(volumes, rel=1e-12, abs=0)
    lengths = dict(zip(SURFACES, [h, r, h, r, r, R - r, R - r, 0.7 * h, 0.3 * h], strict=True))
    assert {name: length(mesh, name) for name in sorted(mesh.surfaces)} == pytest.approx(lengths, rel=1e-12, abs=0)


@pytest.mark.parametrize("triangles", [False, True])
def test_a_void_lies_between_root_and_lithium(triangles: bool) -> None:
    tubule = Tubule(width=80 * nm, wall=12 * nm, height=3 * um, filling=0.6, bottom=1 * um)
    mesh = tubule_mesh(tubule, triangles=triangles)
    r, R, h = 40 * nm, 52 * nm, 3 * um
    heights = {"void": 1 * um, "lithium": 0.8 * um, "gas": 1.2 * um}
    volumes = {name: np.pi * r**2 * height for name, height in heights.items()} | {"wall": np.pi * (R**2 - r**2) * h}
    assert {name: volume(mesh, name) for name in mesh.regions} == pytest.approx(volumes, rel=1e-12, abs=0)
    lengths = {f"wall|{name}": height for name, height in heights.items()} | {"lithium|void": r, "tip": r, "root": r}
    assert {name: length(mesh, name) for name in lengths} == pytest.approx(lengths, rel=1e-12, abs=0)
    assert set(mesh.surfaces) == {*SURFACES, "lithium|void", "wall|void"}
    assert np.isin(mesh.skfem.f2t[0, mesh.facets_of("root")], mesh.cells_of("void")).all()
    z = mesh.skfem.p[1, mesh.skfem.facets[:, mesh.facets_of("lithium|void")]]
    assert (z == tubule.bottom).all()


def test_a_void_is_fine_at_both_ends() -> None:
    tubule = Tubule(bottom=5 * um)
    z = np.unique(tubule_mesh(tubule).skfem.p[1])
    for place in (0.0, tubule.bottom, tubule.tip):
        at = np.searchsorted(z, place)
        assert max(np.diff(z)[max(at - 1, 0) : at + 1]) <= tubule.radius / 8


@pytest.mark.parametrize("triangles", [False, True])
def test_counts(triangles: bool) -> None:
    cells = Cells(across_lithium=3, across_wall=2, along_lithium=6, along_gas=5)
    mesh = tubule_mesh(Tubule(), levels=1, cells=cells, triangles=triangles)
    per_quad = 2 if triangles else 1
    assert {name: len(found) for name, found in mesh.regions.items()} == {
        "lithium": 6 * 12 * per_quad,
        "gas": 6 * 10 * per_quad,
        "wall": 4 * 22 * per_quad,
    }
    facets = dict(zip(SURFACES, [22, 6, 22, 6, 6, 4, 4, 10, 12], strict=True))
    assert {name: len(mesh.facets_of(name)) for name in sorted(mesh.surfaces)} == facets
    assert sorted(np.concatenate([mesh.surfaces[name] for name in SURFACES if "|" not in name and name != "tip"])) == sorted(
        mesh.skfem.boundary_facets()
    )


def test_quadrilaterals_are_counter_clockwise() -> None:
    mesh = tubule_mesh(Tubule())
    x, y = mesh.skfem.p[:, mesh.skfem.t]
    area = 0.5 * sum(x[k] * y[(k + 1) % 4] - x[(k + 1) % 4] * y[k] for k in range(4))
    assert (area > 0).all()
    assert area.sum() == pytest.approx(55 * nm * 20 * um, rel=1e-12, abs=0)


def test_points_lie_on_their_lines() -> None:
    tubule = Tubule(width=70 * nm, wall=7 * nm, height=13 * um, filling=0.37)
    mesh = tubule_mesh(tubule, levels=2)
    where = {
        "axis": (0, 0.0),
        "wall|lithium": (0, tubule.radius),
        "wall|gas": (0, tubule.radius),
        "outer wall": (0, tubule.outer_radius),
        "root": (1, 0.0),
        "wall root": (1, 0.0),
        "tip": (1, tubule.tip),
        "cap": (1, tubule.height),
        "wall top": (1, tubule.height),
    }
    for name, (axis, value) in where.items():
        assert (mesh.skfem.p[axis, mesh.skfem.facets[:, mesh.facets_of(name)]] == value).all(), name


def test_it_is_fine_at_root_tip_and_wall() -> None:
    tubule = Tubule()
    r, z = (np.unique(line) for line in tubule_mesh(tubule).skfem.p)
    dr, dz = np.diff(r), np.diff(z)
    root, tip, wall = 0, np.searchsorted(z, tubule.tip), np.searchsorted(r, tubule.radius)
    assert max(dz[root], dz[tip - 1], dz[tip]) <= tubule.radius / 8
    assert max(dr[wall - 1], dr[wall]) <= tubule.radius / 16
    # geometric: one ratio on each stretch, none that would spoil the interpolation
    for sizes in (dz[:28], dz[tip - 1 : 27 : -1], dz[tip:], dr[wall - 1 :: -1]):
        ratios = sizes[1:] / sizes[:-1]
        np.testing.assert_allclose(ratios, ratios[0], rtol=1e-6)
        assert 1 < ratios[0] < 1.5
    assert dz.max() > 100 * dz.min()


def test_refined_meshes_are_nested() -> None:
    coarse, fine = (tubule_mesh(Tubule(), levels=k).skfem for k in (0, 1))
    assert fine.nelements == 4 * coarse.nelements
    assert set(map(tuple, coarse.p.T)) <= set(map(tuple, fine.p.T))


@pytest.mark.parametrize("levels", [-1, 0.5])
def test_levels_that_are_none(levels: float) -> None:
    with pytest.raises(InputError, match=r"^levels = "):
        tubule_mesh(Tubule(), levels=levels)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(
    width=st.floats(1e-9, 1e-3),
    wall=st.floats(0.5e-9, 1e-3),
    height=st.floats(6e-9, 1e-3),
    filling=st.floats(0.4, 0.6),
    hollow=st.one_of(st.just(0.0), st.floats(0.42, 0.58)),
    triangles=st.booleans(),
)
def test_any_tubule_has_a_mesh_that_measures_the_same(
    width: float, wall: float, height: float, filling: float, hollow: float, triangles: bool
) -> None:
    tubule = Tubule(width, wall, height, filling, hollow * filling * height)
    mesh = tubule_mesh(tubule, triangles=triangles)
    check_mesh(mesh)
    # the wall is the difference of two radii, so that a thin one loses digits
    np.testing.assert_allclose(astuple(measure_tubule(mesh)), astuple(tubule), rtol=1e-9)
