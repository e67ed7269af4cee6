"""Numbers for cells and facets: those of a mesh's names, and integer tags as a DOLFINx script has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import MeshError

ORIENTED = 2**40
"""Larger than any number of a region or surface: numbers from here on mean facets with a named '+' side."""
_SIDED, _ROW = 2 * ORIENTED, 2**20


@dataclass(frozen=True, eq=False)
class Tags:
    """Integers on some cells or facets: the ``subdomain_data`` of a UFL measure, made by :func:`meshtags`.

    Args:
        dim: dimension of the entities.
        groups: integer to entities, ascending.
    """

    dim: int
    groups: Mapping[int, NDArray[np.int64]]

    @property
    def indices(self) -> NDArray[np.int64]:
        """The tagged entities, ascending."""
        return self._pairs()[0]

    @property
    def values(self) -> NDArray[np.int64]:
        """The integer of each of :attr:`indices`."""
        return self._pairs()[1]

    def _pairs(self) -> NDArray[np.int64]:
        none = np.zeros((2, 0), np.int64)
        pairs = np.hstack([none, *(np.stack([group, np.full(len(group), value)]) for value, group in self.groups.items())])
        return pairs[:, np.argsort(pairs[0], kind="stable")]

    def find(self, value: int) -> NDArray[np.int64]:
        """The entities with one integer.

        Raises:
            MeshError: no entity has it.
        """
        if value not in self.groups:
            shown = ", ".join(map(str, self.groups)) or "none"
            raise MeshError("subdomain id", value, f"one of the tags ({shown})", "tag something with it, or take another")
        return self.groups[value]


def numbered(names: Mapping[str, Any], given: Mapping[str, int]) -> dict[str, int]:
    """A number for each name: the given one, or the next that is free, from 1.

    Example:
        >>> numbered({"lithium": [], "wall": []}, {"wall": 7})
        {'lithium': 8, 'wall': 7}
    """
    kept = {name: int(number) for name, number in given.items() if name in names}
    if len(set(kept.values())) < len(kept) or any(not 0 <= number < ORIENTED for number in kept.values()):
        raise MeshError("numbers of names", kept, "different integers, zero or above", "give each name a number of its own")
    free = max(kept.values(), default=0)
    numbers = {}
    for name in names:
        if name not in kept:
            free += 1
        numbers[name] = kept.get(name, free)
    return numbers


def named(numbers: Mapping[str, int], kind: str, number: int) -> str:
    """The region or surface with a number.

    Raises:
        MeshError: there is none; the message lists names and numbers.
    """
    for name, found in numbers.items():
        if found == number:
            return name
    shown = ", ".join(f"{found} {name!r}" for name, found in numbers.items()) or "none"
    mend = f"use the name of the {kind}, or pass tags as the measure's subdomain_data"
    raise MeshError("subdomain id", number, f"the number of a {kind} ({shown})", mend)


def between_number(plus: int, minus: int) -> int:
    """The number of the facets between the regions at two positions, '+' on the first."""
    return ORIENTED + _ROW * plus + minus


def sided_number(plus: int, surface: int) -> int:
    """The number of the facets of the surface at a position, '+' on the region at another."""
    return _SIDED + _ROW * plus + surface


def split(number: int) -> tuple[bool, int, int]:
    """Whether a number is that of facets between two regions, and the two positions that it was made of."""
    between = number < _SIDED
    return (between, *divmod(number - (ORIENTED if between else _SIDED), _ROW))


def members(kind: str, groups: Mapping[str, Any], count: int) -> dict[str, NDArray[np.int64]]:
    """The cells or facets of each name, ascending.

    Raises:
        MeshError: numbers below 0 or above count - 1, fractions, or a mask of truth values.
    """
    found = {}
    for name, given in groups.items():
        ids = np.asarray(given)
        if ids.size and not (ids.dtype.kind in "iu" and ids.min() >= 0 and ids.max() < count):
            value = f"{name!r} with {ids.min()} to {ids.max()} of type {ids.dtype}"
            raise MeshError(kind, value, f"numbers 0 to {count - 1}", "number as scikit-fem; of a mask take np.nonzero(mask)[0]")
        found[name] = np.unique(ids.astype(np.int64))
    return found


def check_disjoint(kind: str, names: Sequence[str], groups: Sequence[NDArray[np.int64]]) -> None:
    """Refuse a sum over groups that share an entity, which would be counted twice."""
    entities, times = np.unique(np.concatenate(groups), return_counts=True) if groups else (np.zeros(0), np.zeros(0))
    if len(entities) and times.max() > 1:
        value = f"{' and '.join(names)} with {(times > 1).sum()} facets in common"
        raise MeshError(kind, value, f"{kind} without common facets", "integrate over one of them, or name their union")


def check_side(name: str, on_boundary: NDArray[np.bool_], wanted: bool) -> None:
    """Refuse ds over facets inside the mesh, and dS over facets of its boundary.

    Args:
        name: of the surface.
        on_boundary: which of its facets lie on the boundary.
        wanted: whether they must.
    """
    wrong = np.count_nonzero(on_boundary != wanted)
    if wrong:
        where, other = ("inside the mesh", "on its boundary")[:: 1 if wanted else -1]
        mend = (
            f'integrate with mesh.dS("{name}") or mesh.interface(plus, minus)' if wanted else f'integrate with mesh.ds("{name}")'
        )
        raise MeshError(
            "surface", f"{name!r} with {wrong} of {len(on_boundary)} facets {where}", f"facets {other}", mend + ", or split it"
        )


def tagged(tags: Any, dim: int, number: int) -> NDArray[np.int64]:
    """The entities of one dimension with an integer, from the ``subdomain_data`` of a measure."""
    if not isinstance(tags, Tags) or tags.dim != dim:
        value = f"tags of dimension {tags.dim}" if isinstance(tags, Tags) else type(tags).__name__
        raise MeshError("subdomain_data", value, f"tags of dimension {dim}", "make them with femiec.geometry.meshtags")
    return tags.find(number)
