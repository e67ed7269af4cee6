"""Links that are right in the repository, made right on the site: those to files outside of docs."""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx

LINK = re.compile(r"\[(?P<text>[^\]]+)\]\(\.\./(?P<path>[\w./-]+)\)")


def on_the_site(match: re.Match[str]) -> str:
    """A study has a page in the gallery, a module one in the API reference; others are named, not being on the site."""
    text, path = match["text"], match["path"].strip("/")
    folder, _, name = path.rpartition("/")
    if path == "studies":
        return f"[{text}](studies/index.rst)"
    if folder == "studies":
        return f"[{text}](studies/plot_{name.removesuffix('.py')}.rst)"
    if path.startswith("femiec/"):
        return f"[{text}](api/{folder.replace('/', '.')}.rst)"
    return f"{text} (`{path}`)"


def relink(app: Sphinx, page: str, source: list[str]) -> None:
    """Rewrite the links of a page before it is read."""
    if (app.srcdir / f"{page}.md").is_file():
        source[0] = LINK.sub(on_the_site, source[0])


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.connect("source-read", relink)
    return {"parallel_read_safe": True}
