"""Plane meshes drawn out along z."""

import numpy as np
import pytest
import skfem
from drawn import area, curved_ring, enclosed, plane_section, triple_products, vector_area, volume

from femiec.checks.section import integral
from femiec.engine import embedded as fem
from femiec.errors import InputError, MeshError
from femiec.geometry import Mesh, check_mesh, extrude

HEIGHTS = [-0.5, 0.25, 1.0, 3.0]


def with_surfaces(section: Mesh) -> Mesh:
    """The section with its west side, an inner surface, and all of its boundary."""
    x = section.skfem.p[0, section.skfem.facets].mean(axis=0)
    west, inside = (np.nonzero(np.isclose(x, place))[0] for place in (0.0, 0.4))
    return Mesh.from_skfem(
        section.skfem, section.regions, {"west": west, "inside": inside, "rim": section.skfem.boundary_facets()}
    )


@pytest.mark.parametrize("turned", [False, True])
def test_volumes_and_areas_are_those_of_the_section_times_height(turned: bool) -> None:
    section = with_surfaces(plane_section(turned))
    solid = extrude(section, HEIGHTS)
    for name in section.regions:
        assert volume(solid, name) == pytest.approx(3.5 * integral(fem, 1.0 * section.dx(name, degree=2)), rel=1e-12)
    assert area(solid, "west") == pytest.approx(3.5 * 4.5, rel=1e-12)
    assert area(solid, "rim") == pytest.approx(3.5 * 18, rel=1e-12)
    assert area(solid, "root") == pytest.approx(4.5**2, rel=1e-12)
    assert vector_area(solid, "west") == pytest.approx([-3.5 * 4.5, 0, 0], rel=1e-12)
    assert vector_area(solid, "top") == pytest.approx([0, 0, 4.5**2], rel=1e-12)
    assert vector_area(solid, "root") == pytest.approx([0, 0, -(4.5**2)], rel=1e-12)
    inside = solid.skfem.p[0, solid.skfem.facets[:, solid.facets_of("inside")]]
    assert (inside == 0.4).all()
    assert inside.shape[1] == 3 * 8


@pytest.mark.parametrize("turned", [False, True])
def test_cells_are_right_handed_and_fit_together(turned: bool) -> None:
    solid = extrude(plane_section(turned), HEIGHTS)
    check_mesh(solid)
    assert (triple_products(solid) > 0).all()
    assert solid.skfem.nvertices == 81 * 4
    assert -enclosed(solid) == pytest.approx(volume(solid), rel=1e-12)  # all of the boundary: facets that do not meet would count
    assert vector_area(solid) == pytest.approx(np.zeros(3), abs=1e-12)


def test_layers_follow_each_other() -> None:
    section = plane_section()
    solid = extrude(section, HEIGHTS)
    cells = section.skfem.nelements
    middle = solid.skfem.p[:, solid.skfem.t].mean(axis=1)
    np.testing.assert_allclose(middle[2, cells : 2 * cells], 0.625, rtol=1e-12)
    np.testing.assert_allclose(middle[:2, 2 * cells :], section.skfem.p[:, section.skfem.t].mean(axis=1), rtol=1e-12)


def test_curved_sections_keep_their_curves() -> None:
    section = curved_ring()
    solid = extrude(section, [0.0, 0.5, 2.0])
    assert solid.degree == 2
    check_mesh(solid)
    for name in section.regions:
        assert volume(solid, name) == pytest.approx(2 * integral(fem, 1.0 * section.dx(name, degree=6)), rel=1e-12)
    assert volume(solid) == pytest.approx(2 * np.pi * 4, rel=1e-3)
    assert -enclosed(solid) == pytest.approx(volume(solid), rel=1e-12)


@pytest.mark.parametrize("heights", [[0.0, 1.0, 1.0], [1.0, 0.0], [0.0], [0.0, np.nan], [[0.0, 1.0]]])
def test_heights_that_do_not_ascend(heights: list) -> None:
    with pytest.raises(InputError, match=r"heights = .*: expected two or more ascending numbers"):
        extrude(plane_section(), heights)


def test_sections_that_cannot_be_drawn_out() -> None:
    with pytest.raises(MeshError, match=r"section = a mesh of triangles: expected quadrilaterals, for wedges"):
        extrude(Mesh.from_skfem(skfem.MeshTri()), [0.0, 1.0])
    with pytest.raises(MeshError, match=r"surfaces of the section = top: expected other names"):
        extrude(Mesh.from_skfem(skfem.MeshQuad(), surfaces={"top": [0]}), [0.0, 1.0])
