"""The cells and facets of this rank that a subdomain id stands for, as DOLFINx integrates over them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine.dolfinx.mesh import Indices, SharedMesh
from femiec.engine.embedded.topology import cell_entities
from femiec.geometry.subdomains import boundary_by_id, cells_by_id, interior_by_id

Entities = NDArray[np.int32]


def entities(mesh: SharedMesh, kind: str, subdomain: int | str, tags: Any) -> Entities:
    """What this rank integrates over: each cell or facet is one rank's, that of the cell, or of the cell on the '+' side.

    Args:
        mesh: the mesh.
        kind: cell, exterior_facet or interior_facet.
        subdomain: its id.
        tags: the ``subdomain_data`` of the measure.

    Returns:
        Cells; or pairs of a cell and the place of the facet in it, two pairs for a facet inside, '+' first; flat.
    """
    return _KINDS[kind](mesh, subdomain, tags)


def _cells(mesh: SharedMesh, subdomain: int | str, tags: Any) -> Entities:
    found = mesh.place[cells_by_id(mesh.own, subdomain, tags)]
    return np.sort(found[_owned(mesh, found)]).astype(np.int32)


def _boundary(mesh: SharedMesh, subdomain: int | str, tags: Any) -> Entities:
    facets = boundary_by_id(mesh.own, subdomain, tags)
    return _pairs(mesh, facets, mesh.own.skfem.f2t[0, facets])


def _interior(mesh: SharedMesh, subdomain: int | str, tags: Any) -> Entities:
    facets, plus = interior_by_id(mesh.own, subdomain, tags)
    sides = mesh.own.skfem.f2t[:, facets]
    return _pairs(mesh, facets, plus, np.where(sides[0] == plus, sides[1], sides[0]))


def _pairs(mesh: SharedMesh, facets: Indices, *sides: Indices) -> Entities:
    """Cell and place of the facet in it, for each side, of the facets whose first cell is this rank's."""
    mine = _owned(mesh, mesh.place[sides[0]])
    of_cells = cell_entities(mesh.own, mesh.own.dim - 1)
    columns = []
    for cells in sides:
        columns += [mesh.place[cells[mine]], np.argmax(of_cells[:, cells[mine]] == facets[mine], axis=0)]
    return np.stack(columns, axis=1).ravel().astype(np.int32)


def _owned(mesh: SharedMesh, cells: Indices) -> NDArray[np.bool_]:
    return (cells >= 0) & (cells < mesh.owned)


_KINDS: dict[str, Callable[[SharedMesh, int | str, Any], Entities]] = {
    "cell": _cells,
    "exterior_facet": _boundary,
    "interior_facet": _interior,
}
