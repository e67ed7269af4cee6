"""Draw what is shown of a result into a PyVista plotter: the same for the window, the page, a picture and a movie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from femiec.results.result import Result
from femiec.views.style import BLUE, GREY, INK, flow_colours, lithium_colours, wall_colours
from femiec.views.viewer.bodies import Body, bodies
from femiec.views.viewer.fields import Field, named, span
from femiec.views.viewer.kind import Kind
from femiec.views.viewer.shown import Cut, Shown, checked, moved_by
from femiec.views.viewer.words import bar_look, letters, spot, text_look, words
from femiec.views.walls.body import joined
from femiec.views.walls.paint import SHADED, sharp

OURS = "shown "
"""How the names of the actors begin that belong to what is shown."""
PLAIN = {"wall": "#f3d3c8", "lithium": "#c3cad2", "gas": "#f4f7fa", "void": "#fdf3d6"}
"""Colours of regions that have not the field."""
OTHER = "#d9dde2"
ALL, UNSEEN = 1.0, 1e-7
"""The share of a line's points that may go, and the largest error that each may leave, as VTK measures it: a circle stays one."""
BOX = {"shape": "rounded_rect", "shape_color": "white", "shape_opacity": 0.8, "margin": 4, "bold": False}
"""Round the value at the failing spot."""
AWAY = {"x": 1.0, "y": -1.0, "z": 1.0}
"""To which side of a cut the part lies that is taken away, where the camera stands."""


def draw(plotter: Any, result: Result, shown: Shown) -> None:
    """Replace what was drawn of a result by what is shown now; the camera stays where it is.

    Args:
        plotter: of PyVista, with or without a window.
        result: of a tubule, a run in time or a wall structure.
        shown: what of it; see :func:`femiec.views.viewer.shown.first`.

    Raises:
        InputError: the result has not what shall be shown.
    """
    kind, field = Kind.of(result), named(result, checked(result, shown).field)
    _clear(plotter)
    reach = span(result, field, shown.regions)
    looks = {"cmap": _palette(field, *reach), "clim": reach} if reach else {}
    mapper = None
    for body, mesh in _meshes(result, shown, kind, field, shown.warp):
        look = {"scalars": "values", **looks} if body.coloured else {"color": PLAIN.get(body.name, OTHER)}
        actor = _add(plotter, mesh, {**look, **(SHADED if kind.deep(shown.turn) else {"lighting": False})})
        mapper = actor.mapper if body.coloured else mapper
        _add(plotter, _edges(mesh), {"color": INK, "line_width": 1.6, "lighting": False})
    if shown.warp and not kind.tubule:
        for _, mesh in _meshes(result, shown, kind, field, 0.0):
            _add(plotter, _edges(mesh), {"color": GREY, "line_width": 1.0, "lighting": False})
    if mapper is not None:
        bar = plotter.add_scalar_bar(title=field.unit or field.title, mapper=mapper, **bar_look(plotter))
        bar.SetVerticalTitleSeparation(8)
    _words(plotter, result, shown, kind, field)


def _clear(plotter: Any) -> None:
    for name in [name for name in plotter.renderer.actors if name.startswith(OURS)]:
        plotter.remove_actor(name, reset_camera=False, render=False)
    for title in list(plotter.scalar_bars.keys()):
        plotter.remove_scalar_bar(title, render=False)


def _add(plotter: Any, mesh: Any, look: dict[str, Any]) -> Any:
    if not mesh.n_cells:
        return None
    name = f"{OURS}{len(plotter.renderer.actors)}"
    actor = plotter.add_mesh(mesh, name=name, show_scalar_bar=False, reset_camera=False, render=False, **look)
    # Faces are drawn a little behind where they are, so that they do not hide the lines on them.
    actor.mapper.SetResolveCoincidentTopologyToPolygonOffset()
    actor.mapper.SetRelativeCoincidentTopologyPolygonOffsetParameters(2.0, 2.0)
    return actor


def _palette(field: Field, low: float, high: float) -> Any:
    """Blue for what moves, grey for pressure, red for what walls bear, as in the drawn pictures."""
    if field.name in ("Velocity", "Displacement") or field.name.startswith("Mode "):
        return flow_colours()
    return lithium_colours() if field.name == "Pressure" else wall_colours(low, high)


def _plane(cut: Cut, kind: Kind) -> dict[str, Any]:
    """Of the cut, in the picture."""
    axis = "xyz".index(cut.axis)
    normal, origin = np.zeros(3), np.zeros(3)
    # In a section, what is above a cut is taken away; of a body, the side where the camera stands.
    normal[axis] = AWAY[cut.axis] if kind.solid or kind.upright else 1.0
    origin[axis] = cut.at / kind.scale[axis]
    return {"normal": normal, "origin": origin}


def _meshes(result: Result, shown: Shown, kind: Kind, field: Field, warp: float) -> Iterator[tuple[Body, Any]]:
    """What is left of the bodies, and the faces of the cut."""
    for body in bodies(result, shown, field, warp):
        found = [body.skin]
        if shown.cut is not None:
            plane = _plane(shown.cut, kind)
            found = [body.skin.clip(**plane)] + ([] if body.inside is None else [body.inside.slice(**plane)])
        yield from ((body, mesh) for mesh in found if mesh.n_cells)


def _edges(mesh: Any) -> Any:
    """The sharp edges of a surface; points in one place are one, and lines are smooth where short edges would leave gaps."""
    first, triangles = joined(mesh.points, mesh.triangulate().regular_faces)
    found = sharp(mesh.points[first], triangles, {})
    if not found.n_cells:
        return found
    return found.strip(join=True, max_length=found.n_cells).decimate_polyline(ALL, maximum_error=UNSEEN)


def _words(plotter: Any, result: Result, shown: Shown, kind: Kind, field: Field) -> None:
    head, details = words(result, shown, kind, field, moved_by(result, shown))
    for i, text in enumerate((head, details)):
        actor = plotter.add_text(text, name=f"{OURS}text {i}", render=False, **text_look(plotter, i))
        actor.prop.justification_vertical = "top"
    place = spot(result, shown, kind, field)
    if place is not None:
        look = {
            "always_visible": True,
            "text_color": BLUE,
            "point_color": BLUE,
            "point_size": 12,
            "font_size": letters(plotter.window_size[0]),
            **BOX,
        }
        plotter.add_point_labels([place.at], [place.text], name=f"{OURS}spot", render=False, reset_camera=False, **look)
