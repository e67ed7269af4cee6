"""A half-space under an indenter, cut along the axis: deformed, coloured by a field; curves beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.quantities import nm
from femiec.results.atomic import replacing
from femiec.views.chart import Panel
from femiec.views.style import INK, look, wall_colours
from femiec.views.walls.camera import Camera, Thing

Array = NDArray[np.float64]
PIXELS = (900, 600)
"""Of a scene."""


@dataclass(frozen=True, eq=False)
class Impression:
    """What is shown of a half-space.

    Args:
        title: above it.
        label: of the field, with its unit.
        points: (r, z) of the nodes of quadratic triangles [m], VTK's order, shape (cells, 6, 2).
        displacement: u [m], the same shape.
        values: of the field, shape (cells, 6).
        surface: r [m] to the height of the indenter's surface [m].
        reach: half of the width that is shown [m].
    """

    title: str
    label: str
    points: Array
    displacement: Array
    values: Array
    surface: Callable[[Array], Array]
    reach: float

    @property
    def window(self) -> tuple[float, float, float, float]:
        """Left, right, bottom and top over the reach."""
        low = -2 * PIXELS[1] / PIXELS[0] + 0.35
        return -1.0, 1.0, low, 0.35

    def things(self, highest: float) -> list[Thing]:
        """The deformed body and its mirror image, lengths over the reach, up to the value that the darkest colour has."""
        import pyvista

        moved = (self.points + self.displacement).reshape(-1, 2) / self.reach
        cells = np.arange(len(moved)).reshape(-1, 6)
        out = []
        for sign in (1.0, -1.0):
            places = np.column_stack([sign * moved[:, 0], moved[:, 1], np.zeros(len(moved))])
            grid: Any = pyvista.UnstructuredGrid({pyvista.CellType.QUADRATIC_TRIANGLE: cells}, places)
            grid.point_data[self.label] = self.values.ravel()
            paint = {"scalars": self.label, "cmap": wall_colours(0.0, 1.0), "clim": (0.0, highest), "lighting": False}
            out.append(Thing(grid, paint))
        return out

    def draw(self, axes: Any) -> None:
        """Draw it to scale, with the indenter's outline and a colour bar."""
        from matplotlib.cm import ScalarMappable
        from matplotlib.colors import Normalize

        some = self.values[self.values > 1e-3]
        highest = float(np.quantile(some, 0.9)) if some.size else 1.0
        image = Camera().shot(self.things(highest), self.window, PIXELS)
        window = [edge * self.reach / nm for edge in self.window]
        axes.imshow(image, extent=window, interpolation="antialiased")
        r = np.linspace(-self.reach, self.reach, 201)
        outline = self.surface(np.abs(r)) / nm
        axes.fill_between(r / nm, outline, window[3], color="#d9dde2", edgecolor=INK, linewidth=0.9)
        axes.set(xlim=window[:2], ylim=window[2:], title=self.title, aspect="equal", xlabel="r [nm]", ylabel="z [nm]")
        bar = axes.figure.colorbar(
            ScalarMappable(Normalize(0.0, highest), wall_colours(0.0, 1.0)), ax=axes, shrink=0.85, extend="max"
        )
        bar.set_label(self.label)


def picture(path: str | Path, title: str, scenes: Sequence[Impression], panels: Sequence[Panel], note: str = "") -> Path:
    """Scenes in the first row, charts in the second; written whole or not at all.

    Args:
        path: of the PNG.
        title: of the page.
        scenes, panels: what is drawn.
        note: at the foot.

    Raises:
        InputError: this machine cannot draw scenes.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with replacing(path) as temporary, look():
        made = Figure((12.0, 8.4), dpi=150, layout="constrained")
        FigureCanvasAgg(made)
        made.suptitle(title, x=0.01, ha="left", fontsize=13, fontweight="bold")
        halves: Any = made.subfigures(2, 1)
        above, below = halves
        for i, scene in enumerate(scenes):
            scene.draw(above.add_subplot(1, len(scenes), i + 1))
        for i, panel in enumerate(panels):
            panel.draw(below.add_subplot(1, len(panels), i + 1))
        if note:
            made.supxlabel(note, x=0.01, ha="left", fontsize=8.5, wrap=True)
        made.savefig(temporary, format="png", facecolor="white")
    return Path(path)
