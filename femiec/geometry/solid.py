"""Tubules side by side as a solid: walls drawn out of a section, hollow chambers, a plate at the root and a cap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from femiec.arguments import not_negative, number, of_kind, positive, whole
from femiec.errors import InputError, MeshError
from femiec.geometry.extrude import Indices, Stack
from femiec.geometry.grading import graded, graded_both
from femiec.geometry.mesh import Mesh

CHAMBER = "chamber "
"""How the names of the section's chambers begin; the tubule's number follows."""
TALLEST = 1e5
"""The largest height over the extent of its section: beyond, a unit has been forgotten."""


@dataclass(frozen=True)
class Layers:
    """How many layers of cells an array is made of.

    Args:
        along: between root plate and cap.
        plate: through the root plate, and through the cap.
        first: thickness of the layers beside the root and the cap [m], from which they grow geometrically; None: all equal.

    Raises:
        InputError: a number below 1 or no integer, or a thickness that is not positive.

    Example:
        >>> Layers(along=4, first=0.5).heights(4.0, root=1.0)
        array([0.        , 0.5       , 1.        , 1.5       , 2.1..., 2.9..., 4.        ])
    """

    along: int = 12
    plate: int = 2
    first: float | None = None

    def __post_init__(self) -> None:
        whole("along", self.along, 1), whole("plate", self.plate, 1)
        if self.first is not None:
            number("first", self.first, "m", positive, "a positive thickness", "write first=None for equal layers")

    def heights(self, height: float, root: float = 0.0, cap: float = 0.0) -> NDArray[np.float64]:
        """Where the layers begin and end [m], from 0 to ``height``.

        Layers grow away from the root, and from the cap where there is one; there ``along`` is even.

        Raises:
            InputError: an odd ``along`` that has to be graded from both ends.
        """
        plates = [np.linspace(0.0, root, self.plate + 1)[:-1]] if root else []
        caps = [np.linspace(height - cap, height, self.plate + 1)[1:]] if cap else []
        return np.concatenate([*plates, self._between(root, height - cap, bool(cap)), *caps])

    def _between(self, start: float, end: float, capped: bool) -> NDArray[np.float64]:
        if self.first is None:
            return np.linspace(start, end, self.along + 1)
        if not capped:
            return graded(start, end, self.along, self.first)
        if self.along % 2:
            raise InputError("along", self.along, "an even number, for layers that grow from root and cap", f"{self.along + 1}")
        return graded_both(start, end, self.along, self.first)


def array_solid(section: Mesh, height: float, root: float = 0.0, cap: float = 0.0, layers: Layers | None = None) -> Mesh:
    """Draw a section through tubules out to a solid whose walls reach from z = 0 to the top.

    The chambers are hollow between root plate and cap: height - root - cap is their depth. Without a root plate they are open at
    z = 0, without a cap at the top.

    Args:
        section: of quadrilaterals; the region ``wall``, and ``chamber 0``, ``chamber 1`` ... that fill its holes.
        height: of the whole [m].
        root: thickness of the root plate [m]; 0: there is none.
        cap: thickness of the cap [m]; 0: there is none.
        layers: along z; ``Layers()`` by default.

    Returns:
        Hexahedra. The regions ``root plate`` and ``cap`` close the chambers; the section's other regions reach through. The
        surfaces are ``tubule i`` (the walls around a chamber), ``floor of i`` and ``cap over i`` (its ends), ``root`` (z = 0),
        ``top`` (z = height), and the section's own surfaces, such as ``rim``; without any, ``rim`` is all of its boundary.

    Raises:
        InputError: a height that is not positive, a negative thickness, or plates that leave no chamber.
        MeshError: a section of other cells, without wall or chambers, or with a cell in no region.

    Example:
        >>> import skfem
        >>> plane = skfem.MeshQuad.init_tensor(np.arange(4.0), np.arange(4.0))
        >>> middle = np.nonzero(abs(plane.p[:, plane.t].mean(axis=1) - 1.5).max(axis=0) < 0.1)[0]
        >>> section = Mesh.from_skfem(plane, {"wall": np.setdiff1d(np.arange(9), middle), "chamber 0": middle})
        >>> solid = array_solid(section, height=5.0, root=1.0, layers=Layers(along=4, plate=1))
        >>> {name: len(cells) for name, cells in solid.regions.items()}
        {'wall': 40, 'root plate': 1}
        >>> list(solid.surfaces)
        ['rim', 'tubule 0', 'floor of 0', 'root', 'top']
    """
    of_kind("section", section, Mesh, "a femiec.geometry.Mesh", "write array_section(array, chambers=True)")
    layers = Layers() if layers is None else layers
    of_kind("layers", layers, Layers, "Layers", "write Layers(along=12, plate=2)")
    _check_heights(height, root, cap)
    if height > TALLEST * (extent := float(np.ptp(section.nodes, axis=1).max())):
        allowed = f"less than {TALLEST:g} times the section's {extent:g} m"
        raise InputError("height", f"{height:g} m", allowed, "write height=20*um")
    walls, chambers = _parts(section)
    z = layers.heights(height, root, cap)
    lower, upper = (layers.plate if root else 0), len(z) - 1 - (layers.plate if cap else 0)
    filled = np.concatenate([np.zeros(0, np.int64), *chambers.values()])
    there = np.ones((len(z) - 1, section.skfem.nelements), bool)
    there[lower:upper, filled] = False
    stack = Stack.of(section, z, there)
    regions = {name: stack.cells(cells) for name, cells in walls.items()}
    regions |= {"root plate": stack.cells(filled, slice(0, lower)), "cap": stack.cells(filled, slice(upper, None))}
    own = {name: facets for name, facets in section.surfaces.items() if not name.startswith("tubule ")}
    surfaces = {name: stack.beside(facets) for name, facets in (own or {"rim": section.skfem.boundary_facets()}).items()}
    for name, cells in chambers.items():
        surfaces |= _chamber(stack, name.removeprefix(CHAMBER), cells, lower, upper)
    return stack.mesh(regions, surfaces | stack.ends(), f"{section.source}, drawn out to {height:g} m")


def _chamber(stack: Stack, tubule: str, cells: Indices, lower: int, upper: int) -> dict[str, Indices]:
    """The surfaces of one chamber, hollow from layer ``lower`` to ``upper``."""
    # Here only walls stand beside the edges of the chamber's cells: nothing at edges inside, or where the section cuts it.
    around = {f"tubule {tubule}": stack.beside(np.unique(stack.edges[:, cells]), slice(lower, upper))}
    if lower:
        around[f"floor of {tubule}"] = stack.above(cells, lower - 1)
    if upper < len(stack.number):
        around[f"cap over {tubule}"] = stack.below(cells, upper)
    return around


def _parts(section: Mesh) -> tuple[dict[str, Indices], dict[str, Indices]]:
    """The regions of the section that reach through, and the chambers."""
    chambers = {name: cells for name, cells in section.regions.items() if name.startswith(CHAMBER)}
    walls = {name: cells for name, cells in section.regions.items() if name not in chambers}
    for kind, there in (("wall", "wall" in walls), ("chamber 0", bool(chambers))):
        if not there:
            value = f"regions {', '.join(section.regions) or 'none'}"
            raise MeshError("section", value, f"a region {kind!r}", "mesh the chambers too, and name them")
    outside = section.skfem.nelements - sum(map(len, section.regions.values()))
    if outside:
        raise MeshError("section", f"{outside} cells in no region", "each cell in wall or a chamber", "name the rest")
    return walls, chambers


def _check_heights(height: float, root: float, cap: float) -> None:
    number("height", height, "m", positive, "a positive height", "write height=20*um")
    for name, thickness in (("root", root), ("cap", cap)):
        number(name, thickness, "m", not_negative, "a thickness, or 0 for none", f"write {name}=0")
    if root + cap >= height:
        raise InputError("root and cap", f"{root:g} and {cap:g} m", f"less than the height of {height:g} m", "make them thinner")
