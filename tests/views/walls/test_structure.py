"""The picture of a structure: the marker at the spot, the words, the colours."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from femiec.commands.view import view
from femiec.errors import InputError
from femiec.quantities import nm
from femiec.results.result import FieldData, RegionData
from femiec.results.vtkhdf import write
from femiec.views.picture import picture as fitting
from femiec.views.render import missing
from femiec.views.walls import figure, picture
from femiec.views.walls.camera import Camera
from femiec.views.walls.drawing import Drawing
from femiec.views.walls.marks import mark_spot
from femiec.views.walls.record import Record
from femiec.views.walls.solid import Solid

BLUE = (31, 95, 168)
DRAWS = missing() is None
PATH = {"x": "Deflection [nm]", "y": "Load factor", "marks": [{"text": "linear", "y": 1.0}]}


@pytest.fixture(autouse=True)
def blank(monkeypatch):
    """Where nothing can be rendered, the pages are laid out round empty scenes."""
    if not DRAWS:
        monkeypatch.setattr(Camera, "shot", lambda self, things, window, size: np.full((size[1], size[0], 3), 255, np.uint8))


def texts(made) -> list[Text]:
    beyond = {text for axes in made.axes for axis in (axes.xaxis, axes.yaxis) for text in _unseen(axis)}
    seen = {text for axes in made.axes if axes.axison for text in axes.findobj(Text)}
    found = [text for text in made.findobj(Text) if text.get_visible() and text.get_text().strip() and text not in beyond]
    hidden = {text for axes in made.axes if not axes.axison for text in (*axes.get_xticklabels(), *axes.get_yticklabels())}
    return [text for text in found if text not in hidden or text in seen]


def _unseen(axis) -> set[Text]:
    low, high = sorted(axis.get_view_interval())
    slack = 1e-6 * (high - low)
    outside = [tick for tick in axis.get_major_ticks() if not low - slack <= tick.get_loc() <= high + slack]
    return {text for tick in outside for text in (tick.label1, tick.label2)}


def words(made) -> str:
    return "\n".join(text.get_text() for text in texts(made))


def test_the_ring_is_about_the_spot_and_the_words_are_there(ring, make):
    made = figure(make(ring))
    for axes in made.axes[:2]:
        rings = [line.get_xydata()[0] for line in axes.get_lines() if line.get_marker() == "o"]
        # Undeformed at x = 50 nm, moved by 0.3 nm, ten times that.
        assert rings == [pytest.approx([53.0, 0.0], abs=1e-4)] * 2
    assert [text.get_text() for text in texts(made)].count("90 MPa, strength 65 MPa") == 2
    for wanted in (
        "deflection × 10",
        "at most 90 MPa, strength 65 MPa",
        "Hoop stress [MPa]",
        "12 MPa on tubule 0",
        "x [nm]",
        "made up",
    ):
        assert wanted in words(made)


@pytest.mark.parametrize("kind", ["plane", "solid", "path"])
def test_no_text_overlaps_another_or_leaves_the_page(ring, tube, make, kind):
    spot = None if kind == "solid" else [50 * nm, 0.0]
    result = make(tube if kind == "solid" else ring, rows=5, path=PATH if kind == "path" else None, **{"spot [m]": spot})
    made = figure(result)
    boxes = [(text.get_text(), Text.get_window_extent(text)) for text in texts(made)]
    assert len(boxes) > 10
    for text, box in boxes:
        assert min(box.x0, box.y0) >= 0, text
        assert box.x1 <= made.bbox.width, text
        assert box.y1 <= made.bbox.height, text
    for (text, box), (other, place) in combinations(boxes, 2):
        apart = box.x0 >= place.x1 - 1 or place.x0 >= box.x1 - 1 or box.y0 >= place.y1 - 1 or place.y0 >= box.y1 - 1
        assert apart, (text, other)


@pytest.mark.parametrize("rounding", [-1e-13, 0.0, 1e-13])
def test_the_number_of_a_spot_in_the_middle_leaves_room_for_the_bar_of_the_scale(ring, make, rounding):
    result = make(ring)
    axes = Figure().add_subplot(xlim=(0.0, 2.0), ylim=(0.0, 2.0))
    mark_spot(axes, Drawing.of(result.snapshots[-1], Record.of(result)), (1 + rounding, 1 + rounding))
    (number,) = axes.texts
    assert (number.get_horizontalalignment(), number.get_verticalalignment()) == ("left", "bottom")


def test_the_pixels_show_the_marker_the_wall_and_the_filled_chamber(tmp_path, ring, make):
    made = figure(make(ring))
    page = np.asarray(Image.open(picture(make(ring), tmp_path / "a.png")).convert("RGB")).astype(int)
    axes = made.axes[0]

    def colour(x: float, y: float) -> np.ndarray:
        across, up = axes.transData.transform((x, y))
        return page[page.shape[0] - 1 - round(up), round(across)]

    across, up = axes.transData.transform((53.0, 0.0))
    near = page[page.shape[0] - round(up) - 20 : page.shape[0] - round(up) + 20, round(across) - 20 : round(across) + 20]
    assert (np.abs(near - BLUE).max(axis=-1) < 30).sum() > 100
    assert colour(0, 20) == pytest.approx([211, 227, 243], abs=3)
    assert colour(-75, -75) == pytest.approx([255, 255, 255], abs=1)
    if DRAWS:
        # Dark red where the stress is largest, light where it is smallest.
        assert colour(-53.6, 0)[0] < 160
        assert colour(0, 60)[0] > 240
        assert colour(-53.6, 0)[1] < 40 < colour(0, 60)[1]


def test_a_solid_is_opened_where_the_spot_is_seen(tube, make):
    result = make(tube, **{"spot [m]": [0.0, 50 * nm, 75 * nm]})
    drawing = Drawing.of(result.snapshots[-1], Record.of(result))
    solid = Solid(drawing)
    # The spot is on the plane x = 0: cut there, the camera on the other side.
    assert solid.normal.tolist() == [-1.0, 0.0, 0.0]
    assert abs(solid.origin[0]) < 1 * nm
    assert (drawing.body.points[drawing.spot] - solid.origin) @ solid.normal < 0
    assert np.dot(solid.normal, solid.camera.toward) > 0.7
    made = figure(result)
    titles = [axes.get_title(loc="left") for axes in made.axes[:3]]
    assert [title.split("\n")[0] for title in titles] == ["From outside", "Cut open", "Where it fails first"]
    assert "12 MPa" in words(made)
    assert "50 nm" in words(made)


def test_chambers_of_one_pressure_are_labelled_once_from_outside(tube, make):
    pressures = [912e3, 912e3, [-18e6, 0.1e6], 912e3]
    loads = [{"on": f"tubule {i}", "pressure [Pa]": p, "centre [m]": [i * 9 * nm, 0.0]} for i, p in enumerate(pressures)]
    made = figure(make(tube, loads=loads))
    assert sorted(text.get_text() for text in made.axes[0].texts if "MPa" in text.get_text()) == ["-18 to 0.1 MPa", "0.912 MPa"]
    assert "0.912 MPa on 3 surfaces, -18 to 0.1 MPa on tubule 2" in words(made)


@pytest.mark.parametrize(("factor", "said"), [(1.0, "deflection to scale"), (3.0, "deflection × 3"), (None, "deflection × 10")])
def test_the_enlargement_on_record_is_kept(ring, make, factor, said):
    result = make(ring, enlargement=factor)
    drawing = Drawing.of(result.snapshots[-1], Record.of(result))
    assert drawing.deflection_text == said
    assert drawing.moved[drawing.spot, 0] == pytest.approx(50 + 0.3 * (factor or 10))


def test_a_peak_at_a_point_does_not_wash_out_the_colours(ring, make):
    stress = ring.field("Hoop stress").values.copy()
    stress[100] = 1e10
    spiked = RegionData("wall", ring.points, ring.cells, 28, (FieldData("Hoop stress", "Pa", stress),))
    drawing = Drawing.of(make(spiked).snapshots[-1], Record())
    assert drawing.spiked
    assert drawing.span[1] < 5000
    assert not Drawing.of(make(ring).snapshots[-1], Record()).spiked


def test_a_slender_solid_is_compressed(make_tube, make):
    tall = make_tube(high=5000 * nm)
    drawing = Drawing.of(make(tall).snapshots[-1], Record())
    # 5000 nm over three widths of 120 nm, twice: 27.8.
    assert drawing.squeeze == 20
    assert drawing.unit == "um"
    assert drawing.rest[:, 2].max() == pytest.approx(0.25)


def test_nothing_but_cells_is_enough(tmp_path, ring, make):
    bare = RegionData("wall", ring.points, ring.cells, 28)
    entries = dict.fromkeys(("criterion", "strength [Pa]", "spot [m]", "spot value [Pa]", "loads"))
    made = figure(make(bare, **entries))
    assert len(made.axes) == 1
    assert "deflection" not in words(made)


def test_the_path_is_drawn_beside_the_scene(ring, make):
    made = figure(make(ring, rows=5, path=PATH))
    curve = made.axes[2].get_lines()[0].get_xydata()
    assert curve[:, 1] == pytest.approx(np.sqrt(curve[:, 0]))


def test_a_stored_result_is_drawn_by_femiec_view(tmp_path, tube, make, capsys):
    view(write(make(tube), tmp_path / "a.vtkhdf"), tmp_path / "a.png")
    assert "written" in capsys.readouterr().out
    assert Image.open(tmp_path / "a.png").size[0] > 2000


@pytest.mark.parametrize("key", ["criterion", "spot [m]"])
def test_no_file_is_left_where_the_record_is_wrong(tmp_path, ring, make, key):
    with pytest.raises(InputError):
        fitting(make(ring, **{key: "nothing like that"}), tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []
