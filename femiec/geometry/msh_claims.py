"""What a mesh file claims to hold, compared with what is there before a reader allocates anything for it.

meshio sizes its arrays by the counts and by the largest node tag that it finds in the file. Here the sections of a gmsh file that
matter are walked through once, so that an absurd count, a missing node or a truncated file is one clear error.
"""

from __future__ import annotations

import re

import numpy as np

from femiec.errors import MeshError
from femiec.geometry.msh_cursor import DOUBLE, INT, WRITE_AGAIN, Cursor, section

NODES_OF_TYPE = {1: 2, 2: 3, 3: 4, 4: 4, 5: 8, 8: 3, 9: 6, 10: 9, 11: 10, 12: 27, 15: 1, 16: 8, 17: 20}
"""gmsh's number of an element type to its number of nodes: points, and cells of first and second order."""

SPARSE = 100
"""Node tags above this many times the number of nodes are refused: meshio makes an array as long as the highest."""


def check_msh(data: bytes) -> None:
    """Refuse a .msh file that is cut off, or whose counts and tags do not fit what is there.

    Args:
        data: the content of the file, of version 2.2 or 4.1, text or binary.

    Raises:
        MeshError: the section, its claim, and what is there.

    Example:
        >>> check_msh(b"$MeshFormat\\n2.2 0 8\\n$EndMeshFormat\\n$Nodes\\n100000000000\\n1 0 0 0\\n$EndNodes\\n")
        Traceback (most recent call last):
        ...
        femiec.errors.MeshError: $Nodes = a count of 100000000000: expected at most the 4 that are there; ...
    """
    header = re.match(rb"\s*(?:\$Comments.*?\$EndComments\s*)?\$MeshFormat\s+(\S+)\s+([01])\s+([48])\s", data, re.DOTALL)
    if header is None:
        raise MeshError("$MeshFormat", repr(data[:20]), "the header of a gmsh file", "save the mesh with gmsh as Version 4.1")
    version, binary, size = header[1].decode(errors="replace"), header[2] == b"1", np.dtype(f"<u{int(header[3])}")
    if version not in ("2", "2.2", "4.1"):
        raise MeshError("$MeshFormat", version, "version 2.2 or 4.1", "save the mesh with gmsh as Version 4.1")
    _check_names(data)
    try:
        if version in ("2", "2.2"):
            highest = _highest_tag_2(section(data, "Nodes", binary, True))
            _check_elements_2(section(data, "Elements", binary, True), binary, highest)
        else:
            highest = _highest_tag_4(section(data, "Nodes", binary, False), size)
            _check_elements_4(section(data, "Elements", binary, False), size, highest)
    except MeshError:
        raise
    except (ValueError, OverflowError) as error:
        raise MeshError("$Nodes and $Elements", "text that is no number", "whole numbers", WRITE_AGAIN) from error


def _check_names(data: bytes) -> None:
    """Refuse a physical name or tag that is given twice: meshio would keep the last and lose the others."""
    names = re.search(rb"\$PhysicalNames\s+(.*?)\$EndPhysicalNames", data, re.DOTALL)
    found = re.findall(r'(\d+)[ \t]+(\d+)[ \t]+"([^"]*)"', names[1].decode(errors="replace")) if names else []
    for kind, given in (("name", [name for *_, name in found]), ("tag", [f"{dim} {tag}" for dim, tag, _ in found])):
        twice = [item for item in given if given.count(item) > 1]
        if twice:
            raise MeshError(
                "$PhysicalNames", f"{twice[0]!r} twice", f"each {kind} once", f"give each physical group its own {kind}"
            )


def _highest_tag_4(nodes: Cursor, size: np.dtype) -> int:
    """Walk through $Nodes of version 4.1: blocks of tags and coordinates."""
    blocks, total, _, _ = nodes.take(size, 4)
    nodes.claim(int(total))
    tags = []
    for _ in range(blocks):
        dim, _, parametric = nodes.take(INT, 3)
        (count,) = nodes.take(size, 1)
        tags.append(nodes.take(size, int(count)))
        nodes.take(DOUBLE, int(count) * (3 + int(dim) * bool(parametric)))
    return _checked_tags(nodes, np.concatenate([np.zeros(0, np.int64), *tags]), int(total))


def _check_elements_4(elements: Cursor, size: np.dtype, highest: int) -> None:
    """Walk through $Elements of version 4.1: blocks of one type each."""
    blocks, total, _, _ = elements.take(size, 4)
    elements.claim(int(total))
    seen = 0
    for _ in range(blocks):
        _, _, kind = elements.take(INT, 3)
        (count,) = elements.take(size, 1)
        width = 1 + _nodes_of_type(int(kind))
        _check_node_tags(elements.take(size, int(count) * width).reshape(-1, width)[:, 1:], highest)
        seen += int(count)
    _check_total(elements, seen, int(total))


def _highest_tag_2(nodes: Cursor) -> int:
    """Walk through $Nodes of version 2.2: a tag and three coordinates each."""
    (total,) = nodes.take(INT, 1)
    nodes.claim(int(total))
    tags = []
    for _ in range(total):
        tags.append(nodes.take(INT, 1))
        nodes.take(DOUBLE, 3)
    return _checked_tags(nodes, np.concatenate([np.zeros(0, np.int64), *tags]), int(total))


def _check_elements_2(elements: Cursor, binary: bool, highest: int) -> None:
    """Walk through $Elements of version 2.2; in binary a header serves several elements, in text it is a part of each."""
    (total,) = elements.take(INT, 1)
    elements.claim(int(total))
    seen = 0
    while seen < total:
        if binary:
            kind, count, tags = (int(number) for number in elements.take(INT, 3))
        else:
            _, kind, tags = (int(number) for number in elements.take(INT, 3))
            count = 1
        width = binary + tags + _nodes_of_type(kind)
        _check_node_tags(elements.take(INT, count * width).reshape(-1, width)[:, binary + tags :], highest)
        seen += max(count, 1)
    _check_total(elements, seen, int(total))


def _nodes_of_type(kind: int) -> int:
    if kind not in NODES_OF_TYPE:
        raise MeshError(
            "$Elements", f"type {kind}", "lines, triangles, quadrilaterals, tetrahedra or hexahedra", "mesh with those"
        )
    return NODES_OF_TYPE[kind]


def _checked_tags(nodes: Cursor, tags: np.ndarray, total: int) -> int:
    _check_total(nodes, len(tags), total)
    if not len(tags):
        raise MeshError("$Nodes", "no nodes", "at least one", "mesh the geometry before it is saved")
    lowest, highest, limit = int(tags.min()), int(tags.max()), SPARSE * total
    if lowest < 1 or highest > limit or len(np.unique(tags)) < len(tags):
        allowed = f"different tags from 1 to {limit}"
        raise MeshError(
            "$Nodes", f"tags from {lowest} to {highest}", allowed, "number the nodes one after the other (gmsh: renumber)"
        )
    return highest


def _check_node_tags(tags: np.ndarray, highest: int) -> None:
    if tags.size and not 1 <= tags.min() <= tags.max() <= highest:
        value = f"node tags from {tags.min()} to {tags.max()}"
        raise MeshError("$Elements", value, f"tags of the nodes, 1 to {highest}", WRITE_AGAIN)


def _check_total(part: Cursor, seen: int, total: int) -> None:
    if seen != total or not part.at_end():
        raise MeshError("counts", f"{total} claimed and {seen} found", "counts that fit their section", WRITE_AGAIN)
