"""The whole page."""

from __future__ import annotations

from importlib import resources

from femiec.views.report.cases import cases
from femiec.views.report.claims import claims
from femiec.views.report.code import colours
from femiec.views.report.data import Report
from femiec.views.report.markup import Html, tag
from femiec.views.report.provenance import line, provenance
from femiec.views.report.statements import statements
from femiec.views.report.summary import summary

TITLE = "Validation of femiec"
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval' blob: data:; "
    "img-src data: blob:; font-src data:; worker-src blob: data:; connect-src data: blob:; frame-src 'self' blob:"
)
"""Nothing is loaded from anywhere: a browser refuses what the page does not hold itself."""
NAMES = {
    "summary": "Summary",
    "claims": "Claims",
    "plots": "Plots",
    "scenes": "Scenes",
    "pictures": "Studies",
    "cases": "Cases",
    "provenance": "Provenance",
}


def page(report: Report, shown: Html) -> str:
    """The file's text.

    Args:
        report: what validation found.
        shown: scenes and pictures; see :func:`femiec.views.report.gallery.gallery`.
    """
    parts = [summary(report), claims(report), statements(), shown, cases(report), provenance(report)]
    main = tag("main", parts, id="main")
    links = [tag("li", tag("a", name, href=f"#{anchor}")) for anchor, name in NAMES.items() if f' id="{anchor}"' in main]
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", TITLE),
        tag("meta", name="description", content="Every number of the paper, every exact solution, and what femiec computes."),
        tag("style", Html(_file("style.css") + colours())),
    )
    top = tag("header", tag("h1", TITLE), tag("p", _words(), class_="lead"), tag("p", tag("small", line(report))))
    foot = tag("footer", tag("p", "Made by femiec report. The page holds all that it shows, and loads nothing."))
    body = tag(
        "body", top, tag("nav", tag("ul", links), aria_label="Sections"), main, foot, tag("script", Html(_file("script.js")))
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n"


def _words() -> list[object]:
    return [
        "Lithium metal in tubules of a mixed conductor, by coupled finite elements: each quantitative claim of Chen et al., ",
        tag("cite", "Nature"),
        " 578, 251 (2020), each exact solution and each benchmark, ",
        "with what we compute, by how much it is off, and the code that says so.",
    ]


def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
