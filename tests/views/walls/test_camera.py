"""Places in the picture, and what is rendered there."""

from __future__ import annotations

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.views.render import missing
from femiec.views.walls import camera
from femiec.views.walls.camera import Camera, Thing


def test_the_axes_of_a_view_are_at_right_angles_and_z_points_up():
    view = Camera.around(300.0, 30.0)
    axes = np.column_stack([view.axes, view.toward])
    assert axes.T @ axes == pytest.approx(np.eye(3))
    assert view.project([[0.0, 0.0, 1.0]])[0] == pytest.approx([0.0, np.cos(np.radians(30))])


@pytest.mark.parametrize("view", [Camera(), Camera.around(250.0, 35.0)])
def test_things_are_rendered_where_they_are_projected(view):
    import pyvista

    place = np.array([3.0, -2.0, 1.5])
    balls = [
        Thing(pyvista.Sphere(radius=0.3, center=where), {"color": colour}) for where, colour in ((place, "red"), (-place, "blue"))
    ]
    x, y = view.project([place])[0]
    window = (x - 6, x + 4, y - 5, y + 3)
    if missing() is not None:
        with pytest.raises(InputError, match="machine that can draw"):
            view.shot(balls, window, (200, 160))
        return
    image = view.shot(balls, window, (200, 160)).astype(int)
    rows, columns = np.nonzero(image[..., 0] - image[..., 2] > 60)
    assert image.shape == (160, 200, 3)
    assert (columns.mean(), rows.mean()) == pytest.approx((20 * 6, 20 * 3), abs=1.5)


def test_where_nothing_can_be_drawn_the_mend_is_told(monkeypatch):
    monkeypatch.setattr(camera, "missing", lambda: "apt-get install libegl1")
    with pytest.raises(InputError, match="apt-get install libegl1"):
        Camera().shot([], (0, 1, 0, 1), (10, 10))
