"""One tubule: its sizes, and a structured mesh of half its cross-section.

The mesh lies in (r, z): the axis at r = 0, the root at z = 0, the tip at z = filling * height. The planar slit (x, z) has the
same mesh; the forms tell the two apart.

    z = height   .--- cap ---.-- wall top --.
                 |           |              |
               axis   gas  wall|gas         |
                 |           |              |
                 |--- tip ---|    wall   outer wall
                 |           |              |
               axis lithium wall|lithium    |
                 |           |              |
    z = 0        '-- root ---'- wall root --'
                r = 0     width/2     width/2 + wall
"""

from __future__ import annotations

import numbers
from dataclasses import dataclass

import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.geometry.grading import bisected, graded, graded_both
from femiec.geometry.interfaces import with_interfaces
from femiec.geometry.mesh import Mesh
from femiec.quantities import mm, nm, um

SMALLEST = {"width": 1 * nm, "wall": 0.5 * nm, "height": 1 * nm}
"""The smallest sizes that a continuum stands for [m]; half of a 1 nm wall, whose mid-plane is shared, is still one."""
LARGEST = 1 * mm
"""The largest size of a tubule [m]; beyond it a unit has been forgotten."""
_EXAMPLE = {"width": ("100nm", nm), "wall": ("10nm", nm), "height": ("20um", um)}


@dataclass(frozen=True)
class Tubule:
    """The sizes of one tubule that is filled with lithium from the root to the tip.

    Args:
        width: full inner width, twice the inner radius [m].
        wall: thickness of the wall that is meshed [m]: half of the wall where its mid-plane is shared with neighbours.
        height: length of the tubule [m].
        filling: the part of the height that lithium fills, between 0 and 1 [-].

    Raises:
        InputError: a size that is not between :data:`SMALLEST` and :data:`LARGEST`, or a filling outside (0, 1).

    Example:
        >>> tubule = Tubule(width=100 * nm, wall=5 * nm, height=20 * um, filling=0.5)
        >>> f"{tubule.radius:g} {tubule.tip:g}"
        '5e-08 1e-05'
        >>> Tubule(width=100)
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: width = 100 m: expected a size from 1 nm to 1 mm; write width=100nm
    """

    width: float = 100 * nm
    wall: float = 5 * nm
    height: float = 20 * um
    filling: float = 0.5

    def __post_init__(self) -> None:
        for name in ("width", "wall", "height"):
            _check_size(name, getattr(self, name))
        _check_filling(self.filling)
        if min(self.tip, self.height - self.tip) < 1 * nm:
            allowed = f"lithium and gas of at least 1 nm each in a height of {self.height:g} m"
            raise InputError("filling", self.filling, allowed, "write filling=0.5")

    @property
    def radius(self) -> float:
        """Inner radius, half of the width [m]."""
        return 0.5 * self.width

    @property
    def tip(self) -> float:
        """Height of the lithium's tip above the root [m]."""
        return self.filling * self.height

    @property
    def outer_radius(self) -> float:
        """Radius at which the mesh ends [m]."""
        return self.radius + self.wall


def _check_number(name: str, value: object, allowed: str, example: str) -> float:
    if not isinstance(value, numbers.Real):
        raise InputError(name, repr(value), f"a number, {allowed}", f"write {name}={example}")
    return float(value)


def _check_size(name: str, value: object) -> None:
    smallest, (example, usual_unit) = SMALLEST[name], _EXAMPLE[name]
    allowed = f"a size from {smallest / nm:g} nm to {LARGEST / mm:g} mm"
    size = _check_number(name, value, allowed, example)
    # A size measured on a mesh, the difference of two radii, may miss a limit by rounding.
    if smallest * (1 - 1e-6) <= size <= LARGEST * (1 + 1e-6):
        return
    if size > LARGEST and size * usual_unit <= LARGEST:
        example = f"{size:g}{example[-2:]}"
    raise InputError(name, f"{size:g} m", allowed, f"write {name}={example}")


def _check_filling(value: object) -> None:
    filling = _check_number("filling", value, "between 0 and 1", "0.5")
    if not 0 < filling < 1:
        mend = f"write filling={filling / 100:g}" if 1 < filling < 100 else "write filling=0.5"
        raise InputError("filling", f"{filling:g}", "a fraction between 0 and 1, both excluded", mend)


@dataclass(frozen=True)
class Cells:
    """The numbers of cells of a structured mesh before refinement, and the finest of them.

    Args:
        across_lithium: from the axis to the wall.
        across_wall: from the lithium to the outer wall.
        along_lithium: from root to tip, an even number.
        along_gas: from the tip to the cap.
        finest_across: the finest cell at the wall|lithium interface, as a part of the radius.
        finest_along: the finest cell at root and tip, as a part of the radius.

    No finest cell is larger than half of the wall, whose bending decays over its thickness.
    """

    across_lithium: int = 8
    across_wall: int = 4
    along_lithium: int = 56
    along_gas: int = 32
    finest_across: float = 1 / 32
    finest_along: float = 1 / 16

    def __post_init__(self) -> None:
        for name in ("across_lithium", "across_wall", "along_lithium", "along_gas"):
            if (count := getattr(self, name)) != int(count) or count < 1:
                raise InputError(name, count, "a whole number of cells, at least 1", f"write {name}=8")
        if self.along_lithium % 2:
            raise InputError("along_lithium", self.along_lithium, "an even number", f"write {self.along_lithium + 1}")
        for name in ("finest_across", "finest_along"):
            if not 0 < (part := getattr(self, name)) <= 1:
                raise InputError(name, part, "a part of the radius between 0 and 1", f"write {name}=0.0625")


def tubule_mesh(tubule: Tubule, levels: int = 0, cells: Cells | None = None, triangles: bool = False) -> Mesh:
    """Mesh half of a tubule's cross-section with quadrilaterals, graded towards root, tip and the wall|lithium interface.

    Cells are long and thin away from the ends, where the flow is Poiseuille's: 1056 of them suit 100 nm x 20 um.

    Args:
        tubule: the sizes.
        levels: how many times each cell is halved in both directions; refined meshes are nested.
        cells: the numbers of cells before that.
        triangles: cut each quadrilateral into two triangles.

    Returns:
        A mesh with the regions and surfaces of the drawing above.

    Raises:
        InputError: a negative number of levels.

    Example:
        >>> mesh = tubule_mesh(Tubule())
        >>> mesh.cell, mesh.skfem.nelements, sorted(mesh.regions)
        ('quadrilateral', 1056, ['gas', 'lithium', 'wall'])
    """
    if levels != int(levels) or levels < 0:
        raise InputError("levels", levels, "a whole number of halvings, 0 or more", "write levels=0")
    r, z = _lines(tubule, cells or Cells(), levels)
    points, quads = _grid(r, z)
    if triangles:
        mesh: skfem.Mesh = skfem.MeshTri1(points, np.hstack([quads[[0, 1, 2]], quads[[0, 2, 3]]]))
    else:
        mesh = skfem.MeshQuad1(points, quads)
    source = f"tubule_mesh({tubule}, levels={levels}, triangles={triangles})"
    return with_interfaces(Mesh.from_skfem(mesh, _regions(mesh, tubule), _boundary(mesh, tubule), source))


def _lines(tubule: Tubule, cells: Cells, levels: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    radius, tip = tubule.radius, tubule.tip
    across = min(cells.finest_across * radius, 0.5 * tubule.wall)
    along = min(cells.finest_along * radius, 0.5 * tubule.wall)
    inner = graded(radius, 0.0, cells.across_lithium, across)[::-1]
    outer = graded(radius, tubule.outer_radius, cells.across_wall, across)
    below = graded_both(0.0, tip, cells.along_lithium, along)
    above = graded(tip, tubule.height, cells.along_gas, along)
    r, z = np.concatenate([inner, outer[1:]]), np.concatenate([below, above[1:]])
    return bisected(r, levels), bisected(z, levels)


def _grid(r: NDArray[np.float64], z: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Points, r fastest, and counter-clockwise quadrilaterals (scikit-fem's ``init_tensor`` makes clockwise ones)."""
    points = np.array([np.tile(r, len(z)), np.repeat(z, len(r))])
    number = np.arange(points.shape[1], dtype=np.int32).reshape(len(z), len(r))
    corners = number[:-1, :-1], number[:-1, 1:], number[1:, 1:], number[1:, :-1]
    return points, np.array([corner.ravel() for corner in corners])


def _regions(mesh: skfem.Mesh, tubule: Tubule) -> dict[str, NDArray[np.int64]]:
    r, z = mesh.p[:, mesh.t].mean(axis=1)
    inside, below = r < tubule.radius, z < tubule.tip
    return {
        "lithium": np.nonzero(inside & below)[0],
        "gas": np.nonzero(inside & ~below)[0],
        "wall": np.nonzero(~inside)[0],
    }


def _boundary(mesh: skfem.Mesh, tubule: Tubule) -> dict[str, NDArray[np.int64]]:
    r, z = mesh.p[:, mesh.facets]
    inside = r.mean(axis=0) < tubule.radius

    def on(lines: NDArray[np.float64], value: float) -> NDArray[np.bool_]:
        return np.asarray((lines == value).all(axis=0))

    parts = {
        "root": on(z, 0.0) & inside,
        "wall root": on(z, 0.0) & ~inside,
        "outer wall": on(r, tubule.outer_radius),
        "wall top": on(z, tubule.height) & ~inside,
        "cap": on(z, tubule.height) & inside,
        "axis": on(r, 0.0),
    }
    return {name: np.nonzero(facets)[0] for name, facets in parts.items()}
