"""The parts of a mesh that nothing joins."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from femiec.geometry.mesh import Mesh


def pieces(mesh: Mesh) -> NDArray[np.int64]:
    """The number of the piece that each vertex belongs to, from 0 on, shape (vertices,).

    Example:
        >>> import skfem
        >>> one, other = skfem.MeshTri(), skfem.MeshTri().translated((2.0, 0.0))
        >>> both = Mesh.from_skfem(one + other)
        >>> np.bincount(pieces(both)).tolist()
        [4, 4]
    """
    from scipy.sparse import coo_matrix  # both take 30 ms and more, which every import of femiec.geometry would take
    from scipy.sparse.csgraph import connected_components

    cells, count = mesh.skfem.t, mesh.skfem.p.shape[1]
    first, others = np.broadcast_to(cells[:1], cells[1:].shape).ravel(), cells[1:].ravel()
    joined = coo_matrix((np.ones(first.size, bool), (first, others)), shape=(count, count))
    label: NDArray[np.int64] = connected_components(joined, directed=False)[1].astype(np.int64)
    return label
