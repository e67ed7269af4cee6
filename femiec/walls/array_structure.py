"""Arrays of tubules in cross-section as structures: pressures in some of them, and what surrounds the array."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from math import cos, pi

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from femiec.arguments import of_kind
from femiec.errors import InputError
from femiec.geometry import Mesh
from femiec.geometry.arrays import Array, array_section, lattice_vectors, layout
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.solid import SolidLaw
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Free, Periodic, Support


class Outside(Enum):
    """What presses on the rim of an array."""

    NOTHING = "nothing"
    """The array stands alone."""
    FILLED = "filled"
    """It goes on, filled: the largest of the pressures inside presses on the rim too."""


def array_structure(
    array: Array,
    law: SolidLaw,
    pressures: Mapping[int, float],
    outside: Outside = Outside.NOTHING,
    levels: int = 0,
    across: int = 2,
    degree: int = 2,
) -> WallStructure:
    """A cross-section of an array in plane strain, free at its rim, or periodic as the array says; its cells are curved.

    The rim's outline has sharp corners between the outer cells, which point inwards: no peak stress there means anything. See
    :func:`inside_cells`.

    Args:
        array: sizes, number and scatter.
        law: of the walls.
        pressures: tubule to its pressure [Pa]; 0 where none is given.
        outside: what presses on the rim; a periodic array has none.
        levels, across: of the mesh, see :func:`femiec.geometry.arrays.array_section`.
        degree: of the displacement's elements.

    Raises:
        InputError: a tubule that the array has not, no pressure at all.

    Example:
        >>> from femiec.laws.solid.elastic import Elastic
        >>> structure = array_structure(Array(wall=10e-9, count=7), Elastic(20e9, 0.24), {0: 1e6})
        >>> structure.loads[0].on, structure.pressure
        (('tubule 0',), 1000000.0)
    """
    of_kind("array", array, Array, "an Array", "write Array(width=100 * nm, wall=10 * nm, count=7)")
    of_kind("outside", outside, Outside, "Outside.NOTHING or Outside.FILLED", "write outside=Outside.FILLED")
    of_kind("pressures", pressures, Mapping, "tubule to pressure", "write pressures={0: 1e6}")
    wrong = [tubule for tubule in pressures if not (isinstance(tubule, int | np.integer) and 0 <= tubule < array.count)]
    if wrong or not pressures:
        allowed = f"tubules 0 to {array.count - 1}, at least one"
        raise InputError("pressures", f"of tubule {wrong[0]}" if wrong else "none", allowed, "write pressures={0: 1e6}")
    mesh = array_section(array, across, levels=levels, curved=True)
    names: dict[float, list[str]] = {}
    for tubule, pressure in pressures.items():
        names.setdefault(pressure, []).append(f"tubule {tubule}")
    if outside is Outside.FILLED and array.periodic is None:
        names[max(pressures.values())].append("rim")
    loads = tuple(Pressure(tuple(on), pressure) for pressure, on in names.items() if pressure)
    return WallStructure(mesh, law, PLANE_STRAIN, loads, _supports(array, mesh), degree)


def _supports(array: Array, mesh: Mesh) -> tuple[Support, ...]:
    if array.periodic is None:
        return (Free(),)
    return tuple(Periodic(f"{side}+", tuple(float(each) for each in period)) for side, period in lattice_vectors(array).items())


def inside_cells(array: Array) -> Callable[[NDArray[np.float64]], NDArray[np.bool_]]:
    """Which points lie no further from a centre than the corners of a cell: all of the walls, but not the rim's outer corners.

    Args:
        array: of any shape.

    Returns:
        A function of points [m], shape (n, 2), as :meth:`femiec.walls.WallState.peak` takes it.

    Example:
        >>> inside = inside_cells(Array(wall=10e-9, count=7))
        >>> inside(np.array([[110e-9 + 60e-9, 0.0], [165e-9, 100e-9]])).tolist()
        [True, False]
    """
    centres, reach = layout(array).centres, array.pitch / (2 * cos(pi / array.shape.sides)) * (1 + 1e-9)
    return lambda points: np.asarray(KDTree(centres).query(points)[0] <= reach)


def tubules_beside(spot: Sequence[float], centres: NDArray[np.float64]) -> tuple[int, int]:
    """The two tubules whose wall a spot is in, the nearer one first; -1 stands for the outside of the array.

    Args:
        spot: [m], shape (2,) or more.
        centres: of the tubules [m], shape (tubules, 2), two or more.

    Example:
        >>> centres = np.array([[0.0, 0.0], [110e-9, 0.0], [220e-9, 0.0]])
        >>> tubules_beside((54e-9, 10e-9), centres), tubules_beside((-54e-9, 10e-9), centres)
        ((0, 1), (0, -1))
    """
    distance = np.linalg.norm(centres - np.asarray(spot)[:2], axis=1)
    shares = np.round(distance / distance.max(), 9)  # in the middle of a wall the lower number is the first
    first, second = (int(i) for i in np.argsort(shares, kind="stable")[:2])
    pitch = np.sort(np.linalg.norm(centres - centres[first], axis=1))[1]
    return first, second if distance[second] < 0.8 * pitch else -1
