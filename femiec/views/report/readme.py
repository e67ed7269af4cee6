"""The README of a case as a part of the page."""

from __future__ import annotations

from femiec.views.report.markup import Html

DEEPER = 2
"""Levels that its headings go down: its title is one of the page's third level."""


def title(text: str, name: str) -> str:
    """The first heading, or else the name of the case."""
    return next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), name)


def rendered(text: str) -> Html:
    """Markdown as HTML, without its first heading; raw HTML is shown, not taken."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    lines = text.splitlines()
    first = next((i for i, line in enumerate(lines) if line.startswith("# ")), None)
    if first is not None:
        del lines[first]
    tokens = parser.parse("\n".join(lines))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + DEEPER, 6)}"
    html = parser.renderer.render(tokens, parser.options, {})
    return Html(html.replace("<table>", '<div class="scroll" tabindex="0"><table>').replace("</table>", "</table></div>"))
