"""A section of an array as it breaks, in space: walls by stress, lithium in the tubules that are filled, the spot that fails."""

from __future__ import annotations

from typing import Any

import numpy as np

from femiec.quantities import UNITS
from femiec.results.result import Result
from femiec.views.report.stage import Bar, Stage
from femiec.views.style import BLUE
from femiec.views.walls.body import DISPLACEMENT
from femiec.views.walls.drawing import Drawing
from femiec.views.walls.record import Load, Record
from femiec.views.walls.structure import last

FILLED = 0.45
"""Radius of the lithium that is drawn, over the distance of two tubules."""
LITHIUM = "#9aa4af"


def burst(result: Result) -> Stage:
    """The array at the load at which its first wall fails.

    Raises:
        InputError: no structure, or a field that is missing.
    """
    import pyvista

    drawing = Drawing.of(last(result), Record.of(result))
    size = float(np.ptp(drawing.rest[:, 0]))
    made: Any = pyvista.Plotter(off_screen=True, window_size=[900, 600])
    made.set_background("white")
    look = {"scalars": "values", "cmap": drawing.colours, "clim": drawing.span, "show_scalar_bar": False}
    made.add_mesh(_walls(drawing, 0.1 * size), **look, ambient=0.5, diffuse=0.55, specular=0.0)
    for rod in _lithium(drawing, 0.085 * size):
        made.add_mesh(rod, color=LITHIUM, ambient=0.4)
    if drawing.spot is not None:
        place = drawing.moved[drawing.spot] + np.array([0, 0, 0.1 * size])
        made.add_mesh(pyvista.Sphere(radius=0.012 * size, center=place), color=BLUE, ambient=0.5)
    made.view_vector((0.25, -0.75, 1.0), (0, 0, 1))
    made.camera.zoom(1.45)
    said = (
        f"{drawing.record.title}: {drawing.deflection_text}. Grey: lithium, in the tubules that are filled. "
        f"The blue ball marks what fails first: {drawing.spot_text}."
    )
    return Stage(
        "honeycomb_burst", "The honeycomb that bursts", said, made, [Bar(drawing.body.label, *drawing.span, drawing.colours)]
    )


def _walls(drawing: Drawing, depth: float) -> Any:
    """The cells by their corners, deformed, as a slab."""
    import pyvista

    region, unit = drawing.body.regions[0], UNITS["length"][drawing.unit]
    corners = region.cells[:, : 3 if region.cell_type in (5, 22) else 4]
    used, places = np.unique(corners, return_inverse=True)
    shift = region.field(DISPLACEMENT)
    moved = np.zeros((len(used), 3))
    moved[:, : shift.values.shape[1]] = shift.values[used] * UNITS["length"][shift.unit]
    points = (region.points[used] + drawing.factor * moved) / unit
    coordinates: Any = points.astype(np.float32)
    faces: Any = places.reshape(corners.shape)
    made: Any = pyvista.PolyData.from_regular_faces(coordinates, faces)
    criterion = region.field(drawing.record.criterion or region.fields[0].name)
    made.point_data["values"] = criterion.values[used].astype(np.float32)
    return made.clean(tolerance=1e-6).extrude((0, 0, depth), capping=True)


def _lithium(drawing: Drawing, depth: float) -> list[Any]:
    """A rod in each tubule with more than the mean pressure."""
    import pyvista

    placed = [load for load in drawing.record.loads if load.centre is not None and load.pressures]
    if len(placed) < 2:
        return []
    centres = drawing.shown(np.array([[*(load.centre or ())[:2], 0.0] for load in placed]))
    between = np.linalg.norm(centres[:, None] - centres[None], axis=2)
    radius = FILLED * float(between[between > 0].min())
    bound = float(np.mean([_pressure(load) for load in placed]))
    middle = np.array([0, 0, depth / 2])
    return [
        pyvista.Cylinder(center=centre + middle, direction=(0, 0, 1), radius=radius, height=depth, resolution=6)
        for load, centre in zip(placed, centres, strict=True)
        if _pressure(load) > bound
    ]


def _pressure(load: Load) -> float:
    return float(np.mean(load.pressures))
