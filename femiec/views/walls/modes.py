"""The shapes in which a structure buckles, side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from femiec.errors import InputError
from femiec.results.atomic import replacing
from femiec.results.result import Result
from femiec.views.walls.drawing import Drawing
from femiec.views.walls.page import Words, page
from femiec.views.walls.plane import Plane
from femiec.views.walls.record import Record
from femiec.views.walls.solid import Solid
from femiec.views.walls.structure import last

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MODE = "Mode"
"""The fields "Mode 1", "Mode 2" and so on are the shapes."""


def modes_picture(result: Result, path: str | Path, most: int = 4) -> Path:
    """Draw the first modes of the last snapshot to one PNG, each with a size that is visible: a mode has none of its own.

    Args:
        result: with vector fields "Mode 1", "Mode 2", ... in every region, and their titles, ``"2.31 MPa"``, in
            ``provenance["structure"]["modes"]``.
        path: of the PNG.
        most: modes that are drawn.

    Returns:
        The path.

    Raises:
        InputError: no mode, a machine that cannot draw scenes, or a place that cannot be written; no file is left then.
    """
    made = modes_figure(result, most)
    with replacing(path) as temporary:
        made.savefig(temporary, format="png", facecolor="white")
    return Path(path)


def modes_figure(result: Result, most: int = 4) -> Figure:
    """The picture as a Matplotlib figure; see :func:`modes_picture`."""
    record, snapshot = Record.of(result), last(result)
    known = {field.name for field in snapshot.regions[0].fields}
    names = [name for name in (f"{MODE} {i + 1}" for i in range(most)) if name in known]
    if not names:
        raise InputError("modes", ", ".join(sorted(known)) or "no field", f'vector fields "{MODE} 1", ...', "store the modes")
    drawings = [Drawing.mode(snapshot, record, name) for name in names]
    titles = [f"{name}\n{title}" for name, title in zip(names, [*record.modes, *[""] * most], strict=False)]
    scenes = [_scene(drawing, title) for drawing, title in zip(drawings, titles, strict=True)]
    width, height = np.ptp(drawings[0].rest[:, :2], axis=0)
    lines = ["Buckling modes; they have a shape, the size is chosen to be seen"]
    words = Words(record.title, lines, "; ".join(result.provenance.get("notices", ())))
    return page(scenes, (), 1.0 if drawings[0].body.solid else float(width / height), drawings[0], words)


def _scene(drawing: Drawing, title: str) -> Callable[[Any], None]:
    view = Solid(drawing) if drawing.body.solid else Plane(drawing)

    def draw(axes: Any) -> None:
        view.whole(axes)
        axes.set_title(title)

    return draw
