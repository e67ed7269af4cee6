"""The picture of a run in time: it copes with few and with many rows, cycles, voids and slits, and can be read."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.text import Text
from PIL import Image

from femiec.errors import InputError
from femiec.results.ledger import Ledger
from femiec.results.result import Result
from femiec.views.picture import in_time
from femiec.views.picture import picture as fitting_picture
from femiec.views.run import figure, picture


def words(made):
    return {text.get_text() for text in made.findobj(Text) if text.get_visible() and text.get_text().strip()}


def panel(made, title):
    return next(axes for axes in made.axes if axes.get_title(loc="left") == title)


def test_the_picture_has_the_width_asked_and_the_colours_of_the_paper(tmp_path, make_run):
    image = Image.open(picture(make_run(40, 5), tmp_path / "out" / "a.png", 1500))
    assert image.size == (1500, 1250)
    pixels = np.asarray(image.convert("RGB")).astype(int)
    for colour in ((127, 0, 0), (60, 68, 78), (242, 201, 76), (207, 227, 212)):
        assert np.mean(np.all(np.abs(pixels - colour) <= 12, axis=-1)) > 1e-5, colour
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.png"]


@pytest.mark.parametrize(
    ("kind", "tubules"),
    [
        ({"rows": 1, "snapshots": 1}, 1),
        ({"rows": 3, "snapshots": 2}, 2),
        ({"rows": 10000, "snapshots": 200, "cycles": 10}, 5),
        ({"rows": 60, "snapshots": 8, "void": True}, 5),
        ({"rows": 60, "snapshots": 6, "cycles": 3, "symmetry": "planar"}, 5),
    ],
)
def test_every_run_gets_its_panels_and_tubules_within_the_page(make_run, kind, tubules):
    made = figure(make_run(**kind))
    assert sum(axes.get_xlabel() in ("Radius r [nm]", "x [nm]") for axes in made.axes) == tubules
    assert {"Potential", "Front", "Who carries the lithium", "Where it is plated", "What dissipates"} <= words(made)
    assert {"Lithium pressure [MPa]", "Lithium potential in the wall [mV]"} <= words(made)
    titles = [axes.title for axes in made.axes] + [axes._left_title for axes in made.axes]
    boxes = [each.get_window_extent() for each in titles if each.get_text()] + [axes.bbox for axes in made.axes]
    for box in boxes:
        assert box.x0 >= 0
        assert box.x1 <= made.bbox.width
        assert box.y0 >= 0
        assert box.y1 <= made.bbox.height
    for one, other in combinations([axes.bbox for axes in made.axes], 2):
        assert not one.overlaps(other)


def test_the_front_moves_with_time_and_steps_are_marked(make_run):
    made = figure(make_run(400, 40))
    time, tip = panel(made, "Front").get_lines()[0].get_xydata().T
    assert tip == pytest.approx(2 + 10 * (1 - np.abs(time / 100 - 1)), abs=0.06)
    assert {"plate", "strip"} <= words(made)
    marked = {line.get_xdata()[0] for line in panel(made, "Current").get_lines() if line.get_linestyle() == "--"}
    assert marked == {0.0, 100.0}
    tubules = [axes for axes in made.axes if axes.get_xlabel() == "Radius r [nm]"]
    heights = [max(line.get_ydata()[0] for line in axes.get_lines() if len(line.get_ydata()) == 2) for axes in tubules]
    assert np.diff(np.sign(np.diff(heights))).tolist().count(-2) == 1
    assert [axes.get_title(loc="left").split(", ")[1] for axes in tubules] == ["plate", "plate", "plate", "strip", "strip"]


def test_many_cycles_are_the_first_and_the_last_and_the_drift(make_run):
    made = figure(make_run(2000, 50, cycles=10))
    first, last = [line for line in panel(made, "Front").get_lines() if len(line.get_xdata()) > 2]
    assert (first.get_linestyle(), last.get_linestyle()) == ("--", "-")
    assert last.get_xdata().max() == pytest.approx(200.0)
    drifting = {line.get_label(): line.get_xydata() for line in panel(made, "Drift since the end of cycle 1").get_lines()}
    assert drifting["lithium"][:, 0].tolist() == list(range(2, 11))
    assert drifting["lithium"][-1, 1] == pytest.approx(9e-13, rel=2e-3, abs=0)
    assert any("Dashed: cycle 1; solid, shares and tubules: cycle 10" in text for text in words(made))
    assert {line.get_label() for line in panel(made, "Extremes of each cycle").get_lines()} == {"highest", "lowest"}


def test_a_void_is_hatched_below_the_lithium(make_run):
    for void in (True, False):
        made = figure(make_run(60, 3, void=void))
        hatched = [patch for axes in made.axes for patch in axes.patches if patch.get_hatch()]
        assert len(hatched) == (3 if void else 0)
        assert ("void" in {line.get_label() for line in panel(made, "Front").get_lines()}) is void
    made = figure(make_run(60, 3, void=True))
    assert all(patch.get_height() == pytest.approx(1000) for axes in made.axes for patch in axes.patches if patch.get_hatch())


def test_without_a_potential_the_wall_shows_its_hoop_stress(make_run, make_moment):
    run = make_run(10, 1)
    bare = Result(run.summary, run.ledger, (make_moment(200.0, 2e-6, potential=False),), run.provenance)
    assert "Wall stress, hoop [MPa]" in words(figure(bare))


def test_what_cannot_be_drawn_leaves_no_file(tmp_path, make_run):
    run = make_run(10, 1)
    for wrong, match in (
        (Result({}, run.ledger, (), run.provenance), "snapshots"),
        (Result({}, Ledger(run.ledger.columns), run.snapshots, run.provenance), "no rows"),
        (Result({}, run.ledger, run.snapshots, {}), "symmetry"),
    ):
        with pytest.raises(InputError, match=match):
            picture(wrong, tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []


def test_the_record_decides_which_picture_fits(tmp_path, make_run, result):
    assert in_time(make_run(5, 1))
    assert not in_time(result)
    assert Image.open(fitting_picture(make_run(5, 1), tmp_path / "run.png")).size == (2250, 1875)
    assert Image.open(fitting_picture(result, tmp_path / "state.png")).size == (1800, 1200)
