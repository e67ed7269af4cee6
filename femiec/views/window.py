"""The fields of a result in a PyVista window."""

from __future__ import annotations

from typing import Any

from femiec.results.export import grid
from femiec.results.result import Result

SHOWN = {"lithium": "Pressure", "wall": "First principal stress", "gas": "Pressure"}
"""Region to the field that colours it first."""
COLOURS = {"lithium": "Greys", "wall": "Reds", "gas": "Blues"}
ASPECT = 3.0
"""Height over width of what is shown: a tubule 200 times as tall as wide is squeezed to this along its axis."""


def window(result: Result) -> None:
    """Open a window with the last snapshot; it returns when the window is closed."""
    scene(result).show()


def scene(result: Result, off_screen: bool = False) -> Any:
    """A PyVista plotter with the regions of the last snapshot, each with its colour bar in MPa.

    Args:
        result: with at least one snapshot.
        off_screen: draw without a display.
    """
    import pyvista

    plotter = pyvista.Plotter(off_screen=off_screen, window_size=[900, 1200])
    regions = result.snapshots[-1].regions
    points = [region.points for region in regions]
    width, height = max(p[:, 0].max() for p in points), max(p[:, 1].max() for p in points)
    squeeze = min(1.0, ASPECT * width / height)
    for place, region in enumerate(regions):
        data = grid(region)
        data.points[:, 1] *= squeeze
        data.points /= width
        name = SHOWN.get(region.name)
        label = f"{region.name}: {name} [MPa]" if name else None
        if name and label:
            data.point_data[label] = region.field(name).values / 1e6
        bar = {
            "title": label,
            "vertical": False,
            "position_x": 0.67,
            "position_y": 0.15 + 0.12 * place,
            "height": 0.07,
            "width": 0.3,
        }
        bar |= {"n_labels": 3, "fmt": "%.3g", "label_font_size": 16, "title_font_size": 16}
        plotter.add_mesh(data, scalars=label, cmap=COLOURS.get(region.name, "viridis"), scalar_bar_args=bar, lighting=False)
    plotter.add_text(f"height squeezed {1 / squeeze:.0f} times", font_size=10)
    plotter.view_xy()
    return plotter
