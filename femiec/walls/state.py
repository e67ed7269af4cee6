"""A structure under load, solved: where its points went, and the stress in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.arguments import offers
from femiec.errors import InputError
from femiec.models.walls.structure import WallStructure
from femiec.solve.solution import Solution
from femiec.strength import Criterion

Array = NDArray[np.float64]

EQUAL = 1e-9
"""Values that differ by less, as a part of them, are equal: a symmetric structure has several peaks, and the first one counts."""


@dataclass(frozen=True, eq=False)
class RegionState:
    """A region at the nodes of its cells of second degree, cell by cell, in VTK's order.

    Args:
        points: reference positions [m], shape (cells, nodes, dim).
        displacement: u [m], the same shape; of a body that nothing holds without its rigid motion.
        stress: Cauchy stress [Pa], shape (cells, nodes, 3, 3), tension positive.
    """

    points: Array
    displacement: Array
    stress: Array


@dataclass(frozen=True, eq=False)
class Peak:
    """The largest value of something, and where it is.

    Args:
        value: in SI.
        spot: reference position [m], shape (dim,).
        region: its name.
        near: the named surface that is nearest to the spot.
    """

    value: float
    spot: Array
    region: str
    near: str


@dataclass(frozen=True, eq=False)
class WallState:
    """The state at one load factor.

    Args:
        structure: what was loaded.
        factor: the load factor.
        regions: by name; "wall" where the mesh has no regions.
        solution: of the nonlinear solver: its unknowns, residuals, iterations.
        dofs: of the displacement, all of them, those that follow others too; in units of the structure's size.
    """

    structure: WallStructure
    factor: float
    regions: Mapping[str, RegionState]
    solution: Solution
    dofs: Array

    def peak(self, criterion: Criterion, within: Any = None) -> Peak:
        """The largest value of a criterion [Pa].

        Raises:
            InputError: what is no criterion; ``within`` that chooses no point.

        Args:
            criterion: for instance ``MaxPrincipal()``.
            within: a function of points [m], shape (n, dim), that says which of them count; all by default.
        """
        expect_criterion(criterion)
        values = {name: criterion.of(region.stress, region.points) for name, region in self.regions.items()}
        return self._largest(values, within)

    def deflection(self, within: Any = None) -> Peak:
        """The largest |u| [m]; see :meth:`peak`."""
        return self._largest({name: np.linalg.norm(r.displacement, axis=-1) for name, r in self.regions.items()}, within)

    def _largest(self, values: Mapping[str, Array], within: Any) -> Peak:
        if within is not None and not callable(within):
            raise InputError("within", repr(within), "a function of points, shape (n, dim)", "write lambda x: x[:, 0] > 0")
        best: tuple[float, Array, str] | None = None
        for name, each in values.items():
            points = self.regions[name].points
            flat, places = each.ravel(), points.reshape(-1, points.shape[-1])
            if within is not None:
                flat = np.where(_chosen(within, places), flat, -np.inf)
            top = float(flat.max())
            if best is None or top > best[0] + EQUAL * abs(top):
                best = top, places[int(np.argmax(flat >= top - EQUAL * abs(top)))], name
        if best is None or best[0] == -np.inf:
            raise InputError("within", "none of the points", "one point of the structure at least", "compare with points in m")
        return Peak(*best, near=nearest_surface(self.structure.mesh, best[1]))


def expect_criterion(criterion: Any) -> None:
    """Refuse what is no criterion, as the class in the place of an object.

    Raises:
        InputError: naming what came.
    """
    offers("criterion", criterion, ("of", "label", "source"), "a criterion", "write MaxPrincipal(), Tresca() or VonMises()")


def _chosen(within: Any, places: Array) -> NDArray[np.bool_]:
    chosen = np.asarray(within(places))
    if chosen.shape != places.shape[:1]:
        value = f"of shape {chosen.shape} for points of shape {places.shape}"
        raise InputError("within", value, "one truth value a point", "write lambda x: x[:, 0] > 0")
    return chosen.astype(bool)


def nearest_surface(mesh: Any, point: Array) -> str:
    """The named surface with the facet that is nearest to a point [m]; an empty name where the mesh has none."""
    names, middles = [], []
    for name, facets in mesh.surfaces.items():
        if len(facets):
            names.append(name)
            middles.append(mesh.skfem.p[:, mesh.skfem.facets[:, facets]].mean(axis=1))
    if not names:
        return ""
    distances = [float(np.min(np.linalg.norm(each - point[:, None], axis=0))) for each in middles]
    return names[int(np.argmin(distances))]
