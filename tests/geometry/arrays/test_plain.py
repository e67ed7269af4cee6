"""Discs and rings."""

import numpy as np
import pytest
from sections import area, cell_areas, euler, length, lies_on, named_once

from femiec.engine import embedded as fem
from femiec.errors import InputError
from femiec.geometry import check_mesh
from femiec.geometry.arrays import disc, ring
from femiec.quantities import nm


def test_a_disc_is_its_half_section():
    mesh = disc(50 * nm, 10 * nm, levels=1)
    assert area(mesh, "wall") == pytest.approx(500 * nm**2, rel=1e-12, abs=0)
    lengths = {"below": 50 * nm, "above": 50 * nm, "edge": 10 * nm, "axis": 10 * nm}
    assert {name: length(mesh, name) for name in mesh.surfaces} == pytest.approx(lengths, rel=1e-12, abs=0)
    assert named_once(mesh)
    where = {"below": (1, -5 * nm), "above": (1, 5 * nm), "edge": (0, 50 * nm), "axis": (0, 0.0)}
    for name, (axis, value) in where.items():
        np.testing.assert_allclose(mesh.skfem.p[axis, mesh.skfem.facets[:, mesh.facets_of(name)]], value, atol=1e-12 * nm)


def test_a_disc_is_finer_at_its_edge():
    r = np.unique(disc(500 * nm, 10 * nm, along=20).skfem.p[0])
    assert np.diff(r)[-1] == pytest.approx(10 * nm / 8, rel=1e-6, abs=0)
    assert (np.diff(r, 2) < 0).all()
    assert np.diff(r)[-2] / np.diff(r)[-1] < 1.5


def test_a_sector_is_a_part_of_the_polygon_in_the_circle():
    mesh = ring(50 * nm, 60 * nm, angle=np.pi / 3, across=2, along=8)
    part = 8 / 2 * np.sin(np.pi / 24) * (60**2 - 50**2) * nm**2
    assert area(mesh, "wall") == pytest.approx(part, rel=1e-12, abs=0)
    assert (cell_areas(mesh) > 0).all()
    assert named_once(mesh)
    assert euler(mesh) == 1
    assert length(mesh, "start") == pytest.approx(10 * nm, rel=1e-12, abs=0)
    turn = np.array([[0.5, -np.sqrt(3) / 2], [np.sqrt(3) / 2, 0.5]])
    start, end = (mesh.skfem.p[:, np.unique(mesh.skfem.facets[:, mesh.facets_of(name)])] for name in ("start", "end"))
    assert lies_on(turn @ start, end) < 1e-9 * nm
    for name, radius in (("inner", 50), ("outer", 60)):
        on = mesh.skfem.p[:, mesh.skfem.facets[:, mesh.facets_of(name)]]
        np.testing.assert_allclose(np.linalg.norm(on, axis=0), radius * nm, rtol=1e-12)


@pytest.mark.parametrize(("inner", "outer"), [(50, 52), (50, 60), (15, 65)])
def test_a_closed_ring_has_no_seam(inner, outer):
    mesh = ring(inner * nm, outer * nm)
    assert euler(mesh) == 0
    assert named_once(mesh)
    quality = check_mesh(mesh)
    assert quality.min_scaled_jacobian > 0.9
    assert quality.max_aspect < 3


def test_curved_rings_have_the_area_of_circles():
    errors = []
    for levels in (0, 1):
        mesh = ring(50 * nm, 60 * nm, across=1, along=12, levels=levels, curved=True)
        check_mesh(mesh)
        errors.append(abs(fem.assemble_scalar(fem.form(1.0 * mesh.dx(degree=4))) / (np.pi * 1100 * nm**2) - 1))
    assert 3.8 < np.log2(errors[0] / errors[1]) < 4.2
    assert errors[0] < 2e-4


@pytest.mark.parametrize(
    ("make", "sizes", "bad", "argument"),
    [
        (disc, (50 * nm, 10 * nm), {"across": 0}, "across"),
        (disc, (50 * nm, 10 * nm), {"levels": -1}, "levels"),
        (disc, (0.0, 10 * nm), {}, "radius"),
        (disc, (50 * nm, float("inf")), {}, "wall"),
        (ring, (50 * nm, 50 * nm), {}, "inner"),
        (ring, (-1 * nm, 50 * nm), {}, "inner"),
        (ring, (50 * nm, 60 * nm), {"angle": 7.0}, "angle"),
        (ring, (50 * nm, 60 * nm), {"angle": 0.0}, "angle"),
        (ring, (50 * nm, 60 * nm), {"along": 2}, "along"),
    ],
)
def test_sizes_that_are_none(make, sizes, bad, argument):
    with pytest.raises(InputError, match=rf"^{argument} = "):
        make(*sizes, **bad)
