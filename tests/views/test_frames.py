"""Charts above, tubules below: all that was asked for is on the page, each tubule at the stored moment nearest to its own."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.text import Text
from PIL import Image

from femiec.errors import InputError
from femiec.views.chart import Line, Panel
from femiec.views.frames import figure, picture

PANELS = [Panel(f"Panel {i}", "Time [s]", "Height [um]", [Line("tip", [0, 1], [0, i])]) for i in range(4)]


@pytest.fixture(scope="module")
def run(make_run):
    return make_run(rows=60, snapshots=6, void=True)


def test_the_page_has_every_panel_and_every_moment(run):
    times = [each.time for each in run.snapshots]
    made = figure("A study", PANELS, run, {"first": times[0] - 1.0, "third": times[2] + 1e-3, "last": 2 * times[-1]})
    words = {text.get_text() for text in made.findobj(Text)}
    assert {"A study", "Panel 0", "Panel 1", "Panel 2", "Panel 3"} <= words
    for name, time in (("first", times[0]), ("third", times[2]), ("last", times[-1])):
        assert f"{name}\n{time / 60:.3g} min" in words


def test_the_picture_is_drawn(run, tmp_path):
    path = picture(tmp_path / "picture.png", "A study", PANELS, run, {"last": run.snapshots[-1].time})
    pixels = np.asarray(Image.open(path).convert("RGB"))
    assert pixels.shape == (1350, 2250, 3)
    assert pixels.std() > 10


@pytest.mark.parametrize(("panels", "moments"), [(5 * PANELS[:1], 1), (PANELS, 7), (PANELS, 0)])
def test_what_does_not_fit_is_refused_and_leaves_no_file(run, tmp_path, panels, moments):
    with pytest.raises(InputError, match="panels"):
        picture(tmp_path / "picture.png", "A study", panels, run, {str(i): float(i) for i in range(moments)})
    assert not list(tmp_path.iterdir())
