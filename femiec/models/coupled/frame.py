"""The cross-section of a tubule whose front moves: measures, coordinates, and the map from the mesh to the present place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from femiec.forms.interface import bulk_conduction, sheet_conduction
from femiec.geometry import Mesh, Tubule
from femiec.laws.bands import Bands, Stretched
from femiec.laws.kinematics import Symmetry
from femiec.models.tubule_outputs import DEGREE


@dataclass(frozen=True)
class Frame:
    """Where things are.

    Args:
        mesh: the mesh, with the front at the tubule's tip.
        tubule: the sizes of the mesh.
        base: round tube or slit.
        tip: present height of the front [m] and its rate [m/s], UFL.
        bottom: the same of the lithium's lower end; None where it rests on the root.
    """

    mesh: Mesh
    tubule: Tubule
    base: Symmetry
    tip: tuple[Any, Any]
    bottom: tuple[Any, Any] | None = None

    @property
    def x(self) -> Any:
        """The mesh's own coordinates [m]."""
        return self.mesh.x

    @property
    def n(self) -> Any:
        """The facet normal."""
        return self.mesh.n

    @cached_property
    def bands(self) -> Bands:
        """The void, if there is one, then lithium up to the tip, then gas."""
        height, tubule = self.tubule.height, self.tubule
        if self.bottom is None:
            return Bands((0.0, tubule.tip, height), (0.0, self.tip[0], height))
        return Bands((0.0, tubule.bottom, tubule.tip, height), (0.0, self.bottom[0], self.tip[0], height))

    @cached_property
    def moving(self) -> Stretched:
        """The kinematics in cells and on the boundary."""
        return Stretched(self.base, self.bands.factor(self.x[1]))

    @cached_property
    def inside(self) -> Stretched:
        """The kinematics on facets inside the mesh."""
        return Stretched(self.base, self.bands.factor(self.x[1])("+"))

    @cached_property
    def drift(self) -> Any:
        """dz/dt [m/s] of a point of the mesh."""
        return self._between(0.0, 0.0 if self.bottom is None else self.bottom[1], self.tip[1], 0.0)

    @cached_property
    def towards_root(self) -> Any:
        """1 at the root, 0 at the first triple line and above it, linear between."""
        return self._between(1.0, 0.0, 0.0, 0.0)

    @cached_property
    def towards_bottom(self) -> Any:
        """1 at the lithium's lower end, 0 at root and tip, linear between."""
        return self._between(0.0, 1.0, 0.0, 0.0)

    @cached_property
    def towards_tip(self) -> Any:
        """0 where the lithium ends below, 1 at the tip and above it, linear between."""
        return self._between(0.0, 0.0, 1.0, 1.0)

    def _between(self, root: Any, bottom: Any, tip: Any, top: Any) -> Any:
        """What has these values at the ends of the bands; without a void there is no second one."""
        values = (root, tip, top) if self.bottom is None else (root, bottom, tip, top)
        return self.bands.interpolate(self.x[1], values)

    @cached_property
    def height(self) -> Any:
        """z [m] of a point of the mesh."""
        return self.bands.position(self.x[1])

    def bulk(self, potential: Any, chi: Any, conductivity: Any) -> Any:
        """:func:`femiec.forms.interface.bulk_conduction` in the wall."""
        return bulk_conduction(potential, chi, conductivity, self.moving, self.x, self.dx("wall"))

    def sheet(self, potential: Any, chi: Any, conductance: Any, neighbour: str) -> Any:
        """:func:`femiec.forms.interface.sheet_conduction` on the wall beside a region."""
        on = self.wall(neighbour)
        return sheet_conduction(potential("+"), chi("+"), conductance, self.n("+"), self.inside, self.x, on)

    def end(self, neighbour: str) -> Any:
        """The measure over the lithium's end beside gas or void; '+' is the lithium."""
        return self.mesh.interface("lithium", neighbour, degree=DEGREE)

    def dx(self, region: str) -> Any:
        """The measure over a region of the mesh."""
        return self.mesh.dx(region, degree=DEGREE)

    def ds(self, surface: str) -> Any:
        """The measure over a part of the mesh's boundary."""
        return self.mesh.ds(surface, degree=DEGREE)

    def wall(self, neighbour: str) -> Any:
        """The measure over the wall's surface beside a region; '+' is the wall."""
        return self.mesh.interface("wall", neighbour, degree=DEGREE)

    def once(self, term: Any) -> Any:
        """A term that is one number, as a form: its mean over the root of the wall."""
        area = self.base.weight(self.x) / self._root_area
        return term * area * self.ds("wall root")

    @cached_property
    def _root_area(self) -> float:
        middle = self.tubule.radius + self.tubule.wall / 2
        return float(self.base.weight((middle, 0.0)) * self.tubule.wall)
