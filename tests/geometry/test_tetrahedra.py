"""Hexahedra cut into tetrahedra."""

import numpy as np
import pytest
import skfem
from drawn import area, curved_ring, enclosed, plane_section, triple_products, vector_area, volume

from femiec.errors import MeshError
from femiec.geometry import Layers, Mesh, array_solid, check_mesh, extrude, tetrahedra

LAYERS = Layers(along=4, plate=1, first=0.4)


@pytest.fixture(scope="module")
def solid() -> Mesh:
    return array_solid(plane_section(turned=True), 6.0, 0.5, 0.25, LAYERS)


def test_regions_and_surfaces_are_what_they_were(solid: Mesh) -> None:
    cut = tetrahedra(solid)
    for name in solid.regions:
        assert volume(cut, name) == pytest.approx(volume(solid, name), rel=1e-12)
    for name in solid.surfaces:
        assert len(cut.facets_of(name)) == 2 * len(solid.facets_of(name))
        assert vector_area(cut, name) == pytest.approx(vector_area(solid, name), rel=1e-12, abs=1e-12)
        assert area(cut, name) == pytest.approx(area(solid, name), rel=1e-12)
    assert (cut.region_ids, cut.surface_ids) == (solid.region_ids, solid.surface_ids)


def test_they_fit_together_and_are_right_handed(solid: Mesh) -> None:
    cut = tetrahedra(solid)
    check_mesh(cut)
    assert (triple_products(cut) > 0).all()
    assert cut.skfem.nelements == 6 * solid.skfem.nelements
    assert sorted(np.concatenate(list(cut.surfaces.values()))) == sorted(cut.skfem.boundary_facets())
    assert -enclosed(cut) == pytest.approx(volume(cut), rel=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_any_numbering_of_the_vertices_will_do(seed: int) -> None:
    """Neighbours agree on the diagonal of the face between them, however their vertices are numbered."""
    plain = skfem.MeshHex.init_tensor(np.arange(4.0), np.arange(3.0), np.arange(3.0))
    new = np.random.default_rng(seed).permutation(plain.nvertices)
    points = np.empty_like(plain.p)
    points[:, new] = plain.p
    mesh = Mesh.from_skfem(skfem.MeshHex1(points, new[plain.t]))
    cut = tetrahedra(mesh)
    check_mesh(cut)
    assert (triple_products(cut) > 0).all()
    assert len(cut.skfem.boundary_facets()) == 2 * len(mesh.skfem.boundary_facets())
    assert volume(cut) == pytest.approx(12.0, rel=1e-12)


def test_a_surface_inside_is_cut_too() -> None:
    section = plane_section()
    inner = section.between("wall", "chamber 0")[0]
    solid = extrude(Mesh.from_skfem(section.skfem, section.regions, {"around 0": inner}), [0.0, 1.0, 2.0])
    cut = tetrahedra(solid)
    assert sorted(cut.facets_of("around 0")) == sorted(cut.between("wall", "chamber 0")[0])


def test_only_straight_hexahedra_are_cut() -> None:
    with pytest.raises(MeshError, match="a mesh of quadrilateral cells: expected straight-sided hexahedra"):
        tetrahedra(plane_section())
    with pytest.raises(MeshError, match="a mesh of curved hexahedron cells"):
        tetrahedra(extrude(curved_ring(), [0.0, 1.0]))
