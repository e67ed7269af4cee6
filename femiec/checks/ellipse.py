"""The plate of two benchmarks of NAFEMS: a quarter of an ellipse with an elliptic hole."""

from __future__ import annotations

from typing import Any

import numpy as np

from femiec.geometry import Mesh
from femiec.geometry.arrays.blocks import Block, joined, ruled
from femiec.models.walls.structure import WallStructure
from femiec.solve.newton import Newton

HOLE, RIM = (2.0, 1.0), (3.25, 2.75)
"""Semi-axes along x and y [m]."""


def elliptic_plate(across: int, along: int, grading: float = 0.0) -> Mesh:
    """A quarter plate of curved cells, with the surfaces "on x", "on y", "hole" and "rim".

    Args:
        across, along: numbers of cells from the hole to the rim, and around.
        grading: the cells at the rim are about exp(grading) times as wide as those at the hole.

    Example:
        >>> mesh = elliptic_plate(2, 4)
        >>> mesh.degree, sorted(mesh.surfaces), [round(float(extent), 12) for extent in mesh.nodes.max(axis=1)]
        (2, ['hole', 'on x', 'on y', 'rim'], [3.25, 2.75])
    """
    angle, share = np.linspace(0.0, np.pi / 2, 2 * along + 1), np.linspace(0.0, 1.0, 2 * across + 1)
    if grading:
        share = np.expm1(grading * share) / np.expm1(grading)
    rays = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    points = ruled(np.array(HOLE) * rays, np.array(RIM) * rays, share)
    block = Block(points, "plate", first_row="on x", last_row="on y", first_column="hole", last_column="rim")
    return joined([block], f"elliptic_plate({across}, {along}, grading={grading})", curved=True)


def stress_at(
    fem: Any, structure: WallStructure, point: tuple[float, ...], along: tuple[int, int], newton: Newton | None = None
) -> float:
    """A component of the stress [Pa] of a structure of one region under its loads, at a corner of one cell.

    Args:
        fem: the module of an engine.
        structure: what is loaded.
        point: where [m].
        along: the two indices of the component.
        newton: the nonlinear solver.
    """
    statics = structure.problem(fem)
    unknowns = {unknown.name: unknown.function for unknown in statics.problem.unknowns}
    (newton or Newton()).solve(fem.System(unknowns, statics.problem.residual, statics.problem.conditions))
    (stress,) = statics.stress.values()
    return float(fem.evaluate_at(stress[along], structure.mesh, np.array([point])).item())
