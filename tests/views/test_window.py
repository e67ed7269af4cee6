"""The scene of the window, drawn without one."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
from PIL import Image

from femiec.results.vtkhdf import write
from femiec.views.render import missing

DRAW = """
import sys
from femiec.results.reader import read
from femiec.views.window import plotter
made = plotter(read(sys.argv[1]), off_screen=True)
made.screenshot(sys.argv[2])
print(*made.scalar_bars.keys(), sep=", ")
"""


def test_the_scene_shows_walls_and_lithium_with_units(tmp_path, result):
    stored, drawn = write(result, tmp_path / "a.vtkhdf"), tmp_path / "a.png"
    # In another process: where a library is missing, VTK kills the one that draws.
    done = subprocess.run([sys.executable, "-c", DRAW, str(stored), str(drawn)], capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == (missing() is None)
    if done.returncode == 0:
        assert done.stdout.strip() == "Wall hoop stress [MPa], Lithium pressure [MPa]"
        pixels = np.asarray(Image.open(drawn).convert("RGB")).astype(int)[100:980]
        for colour in ((127, 0, 0), (60, 68, 78)):
            columns = np.nonzero((np.abs(pixels - colour).max(axis=-1) < 20).any(axis=0))[0]
            assert abs(columns.min() + columns.max() - 900) < 10
