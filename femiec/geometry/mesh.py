"""A mesh whose regions and surfaces have names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import MeshError
from femiec.geometry.integrals import measure, sided_ids, surface_ids
from femiec.geometry.nodes import CELLS, FIRST_ORDER, TO_BASIX, Curve, check_move, straightened
from femiec.geometry.sides import between, on_side
from femiec.geometry.tags import between_number, members, numbered
from femiec.geometry.views import Geometry, Topology


@dataclass(frozen=True, eq=False, repr=False)
class Mesh:
    """Cells with named regions, facets with named surfaces; coordinates in metres.

    Args:
        skfem: the vertices and cells, as a scikit-fem mesh of straight-sided (first-order) cells.
        regions: region name to cell indices; no cell belongs to two regions.
        surfaces: surface name to facet indices, on the boundary or inside.
        source: where the mesh came from, for the provenance record.
        curve: the nodes of second-order cells, whose vertices ``skfem`` then shares.
        region_ids: region name to its number in ``ufl.dx(1)``; the next free one where it is not given, from 1.
        surface_ids: the same for surfaces, ``ufl.ds(1)`` and ``ufl.dS(1)``.

    The measures are UFL's: ``mesh.dx("lithium")``, ``mesh.ds("root")``, ``mesh.dS("crack")`` over a surface inside, and
    ``mesh.interface("lithium", "wall")`` over the facets between two regions, on which ``'+'`` is the side of the first and
    ``mesh.n('+')`` points out of it. For integer tags as in DOLFINx see :func:`femiec.geometry.meshtags`.

    Example:
        >>> import skfem
        >>> mesh = Mesh.from_skfem(skfem.MeshQuad.init_tensor([0.0, 1, 2], [0.0, 1]), regions={"left": [0], "right": [1]})
        >>> mesh
        <Mesh: 2 cells, quadrilateral; regions 'left' (1), 'right' (1); made in memory>
        >>> mesh.cells_of("right"), mesh.between("left", "right")[0].size
        (array([1]), 1)
    """

    skfem: Any
    regions: Mapping[str, NDArray[np.int64]] = field(default_factory=dict)
    surfaces: Mapping[str, NDArray[np.int64]] = field(default_factory=dict)
    source: str = "made in memory"
    curve: Curve | None = None
    region_ids: Mapping[str, int] = field(default_factory=dict)
    surface_ids: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "region_ids", numbered(self.regions, self.region_ids))
        object.__setattr__(self, "surface_ids", numbered(self.surfaces, self.surface_ids))
        if self.curve is not None:
            self.skfem.doflocs = self.curve.nodes[:, : self.skfem.nvertices]  # a view: the vertices move with the nodes

    def __repr__(self) -> str:
        """Cells, names and source: the arrays would fill pages."""
        said = f"{self.skfem.nelements} cells, {self.cell}"
        for kind, members_of in (("regions", self.regions), ("surfaces", self.surfaces)):
            if members_of:
                said += f"; {kind} " + ", ".join(f"{name!r} ({len(numbers)})" for name, numbers in members_of.items())
        return f"<Mesh: {said}; {self.source}>"

    @classmethod
    def from_skfem(
        cls,
        mesh: Any,
        regions: Mapping[str, Any] | None = None,
        surfaces: Mapping[str, Any] | None = None,
        source: str = "made in memory",
    ) -> Mesh:
        """Take a scikit-fem mesh; its own ``subdomains`` and ``boundaries`` give the names unless they are passed."""
        if type(mesh) not in (*CELLS, *FIRST_ORDER):
            allowed = ", ".join(kind.__name__ for kind in (*CELLS, *FIRST_ORDER))
            raise MeshError("mesh", type(mesh).__name__, f"one of {allowed}", "convert it, or read it with Mesh.read")
        regions = (mesh.subdomains or {}) if regions is None else regions
        surfaces = (mesh.boundaries or {}) if surfaces is None else surfaces
        named, facets = members("regions", regions, mesh.nelements), members("surfaces", surfaces, mesh.nfacets)
        taken = np.concatenate([np.zeros(0, np.int64), *named.values()])
        if len(np.unique(taken)) < len(taken):
            raise MeshError("regions", ", ".join(named), "cells that belong to one region each", "make the regions disjoint")
        straight, curve = straightened(mesh) if type(mesh) in FIRST_ORDER else (mesh, None)
        return cls(straight, named, facets, source, curve)

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

    def move(self, nodes: Any) -> None:
        """Put the nodes elsewhere, in place; names and cells stay, and so do spaces and forms on the mesh.

        Args:
            nodes: coordinates [m] of all nodes, in the order of :attr:`nodes`, shape (dim, nodes).

        Raises:
            MeshError: another shape, coordinates that are not finite, or a cell that would be turned inside out or flattened;
                the mesh is then as it was.

        Example:
            >>> import skfem
            >>> mesh = Mesh.from_skfem(skfem.MeshTri())
            >>> mesh.move(2 * mesh.nodes)
            >>> float(mesh.nodes.max())
            2.0
        """
        new = np.asarray(nodes, float)
        check_move(self.cell, self.degree, self.nodes, new, self.cell_nodes)
        self.nodes[:] = new
        vars(self.skfem).pop("_cached_mapping", None)  # scikit-fem keeps numbers that it made of the old points

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

    def ufl_cell(self) -> Any:
        """UFL's cell."""
        return self._domain.ufl_cell()

    def basix_cell(self) -> Any:
        """basix's type of the cells."""
        return self._domain.ufl_coordinate_element().cell_type

    @property
    def topology(self) -> Topology:
        """The cells and their facets by DOLFINx's names."""
        return Topology(self)

    @property
    def geometry(self) -> Geometry:
        """The nodes by DOLFINx's names."""
        return Geometry(self)

    def dx(self, *names: str, degree: int | None = None) -> Any:
        """The volume measure over the named regions, or over all cells."""
        return measure(self, "dx", [self.region_ids[self._known(self.regions, "region", name)] for name in names], degree)

    def ds(self, *names: str, degree: int | None = None) -> Any:
        """The measure over the named parts of the boundary, or over the whole of it.

        Raises:
            MeshError: an unknown name, a surface inside the mesh, or surfaces that have facets in common.
        """
        return measure(self, "ds", surface_ids(self, names, boundary=True), degree)

    def dS(self, *names: str, plus: str | None = None, degree: int | None = None) -> Any:
        """The measure over the named surfaces inside the mesh, or over all facets there.

        ``'+'`` is the side of the region ``plus``, or without one that of the cell with the lower number.

        Raises:
            MeshError: an unknown name, a surface on the boundary or, with ``plus``, not on one side of that region, or surfaces
                that have facets in common.
        """
        ids = surface_ids(self, names, boundary=False)
        return measure(self, "dS", ids if plus is None else sided_ids(self, names, plus), degree)

    def interface(self, plus: str, minus: str, degree: int | None = None) -> Any:
        """The measure over the facets between two regions; ``'+'`` is the side of the first."""
        return measure(self, "dS", [between_number(self.place("region", plus), self.place("region", minus))], degree)

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
        return between(self.skfem.f2t, self.cells_of(plus), self.cells_of(minus))

    def on_side_of(self, plus: str, surface: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The facets of a surface that bounds a region on one side, and for each the cell in that region."""
        facets = self.facets_of(surface)
        cells, wrong = on_side(self.skfem.f2t, facets, self.cells_of(plus))
        if wrong:
            value = f"{surface!r} with {wrong} facets that do not have {plus!r} on one side"
            raise MeshError("surface", value, f"facets between {plus!r} and the rest", "name another region, or none")
        return facets, cells

    def _known(self, names: Mapping[str, Any], kind: str, name: str) -> str:
        if name in names:
            return name
        allowed = f"a {kind} of the mesh ({', '.join(sorted(names)) or 'none'})"
        raise MeshError(kind, repr(name), allowed, f"name that {kind} where the mesh comes from: {self.source}")

    def place(self, kind: str, name: str) -> int:
        """How many regions (kind "region") or surfaces ("surface") come before one."""
        names = self.regions if kind == "region" else self.surfaces
        return list(names).index(self._known(names, kind, name))
