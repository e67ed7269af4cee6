"""Charts: what is drawn is what was given, labels and marks are written, and bad numbers are refused."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.text import Text
from PIL import Image

from femiec.errors import InputError
from femiec.views.chart import ABOVE, LINEAR, LOGARITHMIC, POINTS, Bars, Line, Mark, Panel, Shares, chart, figure

TIME = [0.0, 1.0, 2.0]


def one(*lines, **options):
    made = figure("A study", [Panel("Plating", "Time [h]", "Cell potential [mV]", lines, **options)])
    return made.axes[0]


def words(axes):
    return {text.get_text() for text in axes.figure.findobj(Text)}


def test_a_chart_is_one_png_with_all_panels_and_words(tmp_path):
    panels = [Panel(f"Panel {i}", "Time [h]", "Tip [um]", [Line("LiC6", TIME, TIME)]) for i in range(5)]
    path = chart(tmp_path / "out" / "picture.png", "A study", panels, note="a remark")
    assert Image.open(path).size[0] > Image.open(path).size[1]
    assert [each.name for each in path.parent.iterdir()] == ["picture.png"]
    made = figure("A study", panels, note="a remark")
    assert len(made.axes) == 5
    assert {"A study", "a remark", "Panel 4", "Time [h]", "Tip [um]", "LiC6"} <= words(made.axes[0])


def test_lines_are_what_was_given_each_of_its_own_colour():
    axes = one(Line("LiC6", TIME, [0, -3, -4]), Line("Ni", TIME, [0, -6, -8]), Line("measured", [1], [-3], POINTS, "#123456"))
    first, second, points = axes.get_lines()
    assert first.get_xydata().tolist() == [[0, 0], [1, -3], [2, -4]]
    assert second.get_ydata().tolist() == [0, -6, -8]
    assert (points.get_marker(), points.get_linestyle(), points.get_color()) == ("o", "None", "#123456")
    assert len({line.get_color() for line in axes.get_lines()}) == 3


def test_shares_are_stacked_by_sign():
    axes = one(Shares(TIME, {"creep": [-0.1] * 3, "wall": [0.4] * 3, "interface": [0.7] * 3}))
    heights = [box.y0 for box in (each.get_datalim(axes.transData) for each in axes.collections)]
    assert np.round(axes.dataLim.intervaly, 12).tolist() == [-0.1, 1.1]
    assert min(heights) == pytest.approx(-0.1)


@pytest.mark.parametrize(("stacked", "top"), [(False, 3.0), (True, 5.0)])
def test_bars_stand_over_their_category(stacked, top):
    axes = one(Bars(["LiC6", "Ni"], {"interface": [1, 3], "wall": [1, 2]}, stacked))
    tops = [(bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height()) for bar in axes.patches]
    assert max(tops, key=lambda place: place[1])[1] == top
    assert {round(x) for x, _ in tops} == {0, 1}
    assert {"LiC6", "Ni"} <= words(axes)


def test_marks_and_scales():
    axes = one(
        Line("", [1, 10], [1, 100]), marks=[Mark("strip", x=5), Mark("limit", y=50), Mark("here", 2, 3)], y_scale=LOGARITHMIC
    )
    assert axes.get_yscale() == "log"
    assert {"strip", "limit", "here"} <= words(axes)
    assert axes.get_legend() is None


@pytest.mark.parametrize("scale", [LINEAR, LOGARITHMIC])
def test_a_legend_above_hides_no_line(scale):
    axes = one(
        *(Line(name, TIME, [0.1, top, 0.1]) for name, top in zip("abcd", (1, 10, 50, 90), strict=True)),
        y_scale=scale,
        legend=ABOVE,
    )
    axes.figure.canvas.draw()
    highest = axes.transData.transform((1.0, 90.0))[1]
    assert axes.get_legend().get_window_extent().y0 > highest


def test_what_cannot_be_drawn_is_refused(tmp_path):
    for wrong in (lambda: Line("Ni", TIME, [1, 2]), lambda: Line("Ni", [], []), lambda: Line("Ni", [0.0], [np.nan])):
        with pytest.raises(InputError, match="Ni"):
            wrong()
    with pytest.raises(InputError, match="wall"):
        Shares(TIME, {"wall": [1, 2]})
    with pytest.raises(InputError, match="wall"):
        Bars(["LiC6"], {"wall": [1, 2]})
    with pytest.raises(InputError, match="Mark"):
        Mark("nowhere")
    with pytest.raises(InputError, match="at least one line"):
        Panel("Empty", "x", "y", [])
    with pytest.raises(InputError, match="at least one"):
        chart(tmp_path / "a.png", "Nothing", [])
    assert list(tmp_path.iterdir()) == []
