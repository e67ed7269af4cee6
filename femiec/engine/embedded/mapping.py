"""The map from reference cells to the mesh, at quadrature points of some entities.

With X on the reference cell and N_a the coordinate element's basis, x = sum_a N_a(X) x_a. Arrays have shape (points or 1,
entities): 1 where the map is affine. The mesh's nodes are read each time, so that a mesh may move.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine.embedded.elements import Derivative, derivatives
from femiec.engine.embedded.measures import Group
from femiec.engine.embedded.topology import is_affine
from femiec.errors import UnsupportedForm

Array = NDArray[np.float64]
Pull = list[tuple[Derivative, Any]]
"""A physical derivative as a sum of factors times reference derivatives."""


def weighted_sum(weights: Array, fields: Array, out: Array | None = None) -> Array:
    """sum_m w_m f_m in one pass over the fields.

    Args:
        weights: shape (terms, points or 1, entities).
        fields: shape (terms, ..., points or 1, entities).
    """
    if weights.shape[1] == 1:
        found: Array = np.einsum("mn,m...n->...n", weights[:, 0], fields, out=out)
    else:
        found = np.einsum("mqn,m...qn->...qn", weights, fields, out=out)
    return found


class CellMap:
    """The map on one side of some entities of a group; each quantity is computed when it is first asked for.

    A group that keeps its maps, in ``Group.maps``, forgets them when the mesh moves.
    """

    def __init__(self, group: Group, side: str, entities: slice) -> None:
        self._group, self._side = group, side
        self.mesh = group.mesh
        self.cells = group.cells[side][entities]
        self._cell_nodes = group.of_cells(self.mesh.cell_nodes, side, entities)

    @property
    def place(self) -> list[int]:
        """Which vertices of the reference cell a facet has.

        Raises:
            UnsupportedForm: these are cells.
        """
        if not self._group.place:
            raise UnsupportedForm("a quantity of a facet (FacetNormal, FacetArea) inside cells: integrate it with ds or dS")
        return self._group.place[self._side]

    @property
    def nodes(self) -> Array:
        """Coordinates of the cells' nodes [m], shape (dimension, nodes, entities)."""
        return self.mesh.nodes[:, self._cell_nodes]

    def _sum(self, nodes: Array, derivative: Derivative) -> list[Array]:
        table = self._group.table(self._group.coordinate, self._side, derivative)
        return [table @ of_axis for of_axis in nodes]

    @cached_property
    def x(self) -> list[Array]:
        """Coordinates [m]."""
        return self._sum(self.nodes, ())

    @property
    def jacobian(self) -> list[list[Array]]:
        """jacobian[d][m] = dx_d/dX_m."""
        nodes = self.nodes
        columns = [self._sum(nodes, (m,)) for m in range(self.mesh.dim)]
        return [[column[d] for column in columns] for d in range(self.mesh.dim)]

    @cached_property
    def _inverted(self) -> tuple[Array, Array]:
        return _invert(self.jacobian)

    @property
    def signed_determinant(self) -> Array:
        """det dx/dX; negative where the vertices are numbered as in a mirror."""
        return self._inverted[0]

    @property
    def inverse(self) -> Array:
        """inverse[m, d] = dX_m/dx_d, shape (dimension, dimension, points or 1, entities)."""
        return self._inverted[1]

    @cached_property
    def determinant(self) -> Array:
        """|det dx/dX|."""
        return np.abs(self.signed_determinant)

    @cached_property
    def _area(self) -> list[Array]:
        """The outward area vector of a facet over that of the reference facet (Nanson's formula)."""
        reference = self._group.area[self._side]
        return [
            self.determinant * sum(row[d] * area[:, None] for row, area in zip(self.inverse, reference, strict=True))
            for d in range(self.mesh.dim)
        ]

    @cached_property
    def scale(self) -> Array:
        """What multiplies the quadrature weights: the determinant in cells, the ratio of areas on facets."""
        return np.sqrt(sum(v * v for v in self._area)) if self._group.area else self.determinant

    @cached_property
    def normal(self) -> list[Array]:
        """The outward unit normal of a facet."""
        if not self._group.area:
            raise UnsupportedForm("FacetNormal inside cells: integrate it with ds or on an interface")
        return [v / self.scale for v in self._area]

    @cached_property
    def _curvature(self) -> dict[Derivative, list[Array]]:
        """d2x_k/dX_m dX_n by (m, n), none where the map is affine."""
        if is_affine(self.mesh):
            return {}
        nodes = self.nodes
        return {mn: self._sum(nodes, mn) for mn in derivatives(self.mesh.dim, 2)}

    def pull(self, derivative: Derivative) -> Pull:
        """A physical derivative, of first or second order, in terms of reference derivatives.

        ``d/dx_i = sum_m Jinv_mi d/dX_m``, and with ``u_,k`` the first derivatives
        ``d2/dx_i dx_j = sum_mn Jinv_mi Jinv_nj (d2/dX_m dX_n - sum_k x_k,mn d/dx_k)``.
        """
        if len(derivative) == 1:
            return [((m,), row[derivative[0]]) for m, row in enumerate(self.inverse)]
        return self._second[derivative]

    @cached_property
    def _second(self) -> dict[Derivative, Pull]:
        return {ij: self._pull_second(*ij) for ij in derivatives(self.mesh.dim, 2)}

    def _pull_second(self, i: int, j: int) -> Pull:
        j_inv, dim = self.inverse, self.mesh.dim
        both = {}
        for m, n in derivatives(dim, 2):
            both[m, n] = j_inv[m][i] * j_inv[n][j] + (j_inv[n][i] * j_inv[m][j] if m != n else 0.0)
        out: Pull = list(both.items())
        if self._curvature:
            bend = [sum(factor * self._curvature[mn][k] for mn, factor in both.items()) for k in range(dim)]
            out += [((p,), -sum(bend[k] * j_inv[p][k] for k in range(dim))) for p in range(dim)]
        return out


def _invert(j: list[list[Array]]) -> tuple[Array, Array]:
    """The determinant and the inverse of a matrix of arrays."""
    dim = len(j)
    if dim == 1:
        return j[0][0], np.array([[1 / j[0][0]]])
    if dim == 2:
        cofactors = [[j[1][1], -j[1][0]], [-j[0][1], j[0][0]]]
    else:
        cofactors = [[_cofactor(j, i, k) for k in range(3)] for i in range(3)]
    determinant = np.asarray(sum(a * b for a, b in zip(j[0], cofactors[0], strict=True)))
    inverse = np.empty((dim, dim, *determinant.shape))
    for i, k in np.ndindex(dim, dim):
        inverse[k, i] = cofactors[i][k] / determinant
    return determinant, inverse


def _cofactor(j: list[list[Array]], i: int, k: int) -> Array:
    a, b, c, d = (i + 1) % 3, (i + 2) % 3, (k + 1) % 3, (k + 2) % 3
    return j[a][c] * j[b][d] - j[a][d] * j[b][c]
