"""The hardness of a solid under a cone, and the strength that a hardness implies."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine import embedded
from femiec.errors import ConvergenceError, InputError
from femiec.estimates.indentation import OliverPharr, oliver_pharr, stiffness_area
from femiec.geometry.half_space import half_space_mesh
from femiec.laws.indenters import Cone
from femiec.laws.solid import SolidLaw
from femiec.models.indentation.model import Indentation
from femiec.walls.indent import EXACT, ROUGH, Point, Press

Array = NDArray[np.float64]
LawOf = Callable[[float], SolidLaw]
"""Yield strength [Pa] to the law of a solid whose elastic constants stay."""

FAR, GROWTH = 200.0, 1.7
"""Half-space over contact radius, and from cell to cell outside the fine part: with them the hardness is right to 0.3 %."""
UNLOADED = 0.05
"""Of the elastic recovery, over which the slope of unloading is taken."""
SETTLED = 2 / 3
"""Of the depth, from where on force over depth squared is averaged: it wavers with the contact's edge in its cell."""


@dataclass(frozen=True)
class Resolution:
    """What an indentation is computed with.

    Args:
        across: cells along 1.25 depth tan(half_angle).
        steps: equal steps of depth.
    """

    across: int = 12
    steps: int = 24


@dataclass(frozen=True)
class Indent:
    """A load-depth curve under a cone.

    Attributes:
        half_angle: of the cone [rad].
        loading: from the surface to the largest depth.
        unloading: from there on.
    """

    half_angle: float
    loading: tuple[Point, ...]
    unloading: tuple[Point, ...]

    @property
    def coefficients(self) -> Array:
        """P/h^2 [Pa] over the last third of the depth; a cone in a solid without a length of its own has one for all depths."""
        deep = [point for point in self.loading if point.depth >= SETTLED * self.loading[-1].depth]
        return np.array([point.force / point.depth**2 for point in deep])

    @property
    def force(self) -> float:
        """P at the largest depth [N], by the mean of P/h^2."""
        return float(self.coefficients.mean()) * self.loading[-1].depth ** 2

    @property
    def stiffness(self) -> float:
        """S = dP/dh at the start of unloading [N/m]."""
        top, next_ = self.loading[-1], self.unloading[0]
        return (top.force - next_.force) / (top.depth - next_.depth)

    @property
    def reported(self) -> OliverPharr:
        """What an instrument makes of the curve."""
        return oliver_pharr(self.loading[-1].depth, self.force, self.stiffness, self.half_angle)

    def true_hardness(self, plane_strain_modulus: float) -> float:
        """P over the area that S and the known E* [Pa] tell, piled-up surface included [Pa]."""
        return self.force / float(stiffness_area(self.stiffness, plane_strain_modulus))


def press_for(law: SolidLaw, depth: float, resolution: Resolution, engine: Any = embedded) -> Press:
    """Berkovich's cone on a half-space, meshed for contact down to a depth [m]."""
    cone = Cone()
    radius = cone.contact_radius(depth)
    mesh = half_space_mesh(1.25 * radius, resolution.across, FAR * radius, GROWTH)
    return Press(Indentation(mesh, law, cone, depth), engine)


def indent(press: Press, steps: int, unload: Sequence[float] = (UNLOADED,)) -> Indent:
    """Load a cone, and take the load off; arguments and errors as of :func:`load` and :func:`take_off`.

    Raises:
        InputError: an indenter that is no cone.
    """
    cone = press.model.indenter
    if not isinstance(cone, Cone):
        raise InputError("indenter", type(cone).__name__, "a Cone: its hardness does not depend on the depth", "Cone()")
    loading = load(press, steps)
    return Indent(cone.half_angle, loading, take_off(press, loading[-1], unload))


def load(press: Press, steps: int) -> tuple[Point, ...]:
    """Load to the model's depth in equal steps.

    Args:
        press: at rest.
        steps: their number.

    Raises:
        InputError: fewer than three steps.
        ConvergenceError: with the last good state.
    """
    if steps < 3:
        raise InputError("steps", steps, "3 or more", "24 steps are right to 1 %")
    depth = press.model.depth
    rough = [press.to(float(each), ROUGH) for each in depth * np.arange(1, steps) / steps]
    return (*rough, press.to(depth, EXACT))


def take_off(press: Press, top: Point, shares: Sequence[float]) -> tuple[Point, ...]:
    """Draw the tip back.

    Args:
        press: at the model's depth.
        top: the point there.
        shares: by which parts of the elastic recovery P/(2 E a), ascending.

    Raises:
        ConvergenceError: with the last good state.
    """
    model = press.model
    recovery = top.force / (2 * model.law.youngs_modulus * model.contact_radius)
    return tuple(press.to(top.depth - share * recovery, EXACT) for share in shares)


@dataclass(frozen=True, eq=False)
class HardnessTable:
    """Hardness against yield strength at one elastic modulus: H/E depends on sigma_Y/E only.

    Attributes:
        strength: sigma_Y/E, ascending, shape (n,).
        hardness: H/E, what Oliver and Pharr report, shape (n,).
        true: H/E of the true area, shape (n,).
    """

    strength: Array
    hardness: Array
    true: Array

    def yield_strength(self, hardness: float, youngs_modulus: float, true: bool = False) -> float:
        """The yield strength [Pa] that a hardness [Pa] implies, between the entries by a power law.

        Raises:
            InputError: a hardness beyond the table.
        """
        known, wanted = self.true if true else self.hardness, hardness / youngs_modulus
        if not known[0] <= wanted <= known[-1]:
            allowed = f"{known[0] * youngs_modulus:.3g} to {known[-1] * youngs_modulus:.3g} Pa at this modulus"
            raise InputError("hardness", f"{hardness:.3g} Pa", allowed, "tabulate a wider range of strengths")
        return youngs_modulus * math.exp(float(np.interp(math.log(wanted), np.log(known), np.log(self.strength))))


def hardness_table(
    law_of: LawOf, plane_strain_modulus: float, strengths: Sequence[float], resolution: Resolution, engine: Any = embedded
) -> HardnessTable:
    """Indent solids of some yield strengths.

    Args:
        law_of: yield strength [Pa] to law; all with one Young's modulus.
        plane_strain_modulus: E* of the laws [Pa].
        strengths: yield strengths [Pa], ascending.
        resolution: of the computation.
        engine: the module of an engine.
    """
    rows = []
    for strength in strengths:
        law = law_of(strength)
        found = indent(press_for(law, 1e-6, resolution, engine=engine), resolution.steps)
        E = law.youngs_modulus
        rows.append((strength / E, float(found.reported.hardness) / E, found.true_hardness(plane_strain_modulus) / E))
    return HardnessTable(*np.array(rows).T)


def strength_for(
    law_of: LawOf, hardness: float, guess: float, resolution: Resolution, tolerance: float = 1e-3, engine: Any = embedded
) -> tuple[float, Indent]:
    """The yield strength [Pa] at which a cone finds a hardness [Pa], by indenting until it does; H is nearly in proportion to it.

    Returns:
        The strength, and the indentation at it.

    Raises:
        ConvergenceError: six indentations did not come within the tolerance.
    """
    strength = guess
    for _ in range(6):
        found = indent(press_for(law_of(strength), 1e-6, resolution, engine=engine), resolution.steps)
        ratio = hardness / float(found.reported.hardness)
        if abs(ratio - 1) <= tolerance:
            return strength, found
        strength *= ratio
    raise ConvergenceError(f"no yield strength gives {hardness:.3g} Pa to {tolerance:g}; start from a nearer guess", {}, {})
