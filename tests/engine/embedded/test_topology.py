"""The entities of each cell in basix's order."""

import basix
import numpy as np
import pytest
from warped import CELLS, DIM, warped_mesh

from femiec.engine.embedded.topology import cell_entities, reference_entities

ENTITIES = [(cell, dim) for cell in CELLS for dim in range(DIM[cell] + 1)]


def vertices_of(mesh, dim):
    """The vertices of each entity of the mesh, as scikit-fem has them."""
    if dim == 0:
        return np.arange(mesh.skfem.nvertices)[None]
    if dim == mesh.dim:
        return mesh.skfem.t
    return mesh.skfem.facets if dim == mesh.dim - 1 else mesh.skfem.edges


@pytest.mark.parametrize(("cell", "dim"), ENTITIES)
def test_an_entity_has_the_vertices_of_its_place_in_the_cell(cell, dim):
    mesh = warped_mesh(cell)
    ids, places = cell_entities(mesh, dim), basix.topology(basix.CellType[cell])[dim]
    known = vertices_of(mesh, dim)
    assert ids.dtype == np.int32
    assert ids.shape == (len(places), mesh.skfem.nelements)
    assert reference_entities(mesh.cell, dim) == places
    for of_cell, place in zip(ids, places, strict=True):
        assert np.array_equal(np.sort(mesh.cell_vertices[place], axis=0), np.sort(known[:, of_cell], axis=0))


@pytest.mark.parametrize(("cell", "dim"), ENTITIES)
def test_each_entity_of_the_mesh_belongs_to_a_cell(cell, dim):
    mesh = warped_mesh(cell)
    assert np.array_equal(np.unique(cell_entities(mesh, dim)), np.arange(vertices_of(mesh, dim).shape[1]))
