"""The cases: what each checks, in its own words, its rows and orders, its convergence, its code."""

from __future__ import annotations

from collections.abc import Sequence

from femiec.checks.verdict import Verdict
from femiec.views.report import convergence, readme
from femiec.views.report.badge import badge, worst
from femiec.views.report.code import whole
from femiec.views.report.data import Report
from femiec.views.report.markup import Html, tag
from femiec.views.report.numbers import number, share, unit

HEAD = ("Row", "What", "Quoted", "Ours", "Unit", "Error", "Tolerance", "Order", "Computed by", "Verdict")


def cases(report: Report) -> Html:
    """All cases, folded but for their heads."""
    sections = [_case(name, entries, report) for name, entries in report.by_case().items()]
    words = "Exact solutions, published benchmarks and the claims, case by case. Open one to read what it computes, and how."
    return tag("section", tag("h2", "Cases"), tag("p", words, class_="lead"), sections, id="cases")


def _case(name: str, entries: Sequence[Verdict], report: Report) -> Html:
    told = report.cases[name]
    heading = tag("h3", readme.title(told["readme"], name))
    count = f"{len(entries)} row" + "s" * (len(entries) != 1)
    head = tag("summary", heading, tag("span", [badge(each) for each in worst(entries)], f" {count}", class_="count"))
    return tag(
        "details",
        head,
        tag("div", readme.rendered(told["readme"]), class_="readme"),
        _table(entries),
        convergence.plots(entries),
        [tag("p", tag("b", entry.id + ": "), entry.note, class_="note") for entry in entries if entry.note],
        tag("p", "Again: ", tag("code", f"femiec validate --only {name}"), class_="more"),
        whole(told["code"], name),
        class_="case",
        id=f"case-{name}",
    )


def _table(entries: Sequence[Verdict]) -> Html:
    head = tag("thead", tag("tr", [tag("th", name, scope="col") for name in HEAD]))
    rows = [_row(entry) for entry in entries]
    return tag("div", tag("table", head, tag("tbody", rows)), class_="scroll", tabindex="0", role="region", aria_label="Rows")


def _row(entry: Verdict) -> Html:
    numbers = [number(entry.quoted), number(entry.computed)]
    errors = [share(entry.error), share(entry.tolerance), number(entry.order, 3)]
    return tag(
        "tr",
        tag("th", entry.id, scope="row"),
        tag("td", entry.title, class_="what"),
        [tag("td", each, class_="n") for each in numbers],
        tag("td", unit(entry.unit)),
        [tag("td", each, class_="n") for each in errors],
        tag("td", entry.engine),
        tag("td", badge(entry.status)),
    )
