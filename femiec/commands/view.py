"""femiec view: a stored result as a picture, or in a window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from femiec.errors import InputError
from femiec.results.reader import read
from femiec.views.picture import picture
from femiec.views.render import missing
from femiec.views.window import window


def view(path: Path, png: Path | None) -> None:
    """Draw a result to a PNG, or open a window with its fields.

    Raises:
        InputError: no result there, or no display for a window.
    """
    result = read(path)
    if png is not None:
        print(f"written: {picture(result, png)}")
        return
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise InputError("view", path, "a display for a window", "there is none here: write femiec view RESULT --png picture.png")
    mend = missing()
    if mend:
        raise InputError("view", path, "a machine that can draw 3-D scenes", mend)
    window(result)
