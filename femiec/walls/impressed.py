"""What an indenter has done to a solid, ready to be drawn."""

from __future__ import annotations

from typing import Any

import numpy as np

from femiec.engine import embedded
from femiec.geometry.half_space import REGION
from femiec.views.impression import Impression
from femiec.walls.indent import Press

REACH = 2.2
"""Half of the width that is shown, in contact radii."""


def impression(press: Press, title: str, engine: Any = embedded) -> Impression:
    """The present state of a press on a plastic solid, coloured by the accumulated plastic strain.

    Args:
        press: on a law that remembers the "accumulated plastic strain"; at its largest depth the indenter is where it is drawn.
        title: of the scene.
        engine: the module of an engine.
    """
    model, stated = press.model, press.stated
    mesh, reach = model.mesh, REACH * model.contact_radius
    remembered = stated.memory.start["accumulated plastic strain"]
    strain = engine.project(remembered, engine.functionspace(mesh, ("DG", 1)), model.quadrature)
    points, values = engine.sample(mesh, REGION, {"u": stated.problem.unknowns[0].value, "strain": strain})
    near = np.all(np.abs(points).min(axis=1) < 1.5 * reach, axis=1)
    return Impression(
        title,
        "Accumulated plastic strain",
        points[near],
        values["u"][near],
        values["strain"][near][..., 0],
        lambda r: model.indenter.height(r) - model.depth,
        reach,
    )
