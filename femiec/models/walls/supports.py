"""What holds a structure of walls: Dirichlet conditions on the displacement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from femiec.arguments import number
from femiec.laws.kinematics import Axisymmetric, Planar

Array = NDArray[np.float64]


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

    Example:
        >>> Roller("rim", 0).component
        0
    """

    on: str
    component: int

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
        InputError: a value that is not finite.

    Example:
        >>> Moved("top", 2, -5e-9).value
        -5e-09
    """

    on: str
    component: int
    value: float

    def __post_init__(self) -> None:
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
            dofs = fem.locate_dofs_geometrical(W, _at(mesh.nodes[:, node]))
            out.append(fem.dirichletbc(0.0, dofs, W))
        return out


@dataclass(frozen=True)
class Periodic:
    """A side follows the opposite one, u(x) = u(x - period): the array goes on as it is here, and its footprint keeps its size.

    Args:
        on: the surface that follows.
        period: from the side that is followed to it [m], shape (dim,).

    Raises:
        InputError: a period that is not finite.

    Example:
        >>> Periodic("right", (110e-9, 0.0)).on
        'right'
    """

    on: str
    period: tuple[float, ...]

    def __post_init__(self) -> None:
        for each in self.period:
            number("period", each, "m", lambda _: True, "finite numbers", "give them in m: (110e-9, 0.0)")

    def conditions(self, fem: Any, V: Any, mesh: Any, body: Any, factor: Any, scale: float) -> list[Any]:
        """The node in the middle stays where it is: only translations are left."""
        node = _middle(mesh.nodes)
        return [fem.dirichletbc(0.0, fem.locate_dofs_geometrical(V, _at(mesh.nodes[:, node])), V)]

    def ties(self, fem: Any, V: Any, mesh: Any) -> Any:
        """Rows for the system."""
        period = np.zeros(3)
        period[: len(self.period)] = self.period
        return fem.periodic(V, mesh.facets_of(self.on), lambda x: x - period[:, None])


def pins(nodes: Array, body: Any) -> list[tuple[int, int]]:
    """(node, component) that hold the rigid motions of a body with nodes [m] of shape (dimension, nodes).

    Example:
        >>> from femiec.laws.deforming import PLANE_STRAIN
        >>> pins(np.array([[0.0, 2.0, 0.1], [0.0, 0.0, 0.1]]), PLANE_STRAIN)
        [(2, 0), (2, 1), (1, 1)]
    """
    first = _middle(nodes)
    if isinstance(body, Axisymmetric | Planar):
        return [(first, 1)]
    arms = nodes - nodes[:, [first]]
    second = _far_along_an_axis(arms)
    along = int(np.argmax(np.abs(arms[:, second])))
    across = [i for i in range(len(nodes)) if i != along]
    held = [(first, i) for i in range(len(nodes))] + [(second, i) for i in across]
    if len(nodes) == 2:
        return held
    direction = arms[:, second] / np.linalg.norm(arms[:, second])
    turning = np.cross(direction, arms, axisb=0, axisc=0)  # what a rotation about the line between the two moves
    third = _far_along_an_axis(turning)
    return [*held, (third, int(np.argmax(np.abs(turning[:, third]))))]


def _far_along_an_axis(arms: Array) -> int:
    """Far, and near an axis of coordinates: a pin there turns a body that is strained little."""
    return int(np.argmax(2 * np.abs(arms).max(axis=0) - np.abs(arms).sum(axis=0)))


def _middle(nodes: Array) -> int:
    """The node nearest to the middle of all."""
    return int(np.argmin(np.linalg.norm(nodes - nodes.mean(axis=1, keepdims=True), axis=0)))


def _dofs(fem: Any, V: Any, mesh: Any, name: str) -> Any:
    return fem.locate_dofs_topological(V, mesh.dim - 1, mesh.facets_of(name))


def _at(place: Array) -> Any:
    def near(x: Array) -> NDArray[np.bool_]:
        distance = np.linalg.norm(x[: len(place)] - place[:, None], axis=0)
        return np.asarray(distance <= 1e-9 * np.ptp(x, axis=1).max())

    return near
