"""Walls that buckle; see the README beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from math import pi
from typing import Any, ClassVar

import numpy as np
import ufl
from numpy.typing import NDArray

from femiec.checks.order import refined
from femiec.checks.rings import sector
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import section
from femiec.estimates.buckling import CLAMPED, CLAMPED_FREE, southwell_load, strip_buckling_stress
from femiec.estimates.plates import plate_modulus
from femiec.estimates.walls import collapse_pressure
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.elasticity import isotropic_stress
from femiec.laws.solid import Internal, SolidLaw
from femiec.laws.solid.elastic import NeoHookean
from femiec.materials import hard_carbon
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed, Moved, Roller
from femiec.quantities import MPa, nm
from femiec.solve.arclength import ArcLength
from femiec.solve.path import AtFactor
from femiec.walls.buckling import buckling
from femiec.walls.loading import solve
from femiec.walls.path import Imperfection, follow

Array = NDArray[np.float64]

E, NU = hard_carbon.youngs_modulus.value, hard_carbon.poissons_ratio.value


@dataclass(frozen=True)
class SaintVenant:
    """Hooke's law between the second Piola-Kirchhoff stress and Green's strain: the same as all others at small strain."""

    youngs_modulus: float
    poissons_ratio: float
    finite: ClassVar[bool] = True
    internal: ClassVar[Mapping[str, Internal]] = {}

    def stress(self, H: Any, internal: Mapping[str, Any]) -> Any:
        """P = F S [Pa]."""
        F = ufl.Identity(3) + H
        return F * isotropic_stress((F.T * F - ufl.Identity(3)) / 2, self.youngs_modulus, self.poissons_ratio)

    def update(self, H: Any, internal: Mapping[str, Any]) -> Mapping[str, Any]:
        """Nothing to remember."""
        return {}


WALL, RADIUS = NeoHookean(E, NU), 50 * nm
HOOKE = SaintVenant(E, NU)
CONTACT = 5.247 / 3
"""Pressure at which opposite points of a thin ring meet, over that at which it buckles."""


# -------------------------------------------------------------------- rings
def ring(slender: float, around: int, follower: bool = True, law: SolidLaw = WALL) -> WallStructure:
    """A quarter of a ring under the pressure on its outside at which a thin one collapses; w/R_m is given."""
    wall = slender * RADIUS
    pressure = float(collapse_pressure(2 * RADIUS - wall, wall, E, NU))
    mesh = sector(RADIUS - wall / 2, RADIUS + wall / 2, 0.0, pi / 2, 2, around)
    load = Pressure(("rim",), pressure, follower=follower)
    return WallStructure(mesh, law, PLANE_STRAIN, (load,), (Roller("start", 1), Roller("stop", 0)))


@cache
def ratio(fem: Any, slender: float, around: int, follower: bool = True, mode: int = 0) -> float:
    """The load of a mode over that of a thin ring's first one."""
    return float(buckling(ring(slender, around, follower), mode + 1, fem).factors[mode])


def with_the_mesh(fem: Any) -> Measured:
    """w/R = 0.1 on 64 cells around a quarter, and the order with the mesh."""
    counts, exact = (16, 32, 64), ratio(fem, 0.1, 192)
    errors = [abs(ratio(fem, 0.1, count) - exact) for count in counts]
    return refined(ratio(fem, 0.1, 64), [1 / count for count in counts], errors)


def with_the_wall(fem: Any) -> Measured:
    """w/R = 0.08, and the order with which walls come to the thin one."""
    walls = (0.32, 0.16, 0.08)
    return refined(ratio(fem, 0.08, 64), walls, [abs(ratio(fem, wall, 64) - 1) for wall in walls])


def with_another_law(fem: Any) -> Measured:
    """w/R = 0.1 by Hooke's law in Green's strain, and the order with which its walls come to the thin one."""
    walls = (0.3, 0.2, 0.1)
    found = [float(buckling(ring(wall, 48, law=HOOKE), engine=fem).factors[0]) for wall in walls]
    return refined(found[-1], walls, [abs(each - 1) for each in found])


def dead(fem: Any) -> float:
    """Pressure that does not turn with the wall, on a ring of no thickness: extrapolated from w/R = 0.02 and 0.04."""
    return 2 * ratio(fem, 0.02, 64, follower=False) - ratio(fem, 0.04, 64, follower=False)


def table(fem: Any, wall: float) -> float:
    """Collapse of a tube W = 100 nm [MPa]."""
    slender = wall / (50 * nm + wall / 2)
    width = 2 * RADIUS - slender * RADIUS
    return ratio(fem, slender, 32) * float(collapse_pressure(width, slender * RADIUS, E, NU)) / MPa


def southwell(fem: Any, share: float) -> float:
    """The pressure of collapse from the path of a ring that is off by a share of its wall, over that of the perfect one."""
    structure = ring(0.1, 16)
    (mode,) = buckling(structure, engine=fem).modes
    slack = Imperfection(mode, share * 0.1 * RADIUS)
    found = follow(structure, ArcLength(first=0.2), AtFactor(0.98), slack, engine=fem)
    moved = np.abs(found.amplitudes)
    near = found.factors > 0.7
    return southwell_load(found.factors[near], moved[near]) / ratio(fem, 0.1, 16)


def contact(fem: Any) -> float:
    """The load at which the mid-line of a thin ring meets itself."""
    structure = ring(0.02, 48)
    (mode,) = buckling(structure, engine=fem).modes
    found = follow(structure, ArcLength(first=0.2, largest=1e4), AtFactor(1.9), Imperfection(mode, 1e-3 * RADIUS), engine=fem)
    return float(np.interp(RADIUS, found.deflections, found.factors))


# -------------------------------------------------------------------- strips
LENGTHS = (10, 20, 40)
"""Of a strip, in its thickness."""
THICK = 10 * nm


@cache
def cantilever(fem: Any, length: int) -> float:
    """The stress that buckles a strip, one end clamped and one free, over Engesser's."""
    stress = float(strip_buckling_stress(length * THICK, THICK, E, NU, CLAMPED_FREE))
    mesh = section(0.0, THICK, length * THICK, 2, 2 * length)
    load = Pressure(("top",), stress, follower=False)
    return float(buckling(WallStructure(mesh, WALL, PLANE_STRAIN, (load,), (Fixed("bottom"),)), engine=fem).factors[0])


@cache
def pressed(fem: Any, length: int) -> float:
    """The same of a strip between rigid plates that move together: its mean stress by that in its middle."""
    stress = float(strip_buckling_stress(length * THICK, THICK, E, NU, CLAMPED))
    shortened = stress / float(plate_modulus(E, NU)) * length * THICK
    mesh = section(0.0, THICK, length * THICK, 2, 2 * length)
    structure = WallStructure(mesh, WALL, PLANE_STRAIN, (), (Fixed("bottom"), Roller("top", 0), Moved("top", 1, -shortened)))
    little = 1e-4
    wall = solve(structure, little, fem).regions["wall"]
    middle = np.argmin(np.linalg.norm(wall.points - [THICK / 2, length * THICK / 2], axis=-1))
    return float(-wall.stress.reshape(-1, 3, 3)[middle, 1, 1] / little / stress * buckling(structure, engine=fem).factors[0])


def slender_strip(fem: Any, ratio_of: Any) -> Measured:
    """The longest, and the order with which strips come to the slender one."""
    errors = [abs(ratio_of(fem, length) - 1) for length in LENGTHS]
    return refined(ratio_of(fem, LENGTHS[-1]), [1 / length for length in LENGTHS], errors)


# -------------------------------------------------------------------- arches
def shallow_arch(radius: float, wall: float, half: float) -> Array:
    """(deflection of the crown [m], inward pressure [Pa]) of a clamped shallow arch, as branches of the thrust, both roots."""
    a, s, rows = radius * half, (np.arange(400) + 0.5) / 400 * radius * half, []
    bending, stretching = plate_modulus(E, NU) * wall**3 / 12, plate_modulus(E, NU) * wall
    for z in np.linspace(0.05, 2 * pi - 0.05, 4000):
        m = z / a
        w = (s**2 - a**2) / (2 * m**2) + a / (m**3 * np.sin(z)) * (np.cos(m * s) - np.cos(z))
        slope = s / m**2 - a / (m**2 * np.sin(z)) * np.sin(m * s)
        thrust, mean, square = bending * m**2, w.mean() / radius, (slope**2).mean()
        roots = np.roots([square / 2, -mean, thrust / stretching])
        rows += [(q * w[0], thrust / radius + bending * q) for q in roots.real if abs(roots.imag).max() == 0]
    return np.array(sorted(rows))


@cache
def snap(fem: Any, half: float, number: int, along_arch: int = 48) -> float:
    """A limit load of an arch of finite elements (0 snap-through, 1 the smallest load after it) over the shallow arch's."""
    radius, wall = 1000 * nm, 10 * nm * (half / 0.2) ** 2
    loads = shallow_arch(radius, wall, half)[:, 1]
    turns = np.nonzero(np.diff(np.sign(np.diff(loads))))[0] + 1
    mesh = sector(radius - wall / 2, radius + wall / 2, pi / 2 - half, pi / 2, 1, along_arch)
    load = Pressure(("rim",), float(loads[turns[0]]))
    structure = WallStructure(mesh, WALL, PLANE_STRAIN, (load,), (Fixed("start"), Roller("stop", 0)))
    path = follow(structure, ArcLength(first=0.2, largest=8), AtFactor(1.5), engine=fem).path
    return path.limits[number].factor * float(loads[turns[0]] / loads[turns[number]])


def arch(fem: Any, number: int) -> Measured:
    """The shallowest, and the order with which arches come to the shallow one."""
    halves = (0.2, 0.1)
    return refined(snap(fem, 0.1, number), halves, [abs(snap(fem, half, number) - 1) for half in halves])


def row(id: str, title: str, true: float, tolerance: float, compute: Any, order: float | None = None, unit: str = "1") -> Row:
    """A row."""
    return Row(f"buckling-{id}", title, Kind.EXACT, true, unit, tolerance, compute, least_order=order, solved=True)


ROWS = [
    row("ring-02", "Ring w/R = 0.02 over the thin ring", 1.0, 2e-3, partial(ratio, slender=0.02, around=48)),
    row("ring-05", "Ring w/R = 0.05", 1.0, 1e-3, partial(ratio, slender=0.05, around=48)),
    row("ring-10", "Ring w/R = 0.1, and the order with the mesh", 1.0, 1e-3, with_the_mesh, 4),
    row("ring-thin", "Ring w/R = 0.08, and the order with the wall", 1.0, 5e-4, with_the_wall, 2),
    row("ring-hooke", "Ring w/R = 0.1 by Hooke's law in Green's strain", 1.0, 0.015, with_another_law, 1.8),
    row("ring-four", "Ring w/R = 0.02: four waves", 5.0, 5e-3, partial(ratio, slender=0.02, around=48, mode=1)),
    row("ring-dead", "Thin ring under pressure that does not turn", 4 / 3, 2e-3, dead),
    row("ring-100-10", "Tube 100/10 nm", 32.0, 0.02, partial(table, wall=10 * nm), unit="MPa"),
    row("ring-100-20", "Tube 100/20 nm", 197.0, 0.02, partial(table, wall=20 * nm), unit="MPa"),
    row("southwell-small", "Southwell: ring off by w/1000", 1.0, 0.02, partial(southwell, share=1e-3)),
    row("southwell-middle", "Southwell: ring off by w/100", 1.0, 0.02, partial(southwell, share=1e-2)),
    row("southwell-large", "Southwell: ring off by w/10", 1.0, 0.05, partial(southwell, share=1e-1)),
    row("contact", "Load at which a buckled ring meets itself", CONTACT, 0.01, contact),
    row("strip-free", "Strip clamped and free, L/w = 40", 1.0, 2e-3, partial(slender_strip, ratio_of=cantilever), 1),
    row("strip-clamped", "Strip clamped at both ends, L/w = 40", 1.0, 1e-2, partial(slender_strip, ratio_of=pressed), 2),
    row("arch-snap", "Shallow arch: load of snap-through", 1.0, 3e-3, partial(arch, number=0), 1.8),
    row("arch-back", "Shallow arch: smallest load after it", 1.0, 5e-3, partial(arch, number=1), 1.5),
]
