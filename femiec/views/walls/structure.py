"""The picture of a wall structure under load, and of its path where it has one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from femiec.errors import InputError
from femiec.results.atomic import replacing
from femiec.results.result import Result, Snapshot
from femiec.views.chart import Line, Mark
from femiec.views.chart import Panel as Chart
from femiec.views.table import split
from femiec.views.walls.drawing import Drawing
from femiec.views.walls.marks import pressure_text
from femiec.views.walls.page import Panel, Words, page
from femiec.views.walls.plane import Plane
from femiec.views.walls.record import Load, Record
from femiec.views.walls.solid import Solid

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def picture(result: Result, path: str | Path) -> Path:
    """Draw the last snapshot of a wall structure to one PNG: deformed, coloured by the criterion, the failing spot marked.

    Args:
        result: see :mod:`femiec.views.walls` for its fields and ``provenance["structure"]``.
        path: of the PNG.

    Returns:
        The path.

    Raises:
        InputError: no snapshot, a field or an entry of the record that cannot be used, a machine that cannot draw scenes, or a
            place that cannot be written; no file is left then.
    """
    made = figure(result)
    with replacing(path) as temporary:
        made.savefig(temporary, format="png", facecolor="white")
    return Path(path)


def figure(result: Result) -> Figure:
    """The picture as a Matplotlib figure, for a notebook or another format; see :func:`picture`."""
    record = Record.of(result)
    drawing = Drawing.of(last(result), record)
    (whole, *details), ratio = _scenes(drawing)
    charts = [] if record.path is None else [path_panel(result, record)]
    words = Words(record.title, heading(drawing), "; ".join(result.provenance.get("notices", ())))
    return page([whole], details, ratio, drawing if drawing.body.values is not None else None, words, charts)


def last(result: Result) -> Snapshot:
    """The last snapshot.

    Raises:
        InputError: there is none.
    """
    if not result.snapshots:
        raise InputError("snapshots", "none", "at least one", "store the fields of the structure")
    return result.snapshots[-1]


def _scenes(drawing: Drawing) -> tuple[list[Panel], float]:
    """What is drawn of a structure, and its width over its height."""
    marked = drawing.spot is not None
    if drawing.body.solid:
        solid = Solid(drawing)
        return [solid.whole, solid.opened, *([solid.close] if marked else [])], 1.0
    plane = Plane(drawing)
    width, height = np.ptp(plane.box, axis=0)
    return [plane.whole, *([plane.close] if marked else [])], float(width / height)


def path_panel(result: Result, record: Record) -> Panel:
    """The curve of the path, its end marked."""
    entry = record.path or {}
    x, y = (result.ledger.column(entry[axis]) for axis in ("x", "y"))
    marks = [Mark(str(each.get("text", "")), each.get("x"), each.get("y")) for each in entry.get("marks", ())]
    across, up = (split(entry[axis])[0] for axis in ("x", "y"))
    chart = Chart(f"{up} against {across[:1].lower()}{across[1:]}\n", entry["x"], entry["y"], [Line("", x, y)], marks)

    def draw(axes: Any) -> None:
        chart.draw(axes)
        axes.plot([x[-1]], [y[-1]], "o", color="#222222", markersize=5)
        axes.annotate("as drawn", (x[-1], y[-1]), (-6, 6), textcoords="offset points", ha="right", fontsize=8)

    return draw


def heading(drawing: Drawing) -> list[str]:
    """The lines below the title: the loads, and what strength the criterion is compared with."""
    words = [_loads(drawing.record.loads)] if drawing.record.loads else []
    if drawing.spot_text:
        quantity = split(drawing.body.label)[0]
        words.append(f"{quantity[:1].lower()}{quantity[1:]} at most {drawing.spot_text}")
    return [";  ".join(words)] if words else []


def _loads(loads: Sequence[Load]) -> str:
    """Those of one pressure together.

    Example:
        >>> _loads([Load("tubule 1", (912e3,)), Load("tubule 2", (912e3,)), Load("tubule 0", (-18e6, -16e6)), Load("top")])
        '0.912 MPa on 2 surfaces, -18 to -16 MPa on tubule 0, load on top'
    """
    alike: dict[str, list[str]] = {}
    for load in loads:
        alike.setdefault(pressure_text(load) if load.pressures else "load", []).append(load.on)
    return ", ".join(f"{text} on {on[0] if len(on) == 1 else f'{len(on)} surfaces'}" for text, on in alike.items())
