"""The cells and facets that a subdomain id of a UFL measure stands for.

An id is a number of the mesh's own (:attr:`Mesh.region_ids`, :attr:`Mesh.surface_ids`, or one that :meth:`Mesh.interface` and
:meth:`Mesh.dS` make), or one of the integers of the :class:`Tags` that the measure has as its ``subdomain_data``.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.geometry.mesh import Mesh
from femiec.geometry.tags import ORIENTED, check_side, named, split, tagged


def cells_by_id(mesh: Mesh, subdomain: int | str, tags: Any = None) -> NDArray[np.int64]:
    """The cells of a subdomain id of dx, ascending; all for the id "everywhere" or "otherwise".

    Raises:
        MeshError: no such id; the message lists names and numbers.
    """
    if isinstance(subdomain, str):
        return mesh.cells_of()
    return mesh.cells_of(named(mesh.region_ids, "region", subdomain)) if tags is None else tagged(tags, mesh.dim, subdomain)


def boundary_by_id(mesh: Mesh, subdomain: int | str, tags: Any = None) -> NDArray[np.int64]:
    """The boundary facets of a subdomain id of ds, ascending.

    Raises:
        MeshError: no such id, or a facet inside the mesh.
    """
    if isinstance(subdomain, str):
        return np.nonzero(mesh.skfem.f2t[1] == -1)[0]
    return _facets(mesh, subdomain, tags, boundary=True)


def interior_by_id(mesh: Mesh, subdomain: int | str, tags: Any = None) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The interior facets of a subdomain id of dS, and the cell on the '+' side of each: the lower one unless the id names it.

    Raises:
        MeshError: no such id, or a facet on the boundary.
    """
    if isinstance(subdomain, str):
        facets = np.nonzero(mesh.skfem.f2t[1] != -1)[0]
    elif tags is None and subdomain >= ORIENTED:
        return _oriented(mesh, subdomain)
    else:
        facets = _facets(mesh, subdomain, tags, boundary=False)
    return facets, mesh.skfem.f2t[:, facets].min(axis=0)


def _facets(mesh: Mesh, subdomain: int, tags: Any, boundary: bool) -> NDArray[np.int64]:
    if tags is not None:
        return _tagged_facets(mesh, subdomain, tags, boundary)
    name = named(mesh.surface_ids, "surface", subdomain)
    facets = mesh.facets_of(name)
    check_side(name, mesh.skfem.f2t[1, facets] == -1, boundary)
    return facets


def _tagged_facets(mesh: Mesh, subdomain: int, tags: Any, boundary: bool) -> NDArray[np.int64]:
    """DOLFINx's rule: of tagged facets, ds takes those on the boundary and dS those inside; here one must be left."""
    facets = tagged(tags, mesh.dim - 1, subdomain)
    kept = facets[(mesh.skfem.f2t[1, facets] == -1) == boundary]
    if facets.size and not kept.size:
        check_side(f"tag {subdomain}", np.full(len(facets), not boundary), boundary)
    return kept


def _oriented(mesh: Mesh, number: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    between, first, second = split(number)
    plus = list(mesh.regions)[first]
    return mesh.between(plus, list(mesh.regions)[second]) if between else mesh.on_side_of(plus, list(mesh.surfaces)[second])
