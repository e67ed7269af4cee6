"""A window with the fields of a result, to turn, zoom and pick in."""

from __future__ import annotations

from typing import Any

from femiec.quantities import MPa, nm
from femiec.results.export import grid
from femiec.results.result import RegionData, Result
from femiec.views import walls
from femiec.views.scene import Scene, round_down
from femiec.views.style import lithium_colours, wall_colours
from femiec.views.walls.record import KEY


def window(result: Result) -> None:
    """Open the window, and return when it is closed."""
    (walls.plotter if KEY in result.provenance else plotter)(result).show()


def plotter(result: Result, off_screen: bool = False) -> Any:
    """The scene in the window: wall by hoop stress, lithium by pressure, root below, mirrored about the axis.

    Args:
        result: of a tubule; see :func:`femiec.views.tubule.picture` for its regions and fields.
        off_screen: to draw without a window.

    Returns:
        A PyVista plotter; lengths in it are nanometres, heights compressed as its text says.
    """
    import pyvista

    scene = Scene.of(result)
    squeeze = max(round_down(scene.height / (6 * scene.outside)), 1.0)
    made: Any = pyvista.Plotter(off_screen=off_screen, window_size=[900, 1100])
    made.set_background("white")
    for region in result.snapshots[-1].regions:
        _add(made, region, squeeze)
    made.add_text(f"height compressed {squeeze:g}:1", font_size=10, color="black")
    made.view_xy()
    return made


def _add(made: Any, region: RegionData, squeeze: float) -> None:
    half: Any = grid(region).scale((1 / nm, 1 / (squeeze * nm), 1 / nm))
    if region.name == "wall":
        values = region.field("Hoop stress").values / MPa
        _colour(made, half, values, "Wall hoop stress [MPa]", wall_colours(values.min(), values.max()), 0.04)
    elif region.name == "lithium":
        _colour(made, half, region.field("Pressure").values / MPa, "Lithium pressure [MPa]", lithium_colours(), 0.54)
    else:
        for side in (half, half.reflect((1, 0, 0))):
            made.add_mesh(side, color="white", lighting=False)


def _colour(made: Any, half: Any, values: Any, title: str, colours: Any, left: float) -> None:
    half.point_data[title] = values
    bar = {"title": title, "color": "black", "fmt": "%.4g", "n_labels": 2, "position_x": left, "position_y": 0.02, "width": 0.42}
    for side in (half, half.reflect((1, 0, 0))):
        made.add_mesh(side, scalars=title, cmap=colours, lighting=False, show_scalar_bar=False)
    made.add_scalar_bar(**bar)
