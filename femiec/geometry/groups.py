"""The named groups of cells and of facets in a mesh that meshio has read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.errors import MeshError
from femiec.geometry.cells import KINDS, Kind


@dataclass(frozen=True)
class Block:
    """Cells, or facets, of one type.

    Args:
        type: meshio's name of the type.
        nodes: shape (cells, nodes per cell).
        groups: name of a group to the indices of its cells in this block.
    """

    type: str
    nodes: NDArray[np.int64]
    groups: dict[str, NDArray[np.int64]]

    @property
    def kind(self) -> Kind:
        """What cells these are."""
        return KINDS[self.type]


def blocks_of(raw: Any) -> list[Block]:
    """The blocks of a meshio mesh with their groups; single points are left out.

    Raises:
        MeshError: a type of cell that cannot be read, a physical tag without a name, or a node that is not there.
    """
    groups = _groups(raw)
    blocks = []
    for k, block in enumerate(raw.cells):
        if block.type == "vertex":
            continue
        if block.type not in KINDS:
            raise MeshError("cells", block.type, f"one of {', '.join(KINDS)}", "mesh with those cells")
        nodes = np.asarray(block.data, np.int64)
        if nodes.size and not 0 <= nodes.min() <= nodes.max() < len(raw.points):
            value = f"nodes {nodes.min()} to {nodes.max()}"
            raise MeshError("cells", value, f"the nodes of the file, 0 to {len(raw.points) - 1}", "write the file again, whole")
        named = {name: indices[k] for name, indices in groups.items() if len(indices[k])}
        blocks.append(Block(block.type, nodes, named))
    return blocks


def _groups(raw: Any) -> dict[str, list[NDArray[np.int64]]]:
    """Name to the indices in each block: from the sets of cells, the tags with names, or the arrays of 0 and 1."""
    tags = raw.cell_data.get("gmsh:physical")
    names = {name: (int(tag), int(dim)) for name, (tag, dim) in raw.field_data.items()}
    flags = _flags(raw)
    if tags is not None and (names or not flags):
        _check_known(raw.cells, tags, set(names.values()))
    # gmsh:bounding_entities is meshio's record of which entities bound which, no group.
    sets = {name: [_indices(part) for part in parts] for name, parts in raw.cell_sets.items() if not name.startswith("gmsh:")}
    if sets or tags is None or not names:
        return sets or flags
    return {
        name: [
            np.nonzero((np.asarray(found) == tag) & (block.dim == dim))[0] for block, found in zip(raw.cells, tags, strict=True)
        ]
        for name, (tag, dim) in names.items()
    }


def tags_of(raw: Any) -> dict[int, dict[str, int]]:
    """gmsh's physical tags: dimension to name to integer."""
    found: dict[int, dict[str, int]] = {}
    for name, (tag, dim) in raw.field_data.items():
        found.setdefault(int(dim), {})[name] = int(tag)
    return found


def _indices(part: Any) -> NDArray[np.int64]:
    return np.zeros(0, np.int64) if part is None else np.asarray(part, np.int64)


def _flags(raw: Any) -> dict[str, list[NDArray[np.int64]]]:
    arrays = {name: [np.asarray(part) for part in parts] for name, parts in raw.cell_data.items() if not name.startswith("gmsh:")}
    return {
        name: [np.nonzero(part)[0] for part in parts]
        for name, parts in arrays.items()
        if all(part.ndim == 1 and part.dtype.kind in "iub" and np.isin(part, (0, 1)).all() for part in parts)
    }


def _check_known(cells: Any, tags: Any, known: set[tuple[int, int]]) -> None:
    """Refuse cells or facets whose physical tag has no name; tag 0 is gmsh's 'none'."""
    found = {(int(tag), block.dim) for block, part in zip(cells, tags, strict=True) for tag in np.unique(part) if tag != 0}
    for tag, dim in sorted(found - known):
        if dim > 0:
            mend = f'name it in gmsh: Physical {("Curve", "Surface", "Volume")[dim - 1]}("the name", {tag})'
            raise MeshError("groups", f"physical tag {tag} of dimension {dim} without a name", "a name for each tag", mend)


def stacked(blocks: list[Block]) -> dict[str, NDArray[np.int64]]:
    """The groups of all the blocks, with indices that count on from block to block."""
    starts = np.cumsum([0, *(len(block.nodes) for block in blocks)])
    names = dict.fromkeys(name for block in blocks for name in block.groups)
    return {
        name: np.concatenate(
            [start + block.groups[name] for start, block in zip(starts, blocks, strict=False) if name in block.groups]
        )
        for name in names
    }


def find_facets(mesh: skfem.Mesh, corners: NDArray[np.int64]) -> NDArray[np.int64]:
    """The facets with these nodes.

    Args:
        mesh: a scikit-fem mesh.
        corners: nodes of each facet in any order, shape (facets, nodes per facet).

    Raises:
        MeshError: nodes that are no facet of any cell.
    """
    facets = np.sort(mesh.facets, axis=0).T
    if corners.shape[1] != facets.shape[1]:
        raise MeshError(
            "surfaces", f"facets of {corners.shape[1]} nodes", f"facets of {facets.shape[1]} nodes", "mesh them together"
        )
    _, key = np.unique(np.concatenate([facets, np.sort(corners, axis=1)]), axis=0, return_inverse=True)
    number = np.full(key.max() + 1, -1)
    number[key[: len(facets)]] = np.arange(len(facets))
    found = number[key[len(facets) :]]
    if (found < 0).any():
        value = f"{(found < 0).sum()} facets that belong to no cell"
        raise MeshError("surfaces", value, "facets between or around the cells", "mesh cells and surfaces together")
    return np.asarray(found)
