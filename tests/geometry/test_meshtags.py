"""Integer tags on cells and facets, found through the subdomain data of a measure."""

import numpy as np
import pytest
import skfem
import ufl

from femiec.errors import MeshError
from femiec.geometry import Mesh, meshtags
from femiec.geometry.subdomains import boundary_by_id, cells_by_id, interior_by_id


@pytest.fixture
def mesh() -> Mesh:
    """Eight triangles without names."""
    return Mesh.from_skfem(skfem.MeshTri().refined(1))


def test_tags_of_cells(mesh: Mesh) -> None:
    tags = meshtags(mesh, 2, np.arange(8)[::-1], [4, 4, 9, 9, 9, 4, 4, 4])
    assert cells_by_id(mesh, 9, tags).tolist() == [3, 4, 5]
    assert cells_by_id(mesh, 4, tags).tolist() == [0, 1, 2, 6, 7]
    assert cells_by_id(mesh, "otherwise", tags).tolist() == list(range(8))


def test_tags_of_facets(mesh: Mesh) -> None:
    """As in DOLFINx, ds takes the tagged facets on the boundary and dS those inside."""
    count, boundary = mesh.skfem.nfacets, mesh.skfem.boundary_facets()
    tags = meshtags(mesh, 1, np.arange(count), np.arange(count) % 2)
    for value in (0, 1):
        expected = np.arange(value, count, 2)
        np.testing.assert_array_equal(boundary_by_id(mesh, value, tags), np.intersect1d(expected, boundary))
        facets, plus = interior_by_id(mesh, value, tags)
        np.testing.assert_array_equal(facets, np.setdiff1d(expected, boundary))
        np.testing.assert_array_equal(plus, mesh.skfem.f2t[:, facets].min(axis=0))


def test_a_measure_hands_its_tags_to_the_integral(mesh: Mesh) -> None:
    tags = meshtags(mesh, 1, mesh.skfem.boundary_facets(), 3)
    ds = ufl.Measure("ds", domain=mesh, subdomain_data=tags)
    integrals = (mesh.x[0] * ds((3, 4))).integrals()
    assert [integral.subdomain_id() for integral in integrals] == [3, 4]
    assert all(integral.subdomain_data() is tags for integral in integrals)


def test_tags_that_cannot_be_found(mesh: Mesh) -> None:
    boundary = mesh.skfem.boundary_facets()
    tags = meshtags(mesh, 1, boundary, 3)
    for wrong, match in [
        (7, r"subdomain id = 7: expected one of the tags \(3\)"),
        (3, "'tag 3' with 8 of 8 facets on its boundary"),
    ]:
        with pytest.raises(MeshError, match=match):
            interior_by_id(mesh, wrong, tags)
    with pytest.raises(MeshError, match="subdomain_data = tags of dimension 1: expected tags of dimension 2"):
        cells_by_id(mesh, 3, tags)
    with pytest.raises(MeshError, match=r"subdomain_data = list: .*femiec\.geometry\.meshtags"):
        boundary_by_id(mesh, 3, [(3, boundary)])


@pytest.mark.parametrize(
    ("dim", "entities", "values", "match"),
    [
        (0, [1], [1], "dim = 0"),
        (2, [8], [1], "entities = 8 to 8: expected 0 to 7"),
        (2, [-1], [1], "entities = -1 to -1"),
        (2, [0.2, 1.7], [1, 1], "entities = 0.2 to 1.7"),
        (2, [3, 3], [1, 2], "each once"),
        (2, [3, 4], [1], r"values = int64 of shape \(1,\): expected integers of shape \(2,\)"),
        (2, [3], [1.5], "values = float64"),
    ],
)
def test_tags_that_cannot_be_made(mesh: Mesh, dim: int, entities: list[int], values: list[int], match: str) -> None:
    with pytest.raises(MeshError, match=match):
        meshtags(mesh, dim, entities, values)


def test_tags_list_their_entities_and_integers(mesh: Mesh) -> None:
    tags = meshtags(mesh, 2, [5, 1, 3], [7, 7, 2])
    assert (tags.indices.tolist(), tags.values.tolist()) == ([1, 3, 5], [7, 2, 7])
    nothing = meshtags(mesh, 2, np.zeros(0, int), np.zeros(0, int))
    assert nothing.indices.size == nothing.values.size == 0
