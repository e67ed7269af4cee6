"""Bands that are stretched along z."""

from dataclasses import astuple, replace

import numpy as np
import pytest
import skfem

from femiec.errors import InputError, MeshError
from femiec.geometry import Cells, Mesh, Tubule, measure_tubule, travelling, tubule_mesh
from femiec.geometry.stretching import BandLines, band_lines, moved, placed, stretched
from femiec.quantities import um

FULL = Tubule()
HOLLOW = replace(FULL, bottom=2 * um)


def meshed(tubule: Tubule) -> BandLines:
    return band_lines(tubule_mesh(tubule, cells=travelling(tubule)))


@pytest.mark.parametrize("triangles", [False, True])
def test_the_bands_are_the_lines_of_the_mesh(triangles: bool) -> None:
    mesh = tubule_mesh(HOLLOW, cells=Cells(2, 1, 4, 3, along_void=2), triangles=triangles)
    lines = band_lines(mesh).lines
    assert {name: len(z) for name, z in lines.items()} == {"void": 3, "lithium": 5, "gas": 4}
    np.testing.assert_array_equal(np.unique(np.concatenate(list(lines.values()))), np.unique(mesh.skfem.p[1]))


def test_stretched_bands_end_at_the_front() -> None:
    found = meshed(HOLLOW)
    z = stretched(found, 13 * um, 7 * um)
    assert [(name, *line[[0, -1]]) for name, line in z.items()] == [
        ("void", 0.0, 7 * um),
        ("lithium", 7 * um, 13 * um),
        ("gas", 13 * um, 20 * um),
    ]
    for name, factor in {"void": 7 / 2, "lithium": 6 / 8, "gas": 7 / 10}.items():
        np.testing.assert_allclose(np.diff(z[name]), factor * np.diff(found.lines[name]), rtol=1e-6)
    assert "void" not in stretched(found, 13 * um)


@pytest.mark.parametrize(("tip", "bottom"), [(0.0, 0.0), (20 * um, 0.0), (5 * um, 6 * um), (5 * um, -1 * um), (np.nan, 0.0)])
def test_fronts_that_are_none(tip: float, bottom: float) -> None:
    with pytest.raises(InputError, match=r"^tip = .* m above a bottom of .* m: expected 0 <= bottom < tip < height, 2e-05 m; "):
        stretched(meshed(HOLLOW), tip, bottom)


def test_a_void_that_the_mesh_lacks() -> None:
    with pytest.raises(InputError, match=r"^bottom = 1e-06 m: expected 0 for a mesh without a void; make a mesh"):
        stretched(meshed(FULL), 5 * um, 1 * um)


@pytest.mark.parametrize("triangles", [False, True])
@pytest.mark.parametrize(
    ("tubule", "tip", "bottom"), [(FULL, 0.7 * um, 0.0), (HOLLOW, 19 * um, 18 * um), (HOLLOW, 3 * um, 1 * um)]
)
def test_a_placed_mesh_measures_as_the_front(tubule: Tubule, tip: float, bottom: float, triangles: bool) -> None:
    mesh = tubule_mesh(tubule, triangles=triangles)
    before = mesh.nodes.copy()
    there = placed(mesh, tip, bottom)
    expected = replace(tubule, filling=tip / tubule.height, bottom=bottom)
    assert astuple(measure_tubule(there)) == pytest.approx(astuple(expected), rel=1e-12, abs=0)
    np.testing.assert_array_equal(there.nodes[0], before[0])
    z = np.concatenate(list(stretched(band_lines(mesh), tip, bottom).values()))
    np.testing.assert_allclose(np.unique(there.nodes[1]), np.unique(z), rtol=1e-12)
    np.testing.assert_array_equal(mesh.nodes, before)
    assert (there.surface_ids, there.region_ids) == (mesh.surface_ids, mesh.region_ids)


def test_a_void_cannot_be_closed() -> None:
    with pytest.raises(InputError, match=r"^bottom = 0 m: expected a void as in the mesh; make a mesh without one"):
        placed(tubule_mesh(HOLLOW), 5 * um)


@pytest.mark.parametrize("kind", [skfem.MeshTri, skfem.MeshQuad, skfem.MeshTri2, skfem.MeshQuad2, skfem.MeshTet])
def test_a_moved_copy_shares_cells_and_nothing_else(kind: type) -> None:
    mesh = Mesh.from_skfem(kind().refined(1), {"all": range(kind().refined(1).nelements)})
    before = mesh.nodes.copy()
    copy = moved(mesh, before**2 + 3 * before)
    np.testing.assert_array_equal(copy.cell_nodes, mesh.cell_nodes)
    np.testing.assert_array_equal(copy.nodes, before**2 + 3 * before)
    np.testing.assert_array_equal(copy.skfem.p, copy.nodes[:, : copy.skfem.nvertices])
    np.testing.assert_array_equal(mesh.nodes, before)
    assert copy.ufl_domain() != mesh.ufl_domain()
    with pytest.raises(MeshError, match="turned inside out"):
        moved(mesh, np.vstack([-before[:1], before[1:]]))
    with pytest.raises(MeshError, match="shape"):
        moved(mesh, before[:, 1:])
