"""What the gallery shows: the pictures that a study wrote, and in which order the studies come."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from sphinx_gallery.scrapers import figure_rst

ORDER = (
    "single_tubule",
    "plating_3mA",
    "cycling_100",
    "void_stripping",
    "interface_vs_bulk",
    "geometry_series",
    "sliding_plug",
    "half_cell_overpotential",
    "sodium",
    "neighbour_bending",
    "honeycomb_burst",
    "honeycomb_3d",
    "wall_table",
    "buckling",
    "nanoindentation",
)
"""Of the studies, as in the README."""


def scrape(block: tuple[Any, ...], block_vars: dict[str, Any], gallery_conf: dict[str, Any]) -> str:
    """Show the pictures in the folder ``out`` after the block of code that wrote them, the study's own charts last."""
    if "out=out" not in block[1]:
        return ""
    shown = []
    for picture in sorted(Path(block_vars["example_globals"]["out"]).glob("*.png"), key=lambda path: path.name != "picture.png"):
        shown.append(next(block_vars["image_path_iterator"]))
        shutil.copy(picture, shown[-1])
    words = f"What {Path(block_vars['src_file']).stem.removeprefix('plot_')} found"
    return "\n".join(figure_rst([path], gallery_conf["src_dir"], words) for path in shown)


class InOrder:
    """The key by which Sphinx-Gallery sorts the scripts of a folder."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __call__(self, script: str) -> int:
        """The place of a script; one that is not in the list is an error."""
        return ORDER.index(Path(script).stem.removeprefix("plot_"))
