"""A mesh whose regions and surfaces have names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.errors import MeshError
from femiec.geometry.nodes import TO_BASIX, Curve

CELLS: dict[type, str] = {
    skfem.MeshLine1: "interval",
    skfem.MeshTri1: "triangle",
    skfem.MeshQuad1: "quadrilateral",
    skfem.MeshTet1: "tetrahedron",
    skfem.MeshHex1: "hexahedron",
}
"""scikit-fem's mesh classes that femiec takes, with UFL's name of their cell."""

_PAIR = 1000  # an oriented pair of regions (i, j) has the subdomain id 1000 (i + 1) + j + 1; names of surfaces count from 1


@dataclass(frozen=True, eq=False)
class Mesh:
    """Cells with named regions, facets with named surfaces; coordinates in metres.

    Args:
        skfem: the cells, as a scikit-fem mesh of straight-sided (first-order) cells.
        regions: region name to cell indices; no cell belongs to two regions.
        surfaces: surface name to facet indices, on the boundary or inside.
        source: where the mesh came from, for the provenance record.

    The measures are UFL's: ``mesh.dx("lithium")``, ``mesh.ds("root")``, and ``mesh.interface("lithium", "wall")`` over the facets
    between two regions, on which ``'+'`` is the side of the first and ``mesh.n('+')`` points out of it.

    Example:
        >>> mesh = Mesh.from_skfem(skfem.MeshQuad.init_tensor([0.0, 1, 2], [0.0, 1]), regions={"left": [0], "right": [1]})
        >>> mesh.cell, mesh.cells_of("right"), mesh.between("left", "right")[0].size
        ('quadrilateral', array([1]), 1)
    """

    skfem: Any
    regions: Mapping[str, NDArray[np.int64]] = field(default_factory=dict)
    surfaces: Mapping[str, NDArray[np.int64]] = field(default_factory=dict)
    source: str = "made in memory"
    curve: Curve | None = None

    @classmethod
    def from_skfem(
        cls,
        mesh: Any,
        regions: Mapping[str, Any] | None = None,
        surfaces: Mapping[str, Any] | None = None,
        source: str = "made in memory",
    ) -> Mesh:
        """Take a scikit-fem mesh; its own ``subdomains`` and ``boundaries`` give the names unless they are passed."""
        if type(mesh) not in CELLS:
            allowed = ", ".join(kind.__name__ for kind in CELLS)
            raise MeshError(
                "mesh", type(mesh).__name__, f"a first-order mesh ({allowed})", "convert it, or read it with Mesh.read"
            )
        if regions is None:
            regions = mesh.subdomains or {}
        if surfaces is None:
            surfaces = mesh.boundaries or {}
        named = {name: np.unique(np.asarray(cells, np.int64)) for name, cells in regions.items()}
        facets = {name: np.unique(np.asarray(ids, np.int64)) for name, ids in surfaces.items()}
        taken = np.concatenate([np.zeros(0, np.int64), *named.values()])
        if len(np.unique(taken)) < len(taken):
            raise MeshError("regions", ", ".join(named), "cells that belong to one region each", "make the regions disjoint")
        return cls(mesh, named, facets, source)

    @classmethod
    def read(cls, path: str | os.PathLike[str], unit: float = 1.0) -> Mesh:
        """Read a .msh, .vtu or .xdmf file with coordinates in ``unit`` [m]: see :func:`femiec.geometry.reader.read_mesh`."""
        from femiec.geometry.reader import read_mesh

        return read_mesh(path, unit)

    @property
    def dim(self) -> int:
        """Number of space dimensions."""
        return int(self.skfem.p.shape[0])

    @property
    def cell(self) -> str:
        """UFL's name of the cells."""
        return CELLS[type(self.skfem)]

    @property
    def degree(self) -> int:
        """Degree of the coordinate field: 1 for straight-sided cells, 2 for curved ones."""
        return 1 if self.curve is None else 2

    @property
    def nodes(self) -> NDArray[np.float64]:
        """Coordinates [m] of the nodes, the vertices first, shape (dim, nodes); may be changed in place."""
        found: NDArray[np.float64] = self.skfem.p if self.curve is None else self.curve.nodes
        return found

    @cached_property
    def cell_vertices(self) -> NDArray[np.int32]:
        """The vertices of each cell in basix's order, shape (vertices per cell, cells)."""
        return np.ascontiguousarray(self.skfem.t[TO_BASIX[self.cell]], np.int32)

    @property
    def cell_nodes(self) -> NDArray[np.int32]:
        """The nodes of each cell in basix's order of the Lagrange element of :attr:`degree`, shape (nodes per cell, cells)."""
        return self.cell_vertices if self.curve is None else self.curve.cells

    @cached_property
    def _domain(self) -> Any:
        import basix.ufl
        import ufl

        element = basix.ufl.element("Lagrange", self.cell, self.degree, shape=(self.dim,))
        return ufl.Mesh(element, ufl_id=self.ufl_id(), cargo=self)

    def ufl_domain(self) -> Any:
        """The symbol for this mesh in UFL expressions; UFL calls this where it takes a mesh."""
        return self._domain

    def ufl_id(self) -> int:
        """A number that tells this mesh from the others; UFL asks for it."""
        return id(self)

    # ---------------------------------------------------------------- measures
    def dx(self, *names: str, degree: int | None = None) -> Any:
        """The volume measure over the named regions, or over all cells."""
        return self._measure("dx", tuple(self._index(self.regions, "region", name) for name in names), degree)

    def ds(self, *names: str, degree: int | None = None) -> Any:
        """The measure over the named parts of the boundary, or over the whole of it."""
        return self._measure("ds", tuple(self._index(self.surfaces, "surface", name) for name in names), degree)

    def interface(self, plus: str, minus: str, degree: int | None = None) -> Any:
        """The measure over the facets between two regions; ``'+'`` is the side of the first."""
        pair = _PAIR * self._index(self.regions, "region", plus) + self._index(self.regions, "region", minus)
        return self._measure("dS", (pair,), degree)

    def _measure(self, kind: str, ids: tuple[int, ...], degree: int | None) -> Any:
        import ufl

        metadata = {} if degree is None else {"quadrature_degree": degree}
        return ufl.Measure(kind, domain=self._domain, subdomain_id=ids or "everywhere", metadata=metadata)

    @property
    def n(self) -> Any:
        """The unit normal of a facet, out of the cell; on an interface restrict it: ``mesh.n('+')``."""
        import ufl

        return ufl.FacetNormal(self._domain)

    @property
    def x(self) -> Any:
        """The coordinates [m] as a UFL expression."""
        import ufl

        return ufl.SpatialCoordinate(self._domain)

    # ---------------------------------------------------------------- entities
    def cells_of(self, *names: str) -> NDArray[np.int64]:
        """The cells of the named regions, in ascending order; of all without a name."""
        if not names:
            return np.arange(self.skfem.nelements)
        return np.sort(np.concatenate([self.regions[self._known(self.regions, "region", name)] for name in names]))

    def facets_of(self, *names: str) -> NDArray[np.int64]:
        """The facets of the named surfaces, in ascending order."""
        return np.unique(np.concatenate([self.surfaces[self._known(self.surfaces, "surface", name)] for name in names]))

    def between(self, plus: str, minus: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The facets between two regions, and for each the cell on the side of the first."""
        side = np.zeros(self.skfem.nelements, np.int8)
        side[self.cells_of(plus)] = 1
        side[self.cells_of(minus)] = 2
        f2t = self.skfem.f2t
        inner = np.nonzero(f2t[1] != -1)[0]
        a, b = side[f2t[0, inner]], side[f2t[1, inner]]
        found = ((a == 1) & (b == 2)) | ((a == 2) & (b == 1))
        facets = inner[found]
        return facets, np.where(a[found] == 1, f2t[0, facets], f2t[1, facets])

    def cells_by_id(self, subdomain: int | str) -> NDArray[np.int64]:
        """The cells of a subdomain id of :meth:`dx`."""
        if isinstance(subdomain, str):
            return self.cells_of()
        return self.cells_of(list(self.regions)[subdomain - 1])

    def boundary_by_id(self, subdomain: int | str) -> NDArray[np.int64]:
        """The boundary facets of a subdomain id of :meth:`ds`."""
        boundary = np.nonzero(self.skfem.f2t[1] == -1)[0]
        if isinstance(subdomain, str):
            return boundary
        return np.intersect1d(self.facets_of(list(self.surfaces)[subdomain - 1]), boundary)

    def interior_by_id(self, subdomain: int | str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The interior facets of a subdomain id of dS, and the cell on the '+' side of each."""
        if not isinstance(subdomain, str) and subdomain > _PAIR:
            names = list(self.regions)
            return self.between(names[subdomain // _PAIR - 1], names[subdomain % _PAIR - 1])
        facets = np.nonzero(self.skfem.f2t[1] != -1)[0]
        if not isinstance(subdomain, str):
            facets = np.intersect1d(self.facets_of(list(self.surfaces)[subdomain - 1]), facets)
        return facets, self.skfem.f2t[0, facets]

    def _known(self, names: Mapping[str, Any], kind: str, name: str) -> str:
        if name not in names:
            shown = ", ".join(sorted(names)) or "none"
            raise MeshError(
                kind, repr(name), f"a {kind} of the mesh ({shown})", f"name that {kind} where the mesh comes from: {self.source}"
            )
        return name

    def _index(self, names: Mapping[str, Any], kind: str, name: str) -> int:
        return list(names).index(self._known(names, kind, name)) + 1
