"""femiec view: a stored result as a picture or a movie, in a window, or on a local page."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from femiec.errors import CannotDraw, InputError
from femiec.quantities import parse
from femiec.results.reader import read
from femiec.results.result import Result
from femiec.views.picture import picture
from femiec.views.render import missing
from femiec.views.viewer.fields import named
from femiec.views.viewer.files import MOVIE, PICTURE, check_file, movie, shot
from femiec.views.viewer.shown import Cut, Shown, automatic, checked, first, step_at
from femiec.views.viewer.web import check_port, serve
from femiec.views.viewer.window import open_window


@dataclass(frozen=True)
class Wish:
    """What the command line asks to be shown; None and () leave the choice to the viewer."""

    field: str | None = None
    time: str | None = None
    warp: float | None = None
    regions: tuple[str, ...] = ()
    turn: str | None = None
    cut: str | None = None

    @property
    def said(self) -> bool:
        """Whether it says anything."""
        return self != Wish()


def view(
    path: Path,
    png: Path | None = None,
    mp4: Path | None = None,
    web: bool = False,
    port: int | None = None,
    wish: Wish = Wish(),
) -> None:
    """Write a picture or a movie of a result, show it on a page, or open a window with it.

    Raises:
        InputError: no result there, something that it has not, a place that cannot be written, or no display for a window.
    """
    _check_together(path, png, mp4, web, port, wish)
    result = read(path)
    if png is not None:
        print(f"written: {shot(result, shown(result, wish), png) if wish.said else picture(result, png)}")
    if mp4 is not None:
        print(f"written: {movie(result, shown(result, wish), mp4)}")
    if png is not None or mp4 is not None:
        return
    mend = missing()
    if mend:
        raise CannotDraw("view", path, "a machine that can draw 3-D scenes", mend)
    if web:
        serve(result, shown(result, wish), port or 0, browser=has_display())
    else:
        open_window(result, shown(result, wish))


def _check_together(path: Path, png: Path | None, mp4: Path | None, web: bool, port: int | None, wish: Wish) -> None:
    """What can be refused before anything is read."""
    if png is not None:
        check_file("png", png, PICTURE)
    if mp4 is not None:
        check_file("mp4", mp4, MOVIE)
        if wish.time is not None and png is None:
            raise InputError(
                "time", wish.time, "no time beside --mp4, which shows them all", "leave --time out, or write --png FILE"
            )
    if web and (png is not None or mp4 is not None):
        raise InputError("web", path, "a page, or else files", "leave out --web, or --png and --mp4")
    if port is not None:
        if not web:
            raise InputError("port", port, "a page", "write --web --port 8080")
        check_port(port)
    if not web and png is None and mp4 is None and not has_display():
        mend = "there is none here: write --png FILE for a picture, --mp4 FILE for a movie, or --web for a page in a browser"
        raise InputError("view", path, "a display for a window", mend)


def has_display() -> bool:
    """Whether windows can be opened here."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def shown(result: Result, wish: Wish) -> Shown:
    """What the command line asks for, and for the rest what is shown at first.

    Raises:
        InputError: the result has not what is asked for.
    """
    start = first(result)
    field = start.field if wish.field is None else named(result, wish.field).label
    step = start.step if wish.time is None else step_at(result, parse("time", wish.time, "time"))
    wanted = replace(start, field=field, step=step, regions=wish.regions or start.regions, turn=wish.turn or start.turn)
    wanted = replace(wanted, warp=automatic(result, wanted) if wish.warp is None else wish.warp, cut=_cut(wish.cut))
    return checked(result, wanted)


def _cut(text: str | None) -> Cut | None:
    if text is None:
        return None
    axis, equals, place = text.partition("=")
    if not equals:
        raise InputError("cut", repr(text), "an axis and a place on it", "write --cut z=5um")
    return Cut(axis.strip().lower(), parse("cut", place, "length"))
