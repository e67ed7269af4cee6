"""The window's keys and sliders, without a display."""

from __future__ import annotations

import numpy as np
import pytest

from femiec.views.viewer.shown import first
from femiec.views.viewer.window import Window


@pytest.fixture
def window(run):
    made = Window(run, first(run), off_screen=True)
    yield made
    made.plotter.close()


def press(window, *keys):
    for key in keys:
        window.plotter.iren.interactor.SetKeySym(key)
        window.plotter.iren.interactor.InvokeEvent("KeyPressEvent")


def slide(window, name, value):
    """As the mouse does at the end."""
    slider = window._sliders[name]
    slider.GetSliderRepresentation().SetValue(value)
    slider.InvokeEvent("EndInteractionEvent")


def test_keys_change_what_is_shown(window):
    press(window, "n")
    assert window.shown.field == "Displacement [nm]"  # after the last comes the first
    press(window, "m")
    assert window.shown.field == "Pressure [MPa]"
    press(window, "F1")
    assert window.shown.regions == ("lithium", "gas")
    press(window, "F2", "F3")
    assert window.shown.regions == ("gas",)  # one stays
    press(window, "t")
    assert window.shown.turn == "half"
    press(window, "c", "c")
    assert window.shown.cut.axis == "y"
    press(window, "c", "c")
    assert window.shown.cut is None
    press(window, "space")
    assert window.playing


def test_sliders_change_what_is_shown(window):
    before = window.plotter.screenshot(None, return_img=True).astype(int)
    slide(window, "time", 0)
    slide(window, "warp", 2.0)
    press(window, "c")
    slide(window, "cut", 0.25)
    assert (window.shown.step, window.shown.warp, window.shown.cut.axis) == (0, 2.0, "x")
    assert window.shown.cut.at == pytest.approx(-30e-9)
    after = window.plotter.screenshot(None, return_img=True).astype(int)
    assert (np.abs(after - before).max(axis=-1) > 20).sum() > 5000


def test_playing_goes_from_the_last_time_to_the_first(window):
    window.step()
    assert window.shown.step == 0
    assert window._sliders["time"].GetSliderRepresentation().GetValue() == 0
