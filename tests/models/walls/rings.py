"""Rings for the tests of buckling."""

from math import pi

from femiec.checks.rings import sector
from femiec.estimates.walls import collapse_pressure
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.solid.elastic import NeoHookean
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Free, Roller

E, NU, R = 20e9, 0.24, 50e-9


def ring(slender=0.1, whole=False, around=16, on="rim", sign=1.0, **other):
    """A quarter of a ring w/R_m, or the whole, under the pressure at which a thin one collapses."""
    wall = slender * R
    mesh = sector(R - wall / 2, R + wall / 2, 0.0, 2 * pi if whole else pi / 2, 1, around)
    load = Pressure((on,), sign * float(collapse_pressure(2 * R - wall, wall, E, NU)))
    supports = (Free(),) if whole else (Roller("start", 1), Roller("stop", 0))
    return WallStructure(mesh, NeoHookean(E, NU), PLANE_STRAIN, (load,), supports, **other)
