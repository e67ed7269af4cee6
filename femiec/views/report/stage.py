"""An interactive scene on the page: the plotter's data for the viewer, a still until it is started, and bars for its colours."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from femiec.views.render import without_warnings
from femiec.views.report.markup import Html, tag
from femiec.views.report.numbers import number

SIZE = (900, 600)
"""Of the still, in pixels."""
COLOURS = 160
"""Of a still or a picture: these have few, and take a third of the room so."""
ICONS = "https://kitware.github.io/vtk-js/icon/"
"""Of the viewer's own page; there is no such page here."""


@dataclass(frozen=True)
class Bar:
    """A bar of colours.

    Args:
        label: with unit.
        low, high: of the numbers.
        colours: a Matplotlib map.
    """

    label: str
    low: float
    high: float
    colours: Any

    def html(self) -> Html:
        """The bar with its ends."""
        stops = ", ".join(_hex(self.colours(part)) for part in np.linspace(0, 1, 8))
        ends = tag("span", tag("b", number(self.low)), tag("b", number(self.high)))
        return tag("li", self.label, tag("i", style=f"background: linear-gradient(90deg, {stops})"), ends)


@dataclass(frozen=True, eq=False)
class Stage:
    """A scene.

    Args:
        name: of the study.
        title: a heading.
        said: what is seen, in a sentence or two.
        plotter: of PyVista, off-screen.
        bars: of its colours.
    """

    name: str
    title: str
    said: str
    plotter: Any
    bars: Sequence[Bar]

    def html(self) -> Html:
        """The scene; a button starts it where there is a script."""
        from PIL import Image

        with without_warnings():
            pixels = self.plotter.screenshot(None, return_img=True, window_size=list(SIZE))
            data = base64.b64encode(self.plotter.trame.export_vtksz(filename=None)).decode()
        picture = tag("img", src=png(Image.fromarray(pixels)), alt=f"{self.title}. {self.said}", width=SIZE[0], height=SIZE[1])
        button = tag("button", "Turn it in 3-D", type="button", hidden=True)
        return tag(
            "article",
            tag("h3", self.title),
            tag("div", picture, button, class_="stage", data_scene=f"scene-{self.name}", data_title=self.title),
            tag("ul", [bar.html() for bar in self.bars], class_="bars"),
            tag("p", self.said),
            tag("script", Html(data), type="text/plain", id=f"scene-{self.name}"),
            class_="scene",
        )


def viewer() -> Html:
    """The viewer that all scenes share, vtk.js in one file; a scene's data goes where its body ends."""
    from trame_vtk.tools.vtksz2html import HTML_VIEWER_PATH

    text = HTML_VIEWER_PATH.read_text(encoding="utf-8").replace(ICONS, "data:,")
    body, end = text.rsplit("</body>", 1)
    whole = f"{body}<!--scene--></body>{end}".encode()
    return tag("script", Html(base64.b64encode(whole).decode()), type="text/plain", id="viewer")


def png(image: Any) -> str:
    """A picture of Pillow as the address of itself."""
    with io.BytesIO() as file:
        image.quantize(COLOURS).save(file, "PNG", optimize=True)
        return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def _hex(colour: Sequence[float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour[:3])
