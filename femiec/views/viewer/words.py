"""What is written on a scene: field and time, what is enlarged or compressed, the colour bar, the failing spot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.quantities import UNITS
from femiec.results.result import Result
from femiec.views.stretch import unit_of
from femiec.views.viewer.fields import Field
from femiec.views.viewer.kind import Kind
from femiec.views.viewer.shown import Shown, shift
from femiec.views.walls.body import DISPLACEMENT
from femiec.views.walls.drawing import digits
from femiec.views.walls.record import Record

NARROW = 700
"""Width of a scene [pixels] below which its letters are smaller."""


@dataclass(frozen=True, eq=False)
class Spot:
    """Where a structure fails first: its place in the picture, and the value there."""

    at: NDArray[np.float64]
    text: str


def words(result: Result, shown: Shown, kind: Kind, field: Field, moved: str) -> tuple[str, str]:
    """The line with field and time, and the lines below it."""
    head = field.label + (f",  t = {when(result.snapshots[shown.step].time)}" if len(result.snapshots) > 1 else "")
    cut = "" if shown.cut is None else f"cut at {shown.cut.axis} = {length(shown.cut.at)}"
    rows = (_moved(result, shown, kind, moved), _compressed(kind)), (_size(kind), cut)
    lines = [",  ".join(part for part in row if part) for row in rows]
    notice = next((each for each in result.provenance.get("notices", ()) if str(each).startswith("The run is not finished")), "")
    return head, "\n".join(each for each in [*lines, notice] if each)


def when(time: float) -> str:
    """A time as people read it.

    Example:
        >>> when(90.0), when(36000.0)
        ('90 s', '10 h')
    """
    name, seconds = unit_of(time)
    return f"{time / seconds:.4g} {name}"


def length(metres: float) -> str:
    """A length in the unit that suits it.

    Example:
        >>> length(2e-5), length(1.1e-7), length(0.0)
        ('20 µm', '110 nm', '0 nm')
    """
    unit = next((name for name in ("mm", "um") if abs(metres) >= UNITS["length"][name]), "nm")
    return f"{metres / UNITS['length'][unit]:.4g} {unit}".replace("um", "µm")


def _moved(result: Result, shown: Shown, kind: Kind, name: str) -> str:
    moves = any(np.abs(shift(r, kind, name)).max(initial=0.0) > 0 for r in result.snapshots[shown.step].regions)
    if not moves:
        return ""
    what = "radial displacement" if kind.tubule and kind.round else "displacement" if name == DISPLACEMENT else name
    return f"{what} × {shown.warp:g}" if shown.warp else "undeformed"


def _compressed(kind: Kind) -> str:
    return f"height compressed {kind.squeeze:g}:1" if kind.squeeze > 1 else ""


def _size(kind: Kind) -> str:
    """Of what is drawn."""
    edges = np.ptp(kind.box, axis=0)
    shown = [edges[0], edges[2]] if kind.upright else edges if kind.solid else edges[:2]
    return " × ".join(length(float(each)) for each in shown)


def spot(result: Result, shown: Shown, kind: Kind, field: Field) -> Spot | None:
    """The failing spot on record, on sections and on whole solids that are coloured by the criterion."""
    record = Record.of(result)
    if record.spot is None or record.criterion != field.title or shown.cut is not None or kind.deep(shown.turn) != kind.solid:
        return None
    ends = []
    for region in result.snapshots[shown.step].regions:
        values = field.values(region)
        if values is not None and region.name in shown.regions:
            away = np.linalg.norm(region.points[:, : len(record.spot)] - np.asarray(record.spot), axis=1)
            at = int(away.argmin())
            places = kind.placed(region) + shown.warp * shift(region, kind, DISPLACEMENT)
            ends.append((float(away[at]), places[at] / kind.scale, float(values[at])))
    if not ends:
        return None
    _, place, value = min(ends, key=lambda end: end[0])
    return Spot(place, f"{digits(value)} {field.unit}".strip())


def text_look(plotter: Any, row: int) -> dict[str, Any]:
    """Of the line (0) and the lines below it (1), whose upper edges are meant."""
    width, height = plotter.window_size
    size = letters(width)
    # PyVista doubles the size of letters that have a place in the picture.
    font = size / 2 if row == 0 else 0.42 * size
    return {
        "position": (0.02, 1 - (0.6 + 1.7 * row) * size / height),
        "viewport": True,
        "font_size": round(font),
        "color": "black",
    }


def letters(width: int) -> int:
    """The size of letters in a picture of so many pixels."""
    return 15 if width < NARROW else 22 if width < 2 * NARROW else 30


def bar_look(plotter: Any) -> dict[str, Any]:
    """Of the colour bar, on the right."""
    width = plotter.window_size[0]
    size = round(0.8 * letters(width))
    return {
        "vertical": True,
        "color": "black",
        "fmt": "%.4g",
        "n_labels": 5,
        "title_font_size": size,
        "label_font_size": size,
        "position_x": 0.8 if width < NARROW else 0.86,
        "position_y": 0.08,
        "height": 0.72,
        "width": 0.12 if width < NARROW else 0.07,
        "render": False,
    }
