"""Tubules in space: the (r, z) section turned about its axis, with a quarter cut away."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.quantities import MPa, nm, um
from femiec.results.result import RegionData, Result, Snapshot
from femiec.views.report.numbers import number
from femiec.views.report.stage import Bar, Stage
from femiec.views.scene import is_round, round_down
from femiec.views.stretch import unit_of
from femiec.views.style import ELECTROLYTE, lithium_colours, wall_colours

OPEN, PIECES = 270.0, 30
"""Angle that is drawn [degrees], in so many pieces."""
SLENDER = 3.0
"""Least height over diameter that a tall tubule is drawn with."""
FIELDS = {"lithium": "Pressure", "wall": "Hoop stress"}


def tubule(result: Result) -> Stage:
    """One state: lithium by pressure, the wall by hoop stress.

    Raises:
        InputError: no round tubule.
    """
    shown, squeeze, bars = _draw(result, result.snapshots[-1:])
    potential = number(result.summary["Overpotential [mV]"])
    said = (
        f"A tubule among its neighbours, its lithium at {potential} mV: the pressure falls from the root, below, to the tip, and "
        f"the wall bears it. A quarter is cut away. Heights are compressed {squeeze:g}:1."
    )
    return Stage("single_tubule", f"The tubule at {potential} mV", said, shown, bars)


def cycle(result: Result) -> Stage:
    """A run in time: at its start, where the lithium stands highest, and at its end.

    Raises:
        InputError: no round tubule, or no snapshot.
    """
    stored = result.snapshots
    highest = max(stored, key=lambda snapshot: snapshot.region("lithium").points[:, 1].max())
    chosen = sorted({0: stored[0], 1: highest, 2: stored[-1]}.values(), key=lambda snapshot: snapshot.time)
    shown, squeeze, bars = _draw(result, chosen)
    unit, seconds = unit_of(chosen[-1].time)
    times = ", ".join(f"{round(snapshot.time / seconds, 2):g}" for snapshot in chosen)
    tips = [f"{snapshot.region('lithium').points[:, 1].max() / um:.2f}" for snapshot in chosen]
    said = (
        f"From left to right: at the start, plated, stripped again ({times} {unit}). "
        f"The front stands at {', '.join(tips)} µm. A quarter is cut away. Heights are compressed {squeeze:g}:1."
    )
    return Stage("cycling_100", "A cycle: plated and stripped", said, shown, bars)


def _draw(result: Result, snapshots: tuple[Snapshot, ...] | list[Snapshot]) -> tuple[Any, float, list[Bar]]:
    """The plotter, by how much heights are compressed, and the bars."""
    import pyvista

    if not snapshots or not is_round(result):
        raise InputError("scene", "a slit or no snapshot", "a round tubule", "run the study with symmetry=axisymmetric")
    walls = [snapshot.region("wall").points for snapshot in snapshots]
    outside, height = max(w[:, 0].max() for w in walls), max(w[:, 1].max() for w in walls)
    squeeze = max(round_down(height / (SLENDER * 2 * outside)), 1.0)
    bars = _bars(snapshots)
    made: Any = pyvista.Plotter(off_screen=True, window_size=[900, 600])
    made.set_background("white")
    for i, snapshot in enumerate(snapshots):
        for name, bar in bars.items():
            for part in _turned(snapshot.region(name), FIELDS[name], squeeze):
                look = {"scalars": "values", "cmap": bar.colours, "clim": (bar.low, bar.high), "show_scalar_bar": False}
                made.add_mesh(part.translate((3.2 * i * outside / nm, 0, 0)), **look, ambient=0.45, diffuse=0.6, specular=0.05)
        made.add_mesh(_root(outside / nm, 3.2 * i * outside / nm), color=ELECTROLYTE, ambient=0.3, diffuse=0.6)
    made.view_vector((0.3, 0.3, 1.0), (0, 1, 0))
    made.camera.zoom(1.0 if len(snapshots) == 1 else 1.2)
    return made, squeeze, list(bars.values())


def _bars(snapshots: tuple[Snapshot, ...] | list[Snapshot]) -> dict[str, Bar]:
    """One bar for lithium and one for walls, for all moments."""
    found = {}
    for name, label in (("lithium", "Lithium pressure [MPa]"), ("wall", "Wall hoop stress [MPa]")):
        values = np.concatenate([snapshot.region(name).field(FIELDS[name]).values / MPa for snapshot in snapshots])
        low, high = float(values.min()), float(values.max())
        found[name] = Bar(label, low, high, lithium_colours() if name == "lithium" else wall_colours(low, high))
    return found


def _turned(region: RegionData, field: str, squeeze: float) -> list[Any]:
    """The surface of a region in space, and its two cut faces."""
    flat = _flat(region, field, squeeze)
    outline = flat.extract_feature_edges(boundary_edges=True, feature_edges=False, manifold_edges=False)
    around = outline.extrude_rotate(resolution=PIECES, angle=OPEN, rotation_axis=(0, 1, 0), capping=False)
    return [around, flat, flat.rotate_y(OPEN)]


def _flat(region: RegionData, field: str, squeeze: float) -> Any:
    """The half section by its cells' corners [nm], with the field [MPa] as ``values``; cells share their points."""
    import pyvista

    corners: NDArray[np.int64] = region.cells[:, : 3 if region.cell_type in (5, 22) else 4]
    used, places = np.unique(corners, return_inverse=True)
    points = region.points[used] / nm / np.array([1.0, squeeze, 1.0])
    faces: Any = places.reshape(corners.shape)
    made: Any = pyvista.PolyData.from_regular_faces(points.astype(np.float32), faces)
    made.point_data["values"] = (region.field(field).values[used] / MPa).astype(np.float32)
    return made.clean(tolerance=1e-6)


def _root(outside: float, x: float) -> Any:
    """The electrolyte below."""
    import pyvista

    return pyvista.Cylinder(center=(x, -0.16 * outside, 0), direction=(0, 1, 0), radius=1.35 * outside, height=0.3 * outside)
