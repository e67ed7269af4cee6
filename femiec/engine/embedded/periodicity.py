"""Periodic conditions: dofs on one side follow the dofs that a map finds on the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.engine.embedded.constraints import Ties
from femiec.engine.embedded.spaces import FunctionSpace, components_of, locate_dofs_geometrical, locate_dofs_topological
from femiec.engine.embedded.subspaces import SubSpace
from femiec.errors import InputError, point_text
from femiec.geometry.views import in_space

Array = NDArray[np.float64]
Indices = NDArray[np.int64]


def periodic(
    V: FunctionSpace | SubSpace,
    slaves: Callable[[Array], Any] | Indices,
    map: Callable[[Array], Any],
    coefficient: Any = 1.0,
    tolerance: float = 1e-8,
) -> Ties:
    """The dofs on some facets follow those where a map takes them: u_i(x) = Σ_j R_ij u_j(map(x)).

    Args:
        V: a space, or some components of one (``V.sub(0)``).
        slaves: facets, as from ``mesh.facets_of("right")``, or a marker function of x [m], shape (3, n).
        map: takes positions x [m] of slaves, shape (3, n), x[2] zero in the plane, to those of their masters, shape (3, n) or
            (dimension, n).
        coefficient: R, a number (1 periodic, -1 anti-periodic) or a matrix, such as a rotation, shape (components, components).
        tolerance: how far [-] a master may lie from where the map points, as a part of the size of the mesh.

    Returns:
        Rows for :func:`~femiec.engine.embedded.constrain`.

    Raises:
        InputError: no slaves, a slave without a master, two dofs at one place, a slave that is its own master.

    Example:
        >>> import skfem
        >>> from femiec.engine import embedded as fem
        >>> from femiec.geometry import Mesh
        >>> V = fem.functionspace(Mesh.from_skfem(skfem.MeshLine([0.0, 1.0, 2.0])), ("Lagrange", 1))
        >>> rows = periodic(V, lambda x: x[0] == 2, lambda x: x - 2)
        >>> rows.slaves, rows.coefficients.indices
        (array([2]), array([0]...))
    """
    space, flat = components_of(V)
    places = list(dict.fromkeys(space.flat_components[f] for f in flat))  # components of a symmetric tensor share dofs
    factors = _factors(coefficient, len(places))
    located = locate_dofs_geometrical(V, slaves) if callable(slaves) else locate_dofs_topological(V, space.mesh.dim - 1, slaves)
    if not located.size:
        raise InputError("slaves", "no dof", "facets, or a marker, with dofs of a continuous space", "check where they are")
    x, dofs, entries = space.dof_coordinates(), [], []
    masters = _Masters(space, x, tolerance * float(np.linalg.norm(np.ptp(x, axis=1))))
    for i, (b, component) in enumerate(places):
        mine = np.intersect1d(space.blocks[b].dofs(component), located)
        there = _mapped(map, x[:, mine])
        moved = _moved(x[:, mine], there, masters.reach, trivial=np.array_equal(factors[i], np.eye(len(places))[i]))
        mine, there = mine[moved], there[:, moved]
        row = sp.csr_matrix((len(mine), space.dim))
        for j in np.nonzero(factors[i])[0]:
            row = row + factors[i, j] * _selection(masters.at(places[j], x[:, mine], there), space.dim)
        dofs.append(mine)
        entries.append(row)
    followers = np.concatenate(dofs)
    return Ties(space, followers, sp.vstack(entries, format="csr"), np.zeros(len(followers)))


# -------------------------------------------------------------------- inside
@dataclass(frozen=True, eq=False)
class _Masters:
    """Finds dofs by component and position."""

    space: FunctionSpace
    x: Array
    reach: float
    trees: dict[int, Any] = field(default_factory=dict)

    def at(self, place: tuple[int, int], slaves: Array, there: Array) -> Indices:
        """The dofs of a component at the places where slaves are mapped to, all shapes (dimension, n)."""
        from scipy.spatial import KDTree  # 30 ms, which every import of the engine would take

        b, component = place
        dofs = self.space.blocks[b].dofs(component)
        if b not in self.trees:
            self.trees[b] = KDTree(self.x[:, dofs].T)
        distance, nearest = self.trees[b].query(there.T, k=2)
        lost, twice = distance[:, 0] > self.reach, distance[:, 1] <= self.reach
        if lost.any():
            k = int(lost.argmax())
            raise InputError(
                "map",
                f"{point_text(there[:, k])} m for the slave at {point_text(slaves[:, k])} m, {distance[k, 0]:.3g} m from any dof",
                f"a dof within {self.reach:.3g} m ({lost.sum()} of {len(lost)} slaves have none)",
                "make the facets of the two sides match, or correct the map",
            )
        if twice.any():
            mend = "a discontinuous space is periodic by terms over its facets"
            raise InputError("V", f"two dofs at {point_text(there[:, twice.argmax()])} m", "one dof at a place", mend)
        return dofs[nearest[:, 0]]


def _mapped(map: Callable[[Array], Any], x: Array) -> Array:
    """Where a map takes some positions, both of shape (dimension, n)."""
    there = np.asarray(map(in_space(x)), float)
    if there.shape not in (x.shape, (3, x.shape[1])):
        raise InputError(
            "map", f"positions of shape {there.shape}", f"(3, {x.shape[1]}) or {x.shape}", "return one row a coordinate"
        )
    return there[: len(x)]


def _factors(coefficient: Any, count: int) -> Array:
    matrix = np.asarray(coefficient, float)
    if matrix.ndim == 0:
        return matrix * np.eye(count)
    if matrix.shape != (count, count):
        allowed = f"a number or a matrix of shape ({count}, {count})"
        raise InputError("coefficient", f"of shape {matrix.shape}", allowed, "give one row a component")
    return matrix


def _selection(dofs: Indices, count: int) -> sp.csr_matrix:
    return sp.csr_matrix((np.ones(len(dofs)), (np.arange(len(dofs)), dofs)), shape=(len(dofs), count))


def _moved(slaves: Array, there: Array, reach: float, trivial: bool) -> NDArray[np.bool_]:
    """The slaves that are not their own masters; u = u, as a scalar has it on the axis of a rotation, is no condition."""
    moved = np.linalg.norm(there - slaves, axis=0) > reach
    if not trivial and not moved.all():
        where = point_text(slaves[:, moved.argmin()])
        mend = "leave it out of the slaves, and prescribe it"
        raise InputError("map", f"{where} m for the slave there", "a master elsewhere", mend)
    return moved
