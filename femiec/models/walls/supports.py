"""What holds a structure of walls: Dirichlet conditions on the displacement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from femiec.arguments import number
from femiec.errors import InputError
from femiec.laws.kinematics import Axisymmetric, Planar

Array = NDArray[np.float64]

EQUAL = 1e-9
"""Of a body's size: lengths that differ by less are equal but for round-off."""


class Support(Protocol):
    """Something that holds."""

    def conditions(self, fem: Any, V: Any, mesh: Any, body: Any, factor: Any, scale: float) -> list[Any]:
        """Dirichlet conditions on the displacement in V, whose dofs count in ``scale`` [m]."""


@dataclass(frozen=True)
class Fixed:
    """A surface that does not move.

    Example:
        >>> Fixed("root").on
        'root'
    """

    on: str

    def conditions(self, fem: Any, V: Any, mesh: Any, body: Any, factor: Any, scale: float) -> list[Any]:
        """u = 0."""
        return [fem.dirichletbc(0.0, _dofs(fem, V, mesh, self.on), V)]


@dataclass(frozen=True)
class Roller:
    """A surface that does not move along one axis of coordinates, and slides along the others.

    Args:
        on: its name.
        component: 0, 1 or 2; in (r, z) 0 or 1.

    Raises:
        InputError: a component that is none.

    Example:
        >>> Roller("rim", 0).component
        0
    """

    on: str
    component: int

    def __post_init__(self) -> None:
        expect_component(self.component)

    def conditions(self, fem: Any, V: Any, mesh: Any, body: Any, factor: Any, scale: float) -> list[Any]:
        """u_i = 0."""
        W = V.sub(self.component)
        return [fem.dirichletbc(0.0, _dofs(fem, W, mesh, self.on), W)]


@dataclass(frozen=True)
class Moved:
    """A surface whose displacement along one axis is prescribed and grows with the load factor, as under a rigid plate.

    Args:
        on: its name.
        component: of the displacement.
        value: u_i [m] at load factor 1.

    Raises:
        InputError: a component that is none, a value that is not finite.

    Example:
        >>> Moved("top", 2, -5e-9).value
        -5e-09
    """

    on: str
    component: int
    value: float

    def __post_init__(self) -> None:
        expect_component(self.component)
        number("value", self.value, "m", lambda _: True, "a finite displacement", "give it in m: 5e-9")

    def conditions(self, fem: Any, V: Any, mesh: Any, body: Any, factor: Any, scale: float) -> list[Any]:
        """u_i = factor * value; the Constant that holds it follows through :meth:`factor <WallStructure.problem>`."""
        W = V.sub(self.component)
        return [fem.dirichletbc(factor(self.value / scale), _dofs(fem, W, mesh, self.on), W)]


@dataclass(frozen=True)
class Free:
    """Nothing holds the body: as many dofs are pinned as take away its rigid motions, so that balanced loads meet no reaction.

    Example:
        >>> Free()
        Free()
    """

    def conditions(self, fem: Any, V: Any, mesh: Any, body: Any, factor: Any, scale: float) -> list[Any]:
        """u_i = 0 at up to three nodes."""
        out = []
        for node, component in pins(mesh.nodes, body):
            W = V.sub(component)
            dofs = fem.locate_dofs_geometrical(W, at(mesh.nodes[:, node]))
            out.append(fem.dirichletbc(0.0, dofs, W))
        return out


@dataclass(frozen=True)
class Periodic:
    """A side follows the opposite one, u(x) = u(x - period): the array goes on as it is here, and its footprint keeps its size.

    Args:
        on: the surface that follows.
        period: from the side that is followed to it [m], shape (dim,).

    Raises:
        InputError: a period that is none.

    Example:
        >>> Periodic("right", (110e-9, 0.0)).on
        'right'
    """

    on: str
    period: tuple[float, ...]

    def __post_init__(self) -> None:
        allowed, mend = "two or three finite numbers, not all zero", "give them in m: (110e-9, 0.0)"
        if not isinstance(self.period, Sequence | np.ndarray) or isinstance(self.period, str) or len(self.period) not in (2, 3):
            raise InputError("period", repr(self.period), allowed, mend)
        for each in self.period:
            number("period", each, "m", lambda _: True, allowed, mend)
        if not any(self.period):
            raise InputError("period", self.period, allowed, mend)

    @property
    def shift(self) -> Array:
        """The period [m], shape (3,)."""
        return np.array([*self.period, *(3 - len(self.period)) * (0.0,)])

    def conditions(self, fem: Any, V: Any, mesh: Any, body: Any, factor: Any, scale: float) -> list[Any]:
        """None of its own: the translations that are left are pinned once, see :func:`femiec.models.walls.rigid.anchors`."""
        return []

    def ties(self, fem: Any, V: Any, mesh: Any) -> Any:
        """Rows for the system."""
        return fem.periodic(V, mesh.facets_of(self.on), lambda x: x - self.shift[:, None])


def pins(nodes: Array, body: Any) -> list[tuple[int, int]]:
    """(node, component) that hold the rigid motions of a body with nodes [m] of shape (dimension, nodes).

    Example:
        >>> from femiec.laws.deforming import PLANE_STRAIN
        >>> pins(np.array([[0.0, 2.0, 0.1], [0.0, 0.0, 0.1]]), PLANE_STRAIN)
        [(2, 0), (2, 1), (1, 1)]
    """
    first = middle(nodes)
    if isinstance(body, Axisymmetric | Planar):
        return [(first, 1)]
    arms = nodes - nodes[:, [first]]
    second = _far_along_an_axis(arms)
    along = first_largest(np.abs(arms[:, second]), arms)
    across = [i for i in range(len(nodes)) if i != along]
    held = [(first, i) for i in range(len(nodes))] + [(second, i) for i in across]
    if len(nodes) == 2:
        return held
    direction = arms[:, second] / np.linalg.norm(arms[:, second])
    turning = np.cross(direction, arms, axisb=0, axisc=0)  # what a rotation about the line between the two moves
    third = _far_along_an_axis(turning)
    return [*held, (third, first_largest(np.abs(turning[:, third]), turning))]


def _far_along_an_axis(arms: Array) -> int:
    """Far, and near an axis of coordinates: a pin there turns a body that is strained little."""
    return first_largest(2 * np.abs(arms).max(axis=0) - np.abs(arms).sum(axis=0), arms)


def expect_component(component: object) -> None:
    """Refuse what is no number of a coordinate.

    Raises:
        InputError: naming it.
    """
    if isinstance(component, bool) or component not in (0, 1, 2):
        raise InputError("component", repr(component), "the number of a coordinate, 0, 1 or 2", "write 0 for x")


def middle(nodes: Array) -> int:
    """The node nearest to the middle of all."""
    return first_largest(-np.linalg.norm(nodes - nodes.mean(axis=1, keepdims=True), axis=0), nodes)


def first_largest(lengths: Array, points: Array) -> int:
    """The first of the largest lengths [m]; what a ring's nodes differ by is round-off, and must not choose among them.

    Example:
        >>> first_largest(np.array([1.0, 2.0, 2.0 + 4e-16]), np.array([[0.0, 2.0, 2.0]]))
        1
    """
    return int(np.argmax(lengths >= lengths.max() - EQUAL * np.ptp(points, axis=1).max()))


def _dofs(fem: Any, V: Any, mesh: Any, name: str) -> Any:
    return fem.locate_dofs_topological(V, mesh.dim - 1, mesh.facets_of(name))


def at(place: Array) -> Any:
    """Whether points lie at a place [m], as ``locate_dofs_geometrical`` asks."""

    def near(x: Array) -> NDArray[np.bool_]:
        distance = np.linalg.norm(x[: len(place)] - place[:, None], axis=0)
        return np.asarray(distance <= 1e-9 * np.ptp(x, axis=1).max())

    return near
