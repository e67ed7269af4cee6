"""The things that PyVista renders: the coloured surface, its edges, and a cut through a solid body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.results.result import RegionData
from femiec.views.style import GREY, INK, VOID
from femiec.views.walls.body import DISPLACEMENT, scalar, vector
from femiec.views.walls.camera import Camera, Thing
from femiec.views.walls.drawing import Drawing
from femiec.views.walls.faces import FACES

SHARP = 25.0
"""Angle between two triangles from which their common edge is drawn [degrees]."""
SHADED = {"lighting": True, "ambient": 0.72, "diffuse": 0.33, "specular": 0.0}


def surface(drawing: Drawing) -> Thing:
    """The coloured triangles, deformed."""
    return painted(drawing, triangulated(drawing.moved, drawing.body.triangles), drawing.body.values)


def triangulated(points: NDArray[np.float64], triangles: NDArray[np.int64]) -> Any:
    """Triangles as a PyVista surface."""
    import pyvista

    faces: Any = triangles
    return pyvista.PolyData.from_regular_faces(points, faces)


def painted(drawing: Drawing, mesh: Any, values: NDArray[np.float64] | None) -> Thing:
    """A mesh coloured by values at its points; grey without."""
    light = SHADED if drawing.body.solid else {"lighting": False}
    if values is None:
        return Thing(mesh, {"color": VOID, **light})
    mesh.point_data["values"] = values
    look = {"scalars": "values", "cmap": drawing.colours, "clim": drawing.span, "interpolate_before_map": True}
    return Thing(mesh, {**look, **light})


def edges(drawing: Drawing) -> Any:
    """The sharp edges of a body, undeformed, in the picture; their displacement [m] is the field "shift"."""
    first, triangles = drawing.body.joined
    return sharp(drawing.rest[first], triangles, {"shift": drawing.body.shift[first]})


def sharp(points: NDArray[np.float64], triangles: NDArray[np.int64], fields: Mapping[str, NDArray[np.float64]]) -> Any:
    """The sharp edges of triangles that share points, and those of one triangle only, with fields at the points."""
    # An edge of length zero, where cells end in a point, has no angle.
    proper = (triangles != np.roll(triangles, 1, axis=1)).all(axis=1)
    mesh = triangulated(points, triangles[proper])
    mesh.point_data.update(fields)
    return mesh.extract_feature_edges(SHARP, boundary_edges=True, feature_edges=True, manifold_edges=False)


def drawn_edges(drawing: Drawing, found: Any, factor: float, camera: Camera) -> Thing:
    """Edges with their displacement enlarged; grey where they stay."""
    made = found.copy()
    # A little towards the camera, so that the faces that meet there do not hide them.
    lift = 2e-3 * float(np.ptp(drawing.rest, axis=0).max()) * np.array(camera.toward)
    made.points = found.points + factor * drawing.shown(found.point_data["shift"]) + lift
    look = {"color": INK, "line_width": 2.2} if factor else {"color": GREY, "line_width": 1.4}
    return Thing(made, {**look, "lighting": False})


def cut(drawing: Drawing, origin: NDArray[np.float64], normal: NDArray[np.float64]) -> list[Thing]:
    """The faces that a plane makes in a solid body, deformed; the plane goes through undeformed cells.

    Args:
        drawing: of a solid body.
        origin: a point of the plane [m].
        normal: (3,) of it.
    """
    found = []
    for region in drawing.body.regions:
        grid = _cells_at(drawing, region, origin, normal)
        if grid is None:
            continue
        face = grid.slice(normal=normal, origin=drawing.shown(origin[None])[0])
        face.points = face.points + drawing.factor * drawing.shown(face.point_data["shift"])
        found.append(painted(drawing, face, face.point_data["values"] if drawing.body.values is not None else None))
    return found


def _cells_at(drawing: Drawing, region: RegionData, origin: NDArray[np.float64], normal: NDArray[np.float64]) -> Any:
    """Those cells of a region on both sides of a plane, with values and displacement; None where there are none."""
    import pyvista

    away = ((region.points - origin) @ normal)[region.cells[:, : FACES[region.cell_type][0]]]
    seen = region.cells[(away.min(axis=1) < 0) & (away.max(axis=1) > 0)]
    if not len(seen):
        return None
    used, numbers = np.unique(seen, return_inverse=True)
    cells = np.insert(numbers.reshape(seen.shape), 0, seen.shape[1], axis=1)
    grid = pyvista.UnstructuredGrid(cells, np.full(len(cells), region.cell_type, np.uint8), drawing.shown(region.points[used]))
    grid.point_data["shift"] = vector(region, DISPLACEMENT)[used]
    if drawing.body.values is not None:
        criterion = drawing.body.label.removesuffix(" [MPa]")
        grid.point_data["values"] = scalar(region, criterion)[used]
    return grid


def pixels(axes: Any) -> tuple[int, int]:
    """Width and height of a panel."""
    box, (width, height) = axes.get_position(), axes.figure.get_size_inches() * axes.figure.dpi
    return max(round(box.width * width), 1), max(round(box.height * height), 1)
