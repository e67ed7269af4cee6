"""HTML and SVG as text that is escaped once and only once."""

from __future__ import annotations

from html import escape
from typing import Any

VOID = ("br", "meta", "img", "input", "hr")
"""Elements of HTML that have no end."""


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def tag(name: str, /, *children: Any, **attributes: Any) -> Html:
    """An element; text is escaped, :class:`Html` is not.

    Args:
        name: of the element.
        children: text, markup, or lists of them; None is left out.
        attributes: ``class_`` loses its ``_``, other ``_`` become ``-``; True stands alone, None and False are left out.

    Example:
        >>> tag("p", "a < b ", tag("b", "&"), class_="note")
        '<p class="note">a &lt; b <b>&amp;</b></p>'
    """
    words = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Html(f"<{name}{words}>")
    return Html(f"<{name}{words}>{joined(children)}</{name}>")


def joined(children: Any) -> Html:
    """Children one after the other, escaped where they are no markup."""
    return Html("".join(_child(child) for child in children))


def _child(child: Any) -> str:
    if child is None:
        return ""
    if isinstance(child, list | tuple):
        return joined(child)
    return child if isinstance(child, Html) else escape(str(child), quote=False)


def _attribute(key: str, value: Any) -> str:
    name = key.removesuffix("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
