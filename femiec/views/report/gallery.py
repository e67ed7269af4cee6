"""Scenes and pictures of the studies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from femiec.views.report.markup import Html, joined, tag
from femiec.views.report.stage import Stage, png, viewer

WIDEST = 1000
"""Of a picture, in pixels."""


def gallery(stages: Sequence[Stage], pictures: Mapping[str, Path], absent: Mapping[str, str], no_scenes: str = "") -> Html:
    """Both sections.

    Args:
        stages: the scenes.
        pictures: study to its PNG.
        absent: study to the command that makes its picture.
        no_scenes: why there are no scenes, and the mend; empty where there are.
    """
    return joined([_scenes(stages, no_scenes), _pictures(pictures, absent)])


def _scenes(stages: Sequence[Stage], no_scenes: str) -> Html:
    words = "Start a scene, then drag to turn it, scroll or pinch to zoom. Each holds the fields of a solved study."
    parts = [stage.html() for stage in stages]
    missing = tag("p", "No scenes: this machine cannot draw them. ", no_scenes, class_="missing card") if no_scenes else None
    intro = tag("p", words, class_="lead") if parts else None
    return tag(
        "section",
        tag("h2", "Scenes"),
        intro,
        missing,
        tag("div", parts, class_="scenes"),
        viewer() if parts else None,
        id="scenes",
    )


def _pictures(pictures: Mapping[str, Path], absent: Mapping[str, str]) -> Html | None:
    if not pictures and not absent:
        return None
    shown = [_picture(study, path) for study, path in sorted(pictures.items())]
    lines = "\n".join(absent.values())
    missing = [
        tag("h3", "Not run for this page"),
        tag("p", "These make them; then run femiec report again:"),
        tag("pre", lines, tabindex="0"),
    ]
    return tag("section", tag("h2", "Studies"), tag("div", shown, class_="pictures"), missing if absent else None, id="pictures")


def _picture(study: str, path: Path) -> Html:
    title = study.replace("_", " ")
    image = tag("img", src=_small(path), alt=f"Picture of the study {title}", loading="lazy")
    button = tag("button", image, type="button", class_="enlarge", aria_label=f"Enlarge the picture of {title}")
    return tag("figure", tag("h3", title), button, tag("figcaption", tag("code", f"studies/{study}.py")), class_="card")


def _small(path: Path) -> str:
    """The picture, no wider than it has to be, as the address of itself."""
    from PIL import Image

    with Image.open(path) as image:
        taken = image.convert("RGB")
    taken.thumbnail((WIDEST, 4 * WIDEST))
    return png(taken)
