"""What an engine gives the comparison, and the records that travel between its files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray


class Tags(NamedTuple):
    """What a form on parts of the mesh takes: the data of Measure, where the engine wants any, and the interface.

    Attributes:
        cells: ``subdomain_data`` of dx: region ids 1 (left) and 2 (right).
        facets: ``subdomain_data`` of ds and dS: ids 1 west, 2 east, 5 south, 6 north; inside 3 and 4.
        interface: dS between right ('+') and left ('-').
    """

    cells: Any
    facets: Any
    interface: Any


@dataclass(frozen=True)
class Engine:
    """One engine with one mesh.

    Attributes:
        fem: its module of names.
        mesh: its mesh.
        tags: the mesh's tags.
        assemble: a UFL form of any rank to a number, an array, or a SciPy matrix.
        dofs: a space to the identity of its dofs, shape (dofs, columns): leaf of the element, component, lowest cell, position.
    """

    fem: Any
    mesh: Any
    tags: Tags
    assemble: Callable[[Any], Any]
    dofs: Callable[[Any], NDArray[np.float64]]


def identities(leaf: int, size: int, position: NDArray[np.float64], cells: NDArray[np.int64]) -> NDArray[np.float64]:
    """The identity of the dofs of one leaf of an element, component-fastest.

    A position alone does not tell apart the dofs of a discontinuous space, the lowest cell that holds a dof does.

    Args:
        leaf: number of the leaf, in the order of the (nested) mixed element.
        size: number of its components.
        position: of each scalar dof, shape (scalar dofs, dimension).
        cells: scalar dofs of each cell, cells in the order of the input, shape (cells, dofs of a cell).
    """
    lowest = np.full(len(position), len(cells), float)
    np.minimum.at(lowest, cells, np.arange(len(cells))[:, None])
    scalar = np.column_stack([np.full(len(position), float(leaf)), lowest, position])
    component = np.tile(np.arange(size, dtype=float), len(position))
    return np.column_stack([component, np.repeat(scalar, size, axis=0)])
