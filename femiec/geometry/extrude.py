"""Hexahedra over a plane mesh of quadrilaterals: each cell drawn out along z, layer by layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import skfem
from numpy.typing import ArrayLike, NDArray

from femiec.arguments import of_kind
from femiec.errors import InputError, MeshError
from femiec.geometry.extrude_curved import drawn_out
from femiec.geometry.mesh import Mesh
from femiec.geometry.nodes import Curve
from femiec.geometry.quality import HEXAHEDRON

Indices = NDArray[np.int64]

SIDES = np.array([2, 5, 3, 0])
"""scikit-fem's numbers of the sides of a hexahedron that stand on the edges 01, 12, 23, 30 of its lower face."""
BELOW, ABOVE = 1, 4
"""scikit-fem's numbers of the lower and the upper face."""


def extrude(section: Mesh, heights: ArrayLike) -> Mesh:
    """Draw a plane mesh out along z.

    Args:
        section: of quadrilaterals, straight-sided or curved.
        heights: where the layers begin and end [m], ascending, shape (layers + 1,).

    Returns:
        Hexahedra, layer by layer in the order of the section's cells, with its regions; its surfaces as the faces that stand on
        their edges, and the planes ``root`` (lowest) and ``top``.

    Raises:
        InputError: heights that do not ascend.
        MeshError: other cells than quadrilaterals, or a surface of the section that is called root or top.

    Example:
        >>> square = Mesh.from_skfem(skfem.MeshQuad().refined(1), surfaces={"rim": [0]})
        >>> solid = extrude(square, [0.0, 0.5, 2.0])
        >>> solid.cell, solid.skfem.nelements, [len(solid.facets_of(name)) for name in ("rim", "root", "top")]
        ('hexahedron', 8, [2, 4, 4])
    """
    of_kind("section", section, Mesh, "a femiec.geometry.Mesh", "make it with array_section, or Mesh.read")
    z = ascending("heights", heights)
    stack = Stack.of(section, z, np.ones((len(z) - 1, section.skfem.nelements), bool))
    surfaces = {name: stack.beside(facets) for name, facets in section.surfaces.items()}
    surfaces |= stack.ends()
    regions = {name: stack.cells(cells) for name, cells in section.regions.items()}
    return stack.mesh(regions, surfaces, f"{section.source}, drawn out along z")


def ascending(argument: str, heights: ArrayLike) -> NDArray[np.float64]:
    """The heights as an array.

    Raises:
        InputError: fewer than two, not finite, or not ascending.
    """
    z = np.asarray(heights, float)
    if z.ndim != 1 or len(z) < 2 or not (np.isfinite(z).all() and (np.diff(z) > 0).all()):
        raise InputError(argument, heights, "two or more ascending numbers [m]", "sort them, lowest first")
    return z


@dataclass(frozen=True, eq=False)
class Stack:
    """The hexahedra over the cells of a section, where they exist, and which of their faces lie where.

    Args:
        section: its cells.
        solid: the hexahedra, as a scikit-fem mesh.
        curve: their nodes of second order, if the section is curved.
        number: the hexahedron in each layer over each cell, -1 where there is none; shape (layers, cells of the section).
        edges: the section's facets under the four sides of a hexahedron, in the order of :data:`SIDES`, shape (4, cells).
    """

    section: Mesh
    solid: Any
    curve: Curve | None
    number: Indices
    edges: Indices

    @classmethod
    def of(cls, section: Mesh, heights: NDArray[np.float64], there: NDArray[np.bool_]) -> Stack:
        """The stack between heights [m], shape (layers + 1,), of the cells that are ``there``, shape (layers, cells)."""
        if section.cell != "quadrilateral":
            allowed = "quadrilaterals, for wedges over triangles cannot be solved on"
            raise MeshError(
                "section", f"a mesh of {section.cell}s", allowed, "mesh it with quadrilaterals; tetrahedra() cuts after"
            )
        quads, edges = _counter_clockwise(section.skfem)
        number = np.full(there.shape, -1)
        number[there] = np.arange(np.count_nonzero(there))
        layer, cell = np.nonzero(there)
        step = section.skfem.nvertices
        corners = np.concatenate([quads[:, cell] + step * layer, quads[:, cell] + step * (layer + 1)])
        used, cells = np.unique(corners, return_inverse=True)
        points = np.vstack([section.skfem.p[:, used % step], heights[used // step]])
        solid = skfem.MeshHex1(
            np.ascontiguousarray(points), np.ascontiguousarray(cells.reshape(corners.shape)[np.argsort(HEXAHEDRON)])
        )
        curve = None if section.curve is None else drawn_out(section.curve, heights, solid, used, step, layer, cell)
        return cls(section, solid, curve, number, edges)

    def cells(self, on: Indices, layers: slice = slice(None)) -> Indices:
        """The hexahedra over cells of the section."""
        found = self.number[layers][:, on]
        return found[found >= 0]

    def below(self, on: Indices, layer: int) -> Indices:
        """The lower faces over cells of the section in one layer."""
        return self._faces(BELOW, self.number[layer, on])

    def above(self, on: Indices, layer: int) -> Indices:
        """The upper faces over cells of the section in one layer."""
        return self._faces(ABOVE, self.number[layer, on])

    def beside(self, facets: Indices, layers: slice = slice(None)) -> Indices:
        """The faces that stand on facets of the section, wherever there is a hexahedron on either side."""
        found = []
        for cells in self.section.skfem.f2t[:, facets]:
            real = cells >= 0
            side = np.argmax(self.edges[:, cells[real]] == facets[real], axis=0)
            number = self.number[layers][:, cells[real]]
            found.append(self._faces(np.broadcast_to(SIDES[side], number.shape)[number >= 0], number[number >= 0]))
        return np.unique(np.concatenate(found))

    def ends(self) -> dict[str, Indices]:
        """The planes ``root`` and ``top``.

        Raises:
            MeshError: the section has surfaces of these names.
        """
        taken = [name for name in ("root", "top") if name in self.section.surfaces]
        if taken:
            allowed = "other names than those of the planes at the ends, root and top"
            raise MeshError("surfaces of the section", ", ".join(taken), allowed, "rename it in the section")
        every = np.arange(self.section.skfem.nelements)
        return {"root": self.below(every, 0), "top": self.above(every, len(self.number) - 1)}

    def _faces(self, which: Any, number: Indices) -> Indices:
        return np.asarray(self.solid.t2f[which, number[number >= 0]], np.int64)

    def mesh(self, regions: Mapping[str, Indices], surfaces: Mapping[str, Indices], source: str) -> Mesh:
        """The mesh with names; names without a cell or facet are left out."""
        found = {name: np.sort(cells) for name, cells in regions.items() if len(cells)}
        named = {name: np.sort(facets) for name, facets in surfaces.items() if len(facets)}
        return Mesh(self.solid, found, named, source, self.curve)


def _counter_clockwise(plane: Any) -> tuple[Indices, Indices]:
    """The vertices of each quadrilateral counter-clockwise, and the facets between them, each of shape (4, cells)."""
    x, y = plane.p[:, plane.t]
    turned = (x[2] - x[0]) * (y[3] - y[1]) < (x[3] - x[1]) * (y[2] - y[0])
    # t2f has the facets 01, 12, 23, 03; read backwards from vertex 0 they are 03, 32, 21, 10.
    return np.where(turned, plane.t[[0, 3, 2, 1]], plane.t), np.where(turned, plane.t2f[::-1], plane.t2f)
