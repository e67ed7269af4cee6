"""Shapes of the charts; colours and fonts are the page's, by class, so that they follow light and dark."""

from __future__ import annotations

from collections.abc import Sequence

from femiec.views.report.markup import Html, tag


def line(x1: float, y1: float, x2: float, y2: float, look: str) -> Html:
    """A straight line."""
    return tag("line", x1=f"{x1:.1f}", y1=f"{y1:.1f}", x2=f"{x2:.1f}", y2=f"{y2:.1f}", class_=look)


def path(points: Sequence[tuple[float, float]], look: str) -> Html:
    """A line through points."""
    return tag("polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points), class_=look)


def box(x1: float, y1: float, x2: float, y2: float, look: str) -> Html:
    """A rectangle between two corners."""
    x, y = min(x1, x2), min(y1, y2)
    return tag("rect", x=f"{x:.1f}", y=f"{y:.1f}", width=f"{abs(x2 - x1):.1f}", height=f"{abs(y2 - y1):.1f}", class_=look)


def dot(x: float, y: float, look: str, radius: float = 5) -> Html:
    """A round mark."""
    return tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=radius, class_=look)


def diamond(x: float, y: float, look: str, radius: float = 7) -> Html:
    """A square on its corner: the paper's numbers."""
    corners = [(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)]
    return tag("polygon", points=" ".join(f"{a:.1f},{b:.1f}" for a, b in corners), class_=look)


def words(x: float, y: float, text: str, look: str, anchor: str = "start") -> Html:
    """A line of text."""
    return tag("text", text, x=f"{x:.1f}", y=f"{y:.1f}", class_=look, text_anchor=anchor)


def drawing(width: float, height: float, title: str, *shapes: object) -> Html:
    """The whole, with a title that a screen reader reads in its place."""
    view = f"0 0 {width:g} {height:g}"
    return tag("svg", tag("title", title), *shapes, viewBox=view, class_="chart", role="img", xmlns="http://www.w3.org/2000/svg")
