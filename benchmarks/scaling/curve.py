"""The picture of the projection, with what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np

from benchmarks.scaling.projection import MEMORY, REPLICATED, SHARED, costs
from benchmarks.scaling.table import SIZES


def draw(records: Sequence[dict[str, Any]], path: Path) -> None:
    """Seconds of an assembly and solve against ranks, measured and projected; thin where it does not fit in memory."""
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    honeycombs = [r for r in records if r["case"] == "honeycomb"]
    if not any(r["ranks"] == 2 for r in honeycombs):
        return
    model, ranks = costs(honeycombs), 2 ** np.arange(13)
    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    for unknowns in SIZES:
        seconds = np.array([model.seconds(unknowns, int(p)) for p in ranks])
        fits = np.array([model.bytes(unknowns, int(p)) <= MEMORY for p in ranks])
        (line,) = axes.plot(ranks, seconds, ":", linewidth=1)
        label = f"{unknowns / 1e6:.0f} million, projected"
        axes.plot(ranks, np.where(fits, seconds, np.nan), "-", color=line.get_color(), label=label)
    for unknowns in sorted({r["unknowns"] for r in honeycombs}):
        points = [(r["ranks"], _seconds(r)) for r in honeycombs if r["unknowns"] == unknowns]
        axes.plot(*zip(*points, strict=True), "o", label=f"{unknowns / 1e6:.2g} million, measured")
    title = f"A linear elastic honeycomb; dotted where it does not fit in {MEMORY / 1e9:.0f} GB a rank"
    axes.set(xscale="log", yscale="log", xlabel="Ranks", ylabel="Assembly and solve [s]", title=title)
    axes.set_xticks(ranks[::2], [str(p) for p in ranks[::2]])
    axes.grid(which="both", alpha=0.3)
    axes.legend(fontsize="small", ncols=2)
    figure.savefig(path, dpi=150)
    plt.close(figure)


def _seconds(record: dict[str, Any]) -> float:
    return float(sum(record["stages"][name]["processor"] for name in (*SHARED, *REPLICATED)))
