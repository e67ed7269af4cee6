"""Parts of a ring in cross-section (x, y), on which loads of collapse are known."""

from __future__ import annotations

from math import isclose, pi
from typing import Any

import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.geometry import Mesh

Array = NDArray[np.float64]


def sector(inner: float, outer: float, start: float, stop: float, across: int, around: int) -> Mesh:
    """A ring, or a part of one, of curved cells, between two angles from the x axis.

    Args:
        inner, outer: radii [m].
        start, stop: angles [rad]; a full turn is closed.
        across, around: numbers of cells.

    Returns:
        The mesh; its surfaces are "tubule 0" inside, "rim" outside, and "start" and "stop" where a part ends.

    Example:
        >>> mesh = sector(1.0, 1.1, 0.0, pi / 2, across=1, around=4)
        >>> mesh.degree, sorted(mesh.surfaces), sorted(sector(1.0, 1.1, 0.0, 2 * pi, 1, 8).surfaces)
        (2, ['rim', 'start', 'stop', 'tubule 0'], ['rim', 'tubule 0'])
    """
    closed = isclose(stop - start, 2 * pi)
    columns = around if closed else around + 1
    row, column = (each.ravel() for each in np.meshgrid(np.arange(across + 1), np.arange(columns)))
    radius, angle = np.linspace(inner, outer, across + 1)[row], np.linspace(start, stop, around + 1)[column]
    i, j = (each.ravel() for each in np.meshgrid(np.arange(across), np.arange(around)))
    corners = [(k % columns) * (across + 1) + m for m, k in ((i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1))]
    flat = skfem.MeshQuad(np.array([radius * np.cos(angle), radius * np.sin(angle)]), np.array(corners))
    ends: dict[str, Any] = {"tubule 0": row == 0, "rim": row == across}
    ends |= {} if closed else {"start": column == 0, "stop": column == around}
    surfaces = {name: np.nonzero(on[flat.facets].all(axis=0))[0] for name, on in ends.items()}
    return Mesh.from_skfem(_bent(skfem.MeshQuad2.from_mesh(flat)), surfaces=surfaces)


def _bent(mesh: Any) -> Any:
    """The nodes between the vertices on the circles through them."""
    nodes, cells = mesh.doflocs.copy(), mesh.dofs.element_dofs
    radii = np.hypot(*nodes[:, cells[:4]])
    a, b, c, d = radii
    wanted = np.array([a, b, c, d, (a + b) / 2, (b + c) / 2, (c + d) / 2, (d + a) / 2, radii.mean(axis=0)])
    target = np.empty(nodes.shape[1])
    target[cells] = wanted
    return skfem.MeshQuad2(nodes * target / np.hypot(*nodes), mesh.t)
