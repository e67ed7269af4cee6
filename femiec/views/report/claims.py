"""The claims of the paper, one section each: words, equation, inputs, numbers, figure, code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from femiec.checks.verdict import Verdict
from femiec.views.report.badge import LOUD, badge, worst
from femiec.views.report.code import made
from femiec.views.report.comparison import figures
from femiec.views.report.data import Report
from femiec.views.report.markup import Html, tag
from femiec.views.report.numbers import number, share, unit

HEAD = ("Row", "Computed by", "Paper", "Ours", "Unit", "Error", "Tolerance", "Verdict")
SHORT = 76
"""Most characters of a quotation in a heading."""
LEGEND = (
    "Diamond: the paper's number; shaded: what the tolerance lets pass; dot: ours, with an error bar "
    "where a refinement measured how much the mesh still changes."
)


def claims(report: Report) -> Html | None:
    """All claims; None where no row compares one."""
    found = report.claims()
    if not found:
        return None
    sections = [_claim(name, entries, report) for name, entries in found.items()]
    intro = tag("p", "Chen et al., ", tag("cite", "Nature"), " 578, 251 (2020). ", LEGEND, class_="lead")
    return tag("section", tag("h2", "Claims of the paper"), intro, sections, id="claims")


def _claim(name: str, entries: Sequence[Verdict], report: Report) -> Html:
    """One claim, folded unless it does not hold."""
    record = next((entry.claim for entry in entries if entry.claim), None)
    drawn = figures(entries)
    return tag(
        "details",
        _head(name, entries, record),
        _said(record) if record else None,
        _numbers(entries),
        tag("figure", drawn) if drawn else None,
        [tag("p", tag("b", entry.id + ": "), entry.note, class_="note") for entry in entries if entry.note],
        [made(report.cases[case]["code"], names) for case, names in _cases(entries).items()],
        _more(entries),
        class_="case claim",
        id=f"claim-of-{name}",
        open=any(entry.status in LOUD for entry in entries),
    )


def _head(name: str, entries: Sequence[Verdict], record: Mapping[str, Any] | None) -> Html:
    """Number and first words of a claim, and its verdicts."""
    words = record["quotation"] if record else entries[0].title
    short = words if len(words) <= SHORT else words[:SHORT].rsplit(" ", 1)[0] + " …"
    title = tag("h3", f"Claim {name}: " if record else f"{name}: ", tag("span", f"“{short}”" if record else short, class_="said"))
    return tag("summary", title, tag("span", [[badge(status), " "] for status in worst(entries)], class_="count"))


def _cases(entries: Sequence[Verdict]) -> dict[str, list[str]]:
    """The rows of each case that the claim is in."""
    return {
        case: [entry.id for entry in entries if entry.case == case] for case in dict.fromkeys(entry.case for entry in entries)
    }


def _more(entries: Sequence[Verdict]) -> Html:
    """Where the rest is, and the command that computes it again."""
    links = [
        [tag("a", c, href=f"#case-{c}"), " (", tag("a", "its whole code", href=f"#code-{c}"), "), "] for c in _cases(entries)
    ]
    again = " ".join(f"--only {entry.id}" for entry in entries)
    return tag("p", "How, and why so: ", links, "again: ", tag("code", f"femiec validate {again}"), class_="more")


def _said(record: Mapping[str, Any]) -> list[Html | None]:
    place = tag("p", f"{record['place']} · {record['nature']}", class_="place")
    formula = tag("pre", record["formula"], class_="formula") if record["formula"] else None
    reason = tag("p", tag("b", "Tolerance: "), record["reason"]) if record["reason"] else None
    account = tag("p", record["account"], class_="account") if record["account"] else None
    return [tag("blockquote", record["quotation"]), place, account, formula, _inputs(record["inputs"]), reason]


def _inputs(given: Sequence[Mapping[str, str]]) -> Html | None:
    if not given:
        return None
    head = tag("thead", tag("tr", [tag("th", name, scope="col") for name in ("Input", "Value", "Source")]))
    rows = [tag("tr", tag("th", e["name"], scope="row"), tag("td", e["value"]), tag("td", e["source"])) for e in given]
    return tag("div", tag("table", head, tag("tbody", rows)), class_="scroll given", tabindex="0")


def _numbers(entries: Sequence[Verdict]) -> Html:
    """The rows side by side, closed forms first."""
    ordered = sorted(entries, key=lambda entry: entry.engine != "closed form")
    head = tag("thead", tag("tr", [tag("th", name, scope="col") for name in HEAD]))
    return tag("div", tag("table", head, tag("tbody", [_row(entry) for entry in ordered])), class_="scroll", tabindex="0")


def _row(entry: Verdict) -> Html:
    solved = "closed form" if entry.engine == "closed form" else f"finite elements ({entry.engine})"
    return tag(
        "tr",
        tag("th", entry.id, scope="row"),
        tag("td", solved),
        [tag("td", number(each), class_="n") for each in (entry.quoted, entry.computed)],
        tag("td", unit(entry.unit)),
        [tag("td", share(each), class_="n") for each in (entry.error, entry.tolerance)],
        tag("td", badge(entry.status)),
    )
