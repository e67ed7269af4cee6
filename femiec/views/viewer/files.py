"""What is shown of a result as a picture, or through all its times as a movie; without a display."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import CannotDraw, InputError
from femiec.results.atomic import check_folder, replacing
from femiec.results.result import Result
from femiec.views.render import missing, without_warnings
from femiec.views.viewer.aim import aim
from femiec.views.viewer.draw import draw
from femiec.views.viewer.shown import Shown

PICTURE, MOVIE = (".png",), (".mp4", ".gif")
SIZE = (1600, 1200)
FRAME = (1280, 960)
"""Of a movie; its edges are whole numbers of the blocks of 16 pixels that MP4 knows."""
EXTRA = "pip install 'femiec[report]'"
"""Brings what movies and the page need."""
LASTS, SLOWEST, FASTEST = 10.0, 3.0, 25.0
"""A movie lasts about so long [s], but not with fewer or more frames a second than these."""


def check_file(argument: str, path: Path, known: tuple[str, ...]) -> None:
    """Refuse a place where no such file can be.

    Raises:
        InputError: another suffix, a folder, or a place that cannot be written.
    """
    suffixes = " or ".join(known)
    if os.path.isdir(path):
        raise InputError(
            argument, path, f"the name of a file ({suffixes})", f"there is a folder: write {path / 'result'}{known[0]}"
        )
    if path.suffix.lower() not in known:
        raise InputError(argument, path, f"a file name that ends with {suffixes}", f"write {path.stem}{known[0]}")
    check_folder(path.parent, argument)


def shot(result: Result, shown: Shown, path: Path, size: tuple[int, int] = SIZE) -> Path:
    """Write a picture of what is shown, whole or not at all; returns its path.

    Raises:
        InputError: it cannot be shown or written.
        CannotDraw: this machine cannot draw scenes.
    """
    check_file("png", path, PICTURE)
    with scene(size) as plotter:
        image = _image(plotter, result, shown)
    from PIL import Image

    with replacing(path) as temporary:
        Image.fromarray(image).save(temporary, format="png")
    return path


def movie(result: Result, shown: Shown, path: Path, size: tuple[int, int] = FRAME) -> Path:
    """Write what is shown through all stored times, one frame each, whole or not at all; returns its path.

    Raises:
        InputError: a single time, an extra that is not installed, or a place that cannot be written.
        CannotDraw: this machine cannot draw scenes.
    """
    check_file("mp4", path, MOVIE)
    count = len(result.snapshots)
    if count < 2:
        raise InputError(
            "mp4", path, "a run in time, with two stored times or more", f"this result has {count}: write --png FILE"
        )
    rate = float(np.clip(count / LASTS, SLOWEST, FASTEST))
    with scene(size) as plotter, replacing(path) as temporary, _writer(temporary, rate) as writer:
        for step in _steps(count):
            writer.append_data(_image(plotter, result, replace(shown, step=step)))
    return path


@contextmanager
def scene(size: tuple[int, int]) -> Iterator[Any]:
    """A white PyVista plotter without a window.

    Raises:
        CannotDraw: this machine cannot draw scenes.
    """
    mend = missing()
    if mend:
        raise CannotDraw("view", "a scene", "a machine that can draw 3-D scenes", mend)
    import pyvista

    with without_warnings():
        plotter: Any = pyvista.Plotter(off_screen=True, window_size=list(size))
        try:
            plotter.set_background("white")
            plotter.enable_anti_aliasing("msaa", multi_samples=8)
            yield plotter
        finally:
            plotter.close()


def _image(plotter: Any, result: Result, shown: Shown) -> NDArray[np.uint8]:
    draw(plotter, result, shown)
    aim(plotter, result, shown)
    plotter.render()  # a screenshot alone shows what was rendered last
    return np.asarray(plotter.screenshot(None, return_img=True))[..., :3]


def _steps(count: int) -> Any:
    """All of them, with a progress bar where somebody sees it."""
    import sys

    from rich.progress import track

    return track(range(count), "frames", disable=not sys.stderr.isatty())


@contextmanager
def _writer(path: Path, rate: float) -> Iterator[Any]:
    """Takes frames, so many a second."""
    try:
        import imageio.v2 as imageio

        gif = path.suffix.lower() == ".gif"
        made: Any = (
            imageio.get_writer(path, duration=1000 / rate, loop=0) if gif else imageio.get_writer(path, fps=rate, quality=8)
        )
    except ImportError as error:
        raise InputError("mp4", path.name, f"imageio with ffmpeg, which is not installed ({error})", EXTRA) from None
    try:
        yield made
    finally:
        made.close()
