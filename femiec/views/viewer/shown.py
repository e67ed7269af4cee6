"""What is shown of a result: the one thing that the window, the page, a picture and a movie have in common."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from femiec.arguments import not_negative, number
from femiec.errors import InputError
from femiec.results.result import RegionData, Result
from femiec.views.scene import round_down
from femiec.views.viewer.fields import FIRST, fields, named
from femiec.views.viewer.kind import FLAT, TURNS, Kind
from femiec.views.walls.body import DISPLACEMENT, vector
from femiec.views.walls.modes import MODE
from femiec.views.walls.record import Record

VISIBLE, BULGE = 0.04, 0.03
"""The largest displacement as it is drawn at first, over the height or width; and the radial one of a tubule, over its width."""


@dataclass(frozen=True)
class Cut:
    """What is beyond a plane is taken away.

    Args:
        axis: "x", "y" or "z", at right angles to the plane; z is the height of a tubule.
        at: where it cuts the axis [m].
    """

    axis: str
    at: float


@dataclass(frozen=True)
class Shown:
    """What is shown.

    Args:
        field: label that colours it, of :func:`femiec.views.viewer.fields.fields`.
        regions: names of those that are drawn.
        step: number of the snapshot, from 0.
        warp: by which the displacement is enlarged; 0 is the undeformed shape.
        turn: of a section (r, z), one of :data:`femiec.views.viewer.kind.TURNS`.
        cut: or None.
    """

    field: str
    regions: tuple[str, ...]
    step: int
    warp: float
    turn: str = FLAT
    cut: Cut | None = None


def first(result: Result) -> Shown:
    """What is shown of a result at first: all regions at the last time, coloured by pressure or by the criterion of the walls."""
    known = fields(result)
    if not known:
        raise InputError("fields", "none", "a result with one field or more", "store the fields of the run")
    wanted = FIRST if Kind.of(result).tubule else Record.of(result).criterion
    fitting = next((each for each in known if each.title == wanted), known[0])
    shown = Shown(fitting.label, regions(result), len(result.snapshots) - 1, 1.0)
    return replace(shown, warp=automatic(result, shown))


def regions(result: Result) -> tuple[str, ...]:
    """The names of all regions, in the order in which they first appear."""
    return tuple(dict.fromkeys(region.name for snapshot in result.snapshots for region in snapshot.regions))


def checked(result: Result, shown: Shown) -> Shown:
    """The same, once it is sure that it can be drawn.

    Raises:
        InputError: a field, region, time, factor, turn or cut that the result has not; the message says what is allowed.
    """
    named(result, shown.field)
    _among("region", shown.regions, regions(result))
    last = len(result.snapshots) - 1
    if not 0 <= shown.step <= last:
        raise InputError("step", shown.step, f"a snapshot from 0 to {last}", f"write step={last}")
    number("warp", shown.warp, "", not_negative, "a factor of 0 or more", "write --warp 10")
    kind = Kind.of(result)
    if shown.turn != FLAT and not kind.round:
        raise InputError("turn", shown.turn, "an axisymmetric result", "leave --turn out")
    _among("turn", (shown.turn,), TURNS)
    if shown.cut is not None:
        _check_cut(kind, shown.cut, shown.turn)
    return shown


def step_at(result: Result, time: float) -> int:
    """The number of the snapshot that is nearest to a time [s].

    Raises:
        InputError: a time before the first snapshot or after the last.
    """
    times = np.array([snapshot.time for snapshot in result.snapshots])
    reach = f"a time from {times[0]:g} s to {times[-1]:g} s, of the {len(times)} that are stored"
    number("time", time, "s", lambda t: bool(times[0] * (1 - 1e-9) <= t <= times[-1] * (1 + 1e-9)), reach, "write --time 60s")
    return int(np.abs(times - time).argmin())


def automatic(result: Result, shown: Shown) -> float:
    """The round factor that makes the largest displacement of all times visible; 1 or more, but for a mode, which has no size."""
    kind, name = Kind.of(result), moved_by(result, shown)
    record = Record.of(result)
    if record.enlargement is not None and name == DISPLACEMENT:
        return record.enlargement
    every = [shift(region, kind, name) for snapshot in result.snapshots for region in snapshot.regions]
    largest = max(float(np.linalg.norm(each, axis=1).max(initial=0.0)) for each in every)
    size = BULGE * kind.size if kind.tubule else VISIBLE * float(np.ptp(kind.box, axis=0).max())
    if largest < 1e-12 * kind.size:
        return 1.0
    factor = round_down(size / largest)
    return max(factor, 1.0) if name == DISPLACEMENT else factor


def most_warp(result: Result, shown: Shown) -> float:
    """How far a slider for the warp goes."""
    return max(4 * automatic(result, shown), 2 * shown.warp)


def moved_by(result: Result, shown: Shown) -> str:
    """The name of the vector field that moves the points: a buckling mode where one is shown, else the displacement."""
    name = named(result, shown.field).name
    return name if name.startswith(f"{MODE} ") else DISPLACEMENT


def shift(region: RegionData, kind: Kind, name: str) -> NDArray[np.float64]:
    """The displacement of a region's points in space [m]; of a tubule its radial part, for the axial one moves no wall aside."""
    moved = vector(region, name)
    if kind.upright:
        moved = moved[:, [0, 2, 1]]
    return moved * np.array([1.0, 0.0, 0.0]) if kind.tubule else moved


def _check_cut(kind: Kind, cut: Cut, turn: str) -> None:
    allowed = kind.axes(turn)
    if cut.axis not in tuple(allowed):
        mend = f"write --cut {allowed[-1]}=50nm" + (f", or turn it first: --turn {TURNS[1]}" if kind.round else "")
        raise InputError("cut", cut.axis, f"a plane across {', '.join(allowed)}", mend)
    low, high = reach(kind, cut.axis)
    number(
        "cut",
        cut.at,
        "m",
        lambda at: low <= at <= high,
        f"a place along {cut.axis} from {low:.4g} m to {high:.4g} m",
        f"write --cut {cut.axis}={(low + high) / 2:.3g}m",
    )


def reach(kind: Kind, axis: str) -> tuple[float, float]:
    """From where to where a body goes along an axis [m]."""
    low, high = kind.box[:, "xyz".index(axis)]
    return float(low), float(high)


def _among(argument: str, values: tuple[str, ...], known: tuple[str, ...]) -> None:
    for value in values:
        if value not in known:
            raise InputError(argument, repr(value), f"one of {', '.join(known)}", f"write --{argument} {known[0]}")
    if not values:
        raise InputError(argument, "none", f"one or more of {', '.join(known)}", f"write --{argument} {known[0]}")
