"""The picture of the scaling curve."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib

from benchmarks.curve import Point


def draw(points: Sequence[Point], path: Path) -> None:
    """Time and memory a cell against the number of cells; a flat line is a cost in proportion to the size."""
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, (time, memory) = plt.subplots(1, 2, figsize=(10, 4.5), layout="constrained")
    for problem in sorted({point.problem for point in points}):
        line = [point for point in points if point.problem == problem]
        cells = [point.cells for point in line]
        (drawn,) = time.plot(cells, [1e6 * point.matrix for point in line], "o-", label=f"{problem}: matrix again")
        time.plot(cells, [1e6 * point.pattern for point in line], "s--", color=drawn.get_color(), label=f"{problem}: pattern")
        memory.plot(cells, [1024 * point.memory for point in line], "o-", color=drawn.get_color())
    for axes, label in ((time, "Time per cell [µs]"), (memory, "Peak memory per cell [kB]")):
        axes.set(xscale="log", yscale="log", xlabel="Cells", ylabel=label)
        axes.grid(which="both", alpha=0.3)
    figure.legend(*time.get_legend_handles_labels(), loc="outside lower center", ncols=2)
    figure.savefig(path, dpi=150)
    plt.close(figure)
