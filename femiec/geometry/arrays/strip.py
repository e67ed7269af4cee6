"""One wall between two chambers, held at both ends: the wall of the paper's Fig. 1 (Chen et al., Nature 578, 251, 2020).

The wall stands along z, its mid-line is x = 0; "left" and "right" are the chambers' surfaces beside it, "ends" is what is held::

           ends                ends
          .----.          .-------------.
          |    |          |             |  frame
     left |    | right    '---.     .---'   .
          |    |              )     (       fillet
          |    |         left |     | right
          '----'                           (and the same below)
"""

from __future__ import annotations

import math

import numpy as np

from femiec.arguments import number
from femiec.errors import InputError
from femiec.geometry.arrays.blocks import Block, Floats, grid, joined, mirrored, ruled
from femiec.geometry.arrays.plain import GROWTH, counted, length
from femiec.geometry.grading import bisected, graded, graded_both, needed
from femiec.geometry.mesh import Mesh

FRAME_GROWTH = 1.4
"""From one cell to the next in a frame, away from the wall, at most."""


def strip(
    span: float,
    wall: float,
    fillet: float | None = None,
    frame: float = 0.0,
    across: int = 2,
    along: int | None = None,
    levels: int = 0,
    curved: bool = False,
) -> Mesh:
    """Mesh a wall in (x, z), with its ends cut off where they are held or with frames and fillets.

    Without frames the ends' corners are singular where they are clamped: take the stress from the section's force and moment.

    Args:
        span: L, from end to end, or from frame to frame [m].
        wall: thickness w [m].
        fillet: radius between wall and frame [m]; without it half of the wall, at most a quarter of the span. Only
            with a frame.
        frame: thickness of the frames, and how far they reach beside the wall [m], more than w/2 and the fillet; 0: none.
        across: number of cells through half of the wall.
        along: number of cells along the straight wall, even; without it as many as its slenderness asks for.
        levels: how many times each cell is halved in both directions.
        curved: cells of second order, which follow the fillets.

    Raises:
        InputError: sizes or numbers of cells that are none.

    Example:
        >>> mesh = strip(100e-9, 10e-9)
        >>> mesh.cells_of("wall").size, sorted(mesh.surfaces)
        (104, ['ends', 'left', 'right'])
    """
    length("span", span), length("wall", wall)
    counted("across", across, levels)
    radius = _fillet(fillet, span, wall, frame)
    half = bisected(np.linspace(0.0, wall / 2, across + 1), levels + curved)
    x = np.concatenate([-half[:0:-1], half])
    end, first = span / 2 - radius, wall / (4 * across)
    count = 2 * needed(end, first, GROWTH) if along is None else along
    counted("along", count, levels, 2)
    if count % 2:
        raise InputError("along", count, "an even number of cells", f"write along={count + 1}")
    z = bisected(graded_both(-end, end, count, first), levels + curved)
    name = "" if frame else "ends"
    blocks = [Block(grid(x, z), "wall", first_row=name, last_row=name, first_column="left", last_column="right")]
    if frame:
        quarter = _quarter(half, radius, span, frame, levels + curved)
        blocks += [*quarter, *(mirrored(block, 0, {"right": "left"}) for block in quarter)]
        blocks += [mirrored(block, 1, {}) for block in blocks[1:]]
    source = f"strip({span}, {wall}, fillet={radius}, frame={frame}, across={across}, along={count}, levels={levels})"
    return joined(blocks, source, curved)


def _fillet(fillet: float | None, span: float, wall: float, frame: float) -> float:
    """The radius between wall and frame, 0 without a frame."""
    if frame == 0:
        if fillet:
            raise InputError("fillet", f"{fillet:g} m", "none without a frame", f"write frame={2 * max(wall, fillet):g}")
        return 0.0
    usual = min(wall / 2, span / 4)
    radius = usual if fillet is None else fillet
    allowed = f"a positive radius below half of the span, {span / 2:g} m"
    number("fillet", radius, "m", lambda value: 0 < value < span / 2, allowed, f"write fillet={usual:g}")
    least = max(wall / 2, radius)
    number("frame", frame, "m", lambda value: value > least, f"0, or more than {least:g} m", f"write frame={2 * wall + radius:g}")
    return radius


def _quarter(x: Floats, radius: float, span: float, frame: float, levels: int) -> list[Block]:
    """The right half of the upper frame: two blocks around the fillet, whose rays end on x = 0 and on a level line, and three."""
    half, first = x[-1], x[1] * 2**levels
    count, size = max(3, math.ceil(radius * np.pi / 4 / first)), half + radius
    angles = bisected(np.linspace(0.0, np.pi / 4, count + 1), levels)
    centre = np.array([size, span / 2 - radius])
    rays = np.stack([-np.cos(angles), np.sin(angles)], axis=1)
    low = ruled(centre + size * rays / np.cos(angles)[:, None], centre + radius * rays, x / half)
    # The second block is the first, mirrored about the ray at 45 degrees.
    high = centre - (low - centre)[::-1, :, ::-1]
    middle, up = high[:, 0, 0], high[-1, ::-1, 1]
    reach = bisected(graded(size, half + frame, _cells(frame - radius, first), first), levels)
    top = bisected(graded(up[-1], span / 2 + frame, _cells(frame - half, first), first), levels)
    return [
        Block(low, "wall", last_column="right"),
        Block(high, "wall", last_column="right"),
        Block(grid(reach, up), "wall", first_row="right", last_column="ends"),
        Block(grid(middle, top), "wall", last_row="ends"),
        Block(grid(reach, top), "wall", last_row="ends", last_column="ends"),
    ]


def _cells(distance: float, first: float) -> int:
    return max(2, needed(distance, first, FRAME_GROWTH))
