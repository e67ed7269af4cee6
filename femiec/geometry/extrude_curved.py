"""The nodes of second order of hexahedra that are drawn out of curved quadrilaterals."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.geometry.nodes import MIDDLES, TO_BASIX, Curve, second_order

Indices = NDArray[np.int64]

_PLANE = MIDDLES["quadrilateral"]
_AROUND = [
    *_PLANE,
    *[tuple(4 + corner for corner in on) for on in _PLANE],
    *[(*on, *(4 + corner for corner in on)) for on in [(0,), (1,), (2,), (3,), *_PLANE]],
]
"""The corners around the other nodes of a hexahedron: those of its lower face, of its upper face, and half way up."""


def drawn_out(
    plane: Curve, heights: NDArray[np.float64], solid: Any, vertices: Indices, corners: int, layer: Indices, cell: Indices
) -> Curve:
    """The coordinate field of hexahedra over curved quadrilaterals; their edges along z are straight.

    Args:
        plane: the coordinate field of the section.
        heights: where the layers begin and end [m], shape (layers + 1,).
        solid: the hexahedra, as a scikit-fem mesh.
        vertices: for each vertex of these that of the section below it, plus ``corners`` times the number of its plane.
        corners: number of vertices of the section.
        layer, cell: of each hexahedron, the cell in the section.
    """
    step = plane.nodes.shape[1]
    z = np.empty(2 * len(heights) - 1)
    z[::2], z[1::2] = heights, 0.5 * (heights[1:] + heights[:-1])
    below, between, above = (plane.cells[:, cell].astype(np.int64) + step * (2 * layer + k) for k in range(3))
    at_vertices = vertices % corners + 2 * step * (vertices // corners)
    ends = np.searchsorted(at_vertices, np.concatenate([below[:4], above[:4]]))
    middles = np.concatenate([below[4:], above[4:], between])
    at_middles, number = np.unique(middles, return_inverse=True)
    place = np.concatenate([at_vertices, at_middles])
    nodes = np.vstack([plane.nodes[:, place % step], z[place // step]])
    others = len(at_vertices) + number.reshape(middles.shape)
    return Curve(nodes, second_order("hexahedron", solid.t[TO_BASIX["hexahedron"]], ends, others, _AROUND))
