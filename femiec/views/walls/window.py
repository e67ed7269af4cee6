"""A wall structure in an interactive scene."""

from __future__ import annotations

from typing import Any

from femiec.results.result import Result
from femiec.views.style import BLUE
from femiec.views.walls.camera import Camera
from femiec.views.walls.drawing import Drawing
from femiec.views.walls.paint import drawn_edges, edges, surface
from femiec.views.walls.record import Record
from femiec.views.walls.solid import Solid
from femiec.views.walls.structure import last


def plotter(result: Result, off_screen: bool = False) -> Any:
    """The scene in the window: deformed, coloured by the criterion, the failing spot marked.

    Args:
        result: see :mod:`femiec.views.walls`.
        off_screen: to draw without a window.

    Returns:
        A PyVista plotter; lengths in it are in the unit that its text says.
    """
    import pyvista

    drawing = Drawing.of(last(result), Record.of(result))
    camera = Solid(drawing).camera if drawing.body.solid else Camera()
    made: Any = pyvista.Plotter(off_screen=off_screen, window_size=[1200, 900])
    made.set_background("white")
    lines = edges(drawing)
    body = surface(drawing)
    made.add_mesh(body.data, **body.look, show_scalar_bar=False)
    if drawing.body.values is not None:
        made.add_scalar_bar(title=drawing.body.label, color="black", fmt="%.4g")
    for thing in [drawn_edges(drawing, lines, factor, camera) for factor in (drawing.factor, 0.0)]:
        made.add_mesh(thing.data, **thing.look, show_scalar_bar=False)
    if drawing.spot is not None:
        place = drawing.moved[[drawing.spot]]
        look = {"always_visible": True, "text_color": BLUE, "point_color": BLUE, "point_size": 14, "font_size": 18, "shape": None}
        made.add_point_labels(place, [drawing.spot_text], **look)
    squeezed = f", heights compressed {drawing.squeeze:g}:1" if drawing.squeeze > 1 else ""
    made.add_text(f"{drawing.deflection_text}\nlengths in {drawing.unit_name}{squeezed}".strip(), font_size=10, color="black")
    made.view_vector(camera.toward, camera.up)
    return made
