"""The picture: there, of the size asked, with the colours of Fig. 1, readable."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations

import numpy as np
import pytest
from matplotlib.text import Text
from PIL import Image

from femiec.errors import InputError
from femiec.results.result import RegionData, Result, Snapshot
from femiec.views.tubule import figure, picture


def like(pixels: np.ndarray, colour: tuple[int, int, int]) -> float:
    """Share of the pixels within 12 of a colour in every channel."""
    return float(np.mean(np.all(np.abs(pixels.astype(int) - colour) <= 12, axis=-1)))


@pytest.mark.parametrize("size", [(1800, 1200), (1200, 800)])
def test_the_picture_has_the_size_asked_and_the_colours_of_the_paper(tmp_path, result, size):
    image = Image.open(picture(result, tmp_path / "out" / "a.png", size))
    assert image.size == size
    pixels = np.asarray(image.convert("RGB"))
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) > 500
    dark_red, dark_grey, yellow, green = (127, 0, 0), (60, 68, 78), (242, 201, 76), (207, 227, 212)
    for colour in (dark_red, dark_grey, yellow, green):
        assert like(pixels, colour) > 1e-4
    assert 0.4 < like(pixels, (255, 255, 255)) < 0.9
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.png"]


def test_both_sides_of_the_axis_are_drawn(result):
    made = figure(result)
    made.canvas.draw()
    page = np.asarray(made.canvas.buffer_rgba()).astype(int)
    for panel in made.axes[:3]:
        box = panel.get_window_extent()
        inside = page[1200 - int(box.y1) + 3 : 1200 - int(box.y0) - 3, int(box.x0) + 3 : int(box.x1) - 2]
        unlike = np.abs(inside - inside[:, ::-1]).max(axis=-1) > 60
        assert unlike.mean() < 0.05


@pytest.mark.parametrize("kind", [{}, {"symmetry": "planar"}, {"thickness": 60e-9}, {"with_gas": False}])
def test_no_text_overlaps_another_or_leaves_the_page(make_tubule, kind):
    made = figure(make_tubule(**kind))
    boxes = [(text.get_text(), text.get_window_extent()) for text in visible(made)]
    assert len(boxes) > 80
    for text, box in boxes:
        assert box.x0 >= 0, text
        assert box.y0 >= 0, text
        assert box.x1 <= 1800, text
        assert box.y1 <= 1200, text
    for (text, box), (other, place) in combinations(boxes, 2):
        apart = box.x0 >= place.x1 - 1 or place.x0 >= box.x1 - 1 or box.y0 >= place.y1 - 1 or place.y0 >= box.y1 - 1
        assert apart, (text, other)


def visible(made):
    """All text on the page; Matplotlib keeps labels of ticks beyond an axis' ends, and does not draw them."""
    beyond = set()
    for axis in (axis for axes in made.axes for axis in (axes.xaxis, axes.yaxis)):
        low, high = sorted(axis.get_view_interval())
        slack = 1e-6 * (high - low)
        for tick in axis.get_major_ticks():
            if not low - slack <= tick.get_loc() <= high + slack:
                beyond |= {tick.label1, tick.label2}
    return [text for text in made.findobj(Text) if text.get_visible() and text.get_text().strip() and text not in beyond]


def test_scales_units_and_numbers_are_written(result):
    words = "\n".join(text.get_text() for text in visible(figure(result)))
    for wanted in (
        "U = −50 mV, root pressure 371 MPa, tip speed 35 nm/s, 19.2 mA/cm²",
        "W = 100 nm",
        "z compressed 50:1",
        "wall deflection ×10",
        "Lithium pressure [MPa]",
        "Lithium speed [nm/s]",
        "Wall stress, hoop [MPa]",
        "Wall stress, von Mises [MPa]",
        "Radius r [nm]",
        "Height above the root [µm]",
        "0.2 MPa",
        "a wall that would fail",
    ):
        assert wanted in words


def test_the_line_plots_show_the_fields(result):
    lines = {line.get_label(): line.get_xydata() for axes in figure(result).axes for line in axes.get_lines()}
    z, pressure = lines["lithium"].T
    assert pressure == pytest.approx(371 - 38.9 * z, abs=1e-3)
    assert lines["mean over the cross-section"][:, 1] == pytest.approx(35, rel=2e-3)
    assert lines["hoop, inner surface"][0, 1] == pytest.approx(371 * (60**2 + 50**2) / (60**2 - 50**2), rel=1e-4)
    assert lines["gas"][:, 1] == pytest.approx(0.2)


@pytest.mark.parametrize("absent", ["Velocity", "Displacement", "Hoop stress"])
def test_a_missing_field_is_named_and_no_file_is_left(tmp_path, result, absent):
    regions = tuple(
        RegionData(each.name, each.points, each.cells, each.cell_type, tuple(f for f in each.fields if f.name != absent))
        for each in result.snapshots[-1].regions
    )
    bare = Result(result.summary, result.ledger, (Snapshot(0.0, regions),), result.provenance)
    with pytest.raises(InputError, match=absent):
        picture(bare, tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []


def test_neither_pyvista_nor_a_window_system_is_touched():
    code = "import sys, femiec.views.tubule; print(*{'pyvista', 'vtk', 'vtkmodules', 'matplotlib.pyplot'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
