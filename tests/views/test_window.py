import sys
from pathlib import Path

import numpy as np

from femiec.simulate import simulate
from femiec.views.window import scene

sys.path.insert(0, str(Path(__file__).parents[1] / "models"))
from tubules import tubule


def test_the_window_shows_every_region_with_units():
    plotter = scene(simulate(tubule()), off_screen=True)
    titles = list(plotter.scalar_bars.keys())
    assert titles == ["wall: First principal stress [MPa]", "lithium: Pressure [MPa]", "gas: Pressure [MPa]"]
    plotter.show(auto_close=False)
    image = plotter.screenshot(return_img=True)
    assert len(np.unique(image.reshape(-1, 3), axis=0)) > 50
