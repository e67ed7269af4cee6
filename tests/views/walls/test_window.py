"""The interactive scene, drawn without a window."""

from __future__ import annotations

import subprocess
import sys

from femiec.results.vtkhdf import write
from femiec.views.render import missing

DRAW = """
import sys
from femiec.results.reader import read
from femiec.views.walls import plotter
made = plotter(read(sys.argv[1]), off_screen=True)
made.screenshot(sys.argv[2])
print(*made.scalar_bars.keys(), len(made.renderer.actors))
"""


def test_the_scene_has_surface_edges_spot_and_scalar_bar(tmp_path, tube, make):
    stored, drawn = write(make(tube), tmp_path / "a.vtkhdf"), tmp_path / "a.png"
    # In another process: where a library is missing, VTK kills the one that draws.
    done = subprocess.run([sys.executable, "-c", DRAW, str(stored), str(drawn)], capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == (missing() is None), done.stderr
    if done.returncode == 0:
        assert done.stdout.startswith("Hoop stress [MPa]")
        assert drawn.stat().st_size > 10_000
