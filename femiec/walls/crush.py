"""A round tube between two plates, crushed along its axis."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.engine import embedded
from femiec.errors import InputError
from femiec.geometry import Mesh
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.laws.solid import SolidLaw
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Moved, Roller
from femiec.walls.loading import Loading

Array = NDArray[np.float64]


class Plates(Enum):
    """How plates hold what they press."""

    SMOOTH = "smooth"
    """It slides on them."""
    ROUGH = "rough"
    """It sticks to them."""


@dataclass(frozen=True)
class Tube:
    """A round tube.

    Args:
        width: inner diameter W [m].
        wall: thickness w [m].
        height: [m].
    """

    width: float
    wall: float
    height: float

    def __post_init__(self) -> None:
        for name in ("width", "wall", "height"):
            if not 0 < getattr(self, name) < math.inf:
                raise InputError(name, f"{getattr(self, name)} m", "a positive length", "give it in m, as 100 * nm")

    @property
    def area(self) -> float:
        """Of the wall's section [m2]."""
        return math.pi * self.wall * (self.width + self.wall)


def tube_structure(
    tube: Tube, law: SolidLaw, shortening: float, plates: Plates = Plates.SMOOTH, across: int = 4, along: int = 12
) -> WallStructure:
    """The tube between its plates, in (r, z); at load factor 1 it is shorter by ``shortening`` [m]."""
    inner = tube.width / 2
    mesh = skfem.MeshQuad.init_tensor(np.linspace(inner, inner + tube.wall, across + 1), np.linspace(0, tube.height, along + 1))
    named = mesh.with_boundaries({"bottom": lambda x: x[1] == 0.0, "top": lambda x: x[1] == tube.height})
    held: tuple[Any, ...] = (Roller("bottom", 1), Moved("top", 1, -shortening))
    if plates is Plates.ROUGH:
        held += (Roller("bottom", 0), Roller("top", 0))
    return WallStructure(Mesh.from_skfem(named), law, AXISYMMETRIC, (), held)


def crush_tube(
    tube: Tube,
    law: SolidLaw,
    shortening: float,
    steps: int = 8,
    plates: Plates = Plates.SMOOTH,
    engine: Any = embedded,
) -> Array:
    """Force between the plates over the section of the wall [Pa], after equal steps of shortening, shape (steps,).

    Every cross-section bears the same force, so it is the volume integral of the axial stress over the height.

    Args:
        tube: its size.
        law: of the wall, for small strain or finite.
        shortening: in all [m].
        steps: their number.
        plates: smooth or rough.
        engine: the module of an engine.

    Returns:
        Stresses, positive in compression; where the wall's law is perfectly plastic the last is the collapse stress.
    """
    loading = Loading(tube_structure(tube, law, shortening, plates), engine)
    x = loading.structure.mesh.x
    dx = loading.structure.mesh.dx(degree=loading.structure.integration_degree)
    force = engine.form(-loading.statics.stress[None][2, 2] * AXISYMMETRIC.weight(x) * dx)
    found = []
    for step in range(1, steps + 1):
        loading.to(step / steps)
        found.append(float(engine.assemble_scalar(force)) / (tube.height * tube.area))
    return np.array(found)
