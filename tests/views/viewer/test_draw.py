"""What is shown can be seen, in every kind of result; every choice changes the picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.views.viewer.aim import aim
from femiec.views.viewer.draw import OURS, draw
from femiec.views.viewer.files import scene
from femiec.views.viewer.kind import Kind
from femiec.views.viewer.shown import Cut, first, reach

SIZE = (400, 300)
BARE = slice(110, 280), slice(10, 300)
"""Rows and columns without words and colour bar."""


@pytest.fixture(scope="module")
def plotter():
    with scene(SIZE) as made:
        yield made


def image(plotter, result, shown):
    draw(plotter, result, shown)
    aim(plotter, result, shown)
    plotter.render()
    return np.asarray(plotter.screenshot(None, return_img=True)).astype(int)[..., :3]


def differ(a, b):
    """How many pixels of the body are not alike."""
    return int((np.abs(a[BARE] - b[BARE]).max(axis=-1) > 8).sum())


def texts(plotter):
    return " ".join(a.input for name, a in plotter.renderer.actors.items() if name.startswith(f"{OURS}text"))


@pytest.mark.parametrize("name", ["run", "slit", "plane", "round wall", "solid"])
def test_every_kind_is_seen_and_changes_with_field_warp_and_cut(plotter, kinds, name):
    result = kinds[name]
    shown, kind = first(result), Kind.of(result)
    seen = image(plotter, result, shown)
    assert (seen[BARE].min(axis=-1) < 250).sum() > 1000
    axis = kind.axes(shown.turn)[-1]
    others = {
        "field": replace(shown, field="Displacement [nm]"),
        "warp": replace(shown, warp=5 * shown.warp),
        "cut": replace(shown, cut=Cut(axis, float(np.mean(reach(kind, axis))))),
    }
    for what, other in others.items():
        assert differ(seen, image(plotter, result, other)) > 200, what
    assert differ(seen, image(plotter, result, shown)) == 0


def test_time_regions_and_turn_change_the_picture_of_a_run(plotter, run):
    shown = first(run)
    seen = image(plotter, run, shown)
    others = [{"step": 0}, {"regions": ("wall",)}, {"turn": "half"}, {"turn": "whole"}]
    images = [seen, *(image(plotter, run, replace(shown, **other)) for other in others)]
    for i, one in enumerate(images):
        assert all(differ(one, other) > 200 for other in images[:i])


def test_the_picture_says_what_is_enlarged_compressed_and_cut(plotter, run):
    draw(plotter, run, replace(first(run), warp=7.0, step=1, cut=Cut("z", 1e-6)))
    text = texts(plotter)
    for words in ("Pressure [MPa]", "t = 2 s", "radial displacement × 7", "compressed 10:1", "cut at z = 1 µm", "120 nm × 2 µm"):
        assert words in text
    assert list(plotter.scalar_bars.keys()) == ["MPa"]
    draw(plotter, run, replace(first(run), warp=0.0))
    assert "undeformed" in texts(plotter)


def test_no_colour_bar_where_no_region_has_the_field(plotter, run):
    draw(plotter, run, replace(first(run), regions=("wall",)))
    assert not list(plotter.scalar_bars.keys())


def test_colours_mean_the_same_at_all_times(plotter, run):
    for step in range(3):
        draw(plotter, run, replace(first(run), field="Hoop stress [MPa]", step=step))
        bar = plotter.scalar_bars["MPa"].lookup_table.scalar_range
        assert bar == pytest.approx((0.0, 120.0))


def test_what_the_result_has_not_is_refused_and_the_scene_stays(plotter, run):
    draw(plotter, run, first(run))
    before = set(plotter.renderer.actors)
    with pytest.raises(InputError, match="wall, lithium, gas"):
        draw(plotter, run, replace(first(run), regions=("insulator",)))
    assert set(plotter.renderer.actors) == before
