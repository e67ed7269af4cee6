"""Integer tags for the cells or facets of a mesh, with the arguments that DOLFINx's function has."""

from __future__ import annotations

from typing import Any

import numpy as np

from femiec.errors import MeshError
from femiec.geometry.mesh import Mesh
from femiec.geometry.tags import Tags


def meshtags(mesh: Mesh, dim: int, entities: Any, values: Any) -> Tags:
    """Tag cells or facets with integers, for ``ufl.Measure("ds", domain=mesh, subdomain_data=tags)``.

    On facets inside the mesh, '+' is the side of the cell with the lower number.

    Args:
        mesh: the mesh.
        dim: dimension of the entities: the mesh's for cells, one less for facets.
        entities: their numbers in ``mesh.skfem``, shape (entities,).
        values: an integer each, shape (entities,), or one for all.

    Returns:
        The tags; ``tags.find(3)`` gives the entities with the integer 3.

    Raises:
        MeshError: entities of another dimension, that are not there or twice, or values that are no integers.

    Example:
        >>> import skfem
        >>> mesh = Mesh.from_skfem(skfem.MeshLine([0.0, 1, 2, 3]))
        >>> meshtags(mesh, 1, [0, 2, 1], [5, 5, 8]).find(5)
        array([0, 2])
    """
    if dim not in (mesh.dim, mesh.dim - 1):
        raise MeshError("dim", dim, f"{mesh.dim} (cells) or {mesh.dim - 1} (facets)", "tag cells or facets")
    count = mesh.skfem.nelements if dim == mesh.dim else mesh.skfem.nfacets
    which, numbers = np.asarray(entities).ravel(), np.asarray(values)
    if numbers.dtype.kind not in "iu" or numbers.shape not in ((), which.shape):
        value = f"{numbers.dtype} of shape {numbers.shape}"
        raise MeshError("values", value, f"integers of shape {which.shape}", "pass one integer for each entity")
    if which.size and not (
        which.dtype.kind in "iu" and which.min() >= 0 and which.max() < count and len(np.unique(which)) == len(which)
    ):
        raise MeshError(
            "entities", f"{which.min()} to {which.max()}", f"0 to {count - 1}, each once", "number as mesh.skfem does"
        )
    which, numbers = which.astype(np.int64), np.broadcast_to(numbers, which.shape)
    return Tags(dim, {int(value): np.sort(which[numbers == value]) for value in np.unique(numbers)})
