"""The claims of the paper, one section each: words, equation, inputs, numbers, figure, code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from femiec.views.report.badge import badge, worst
from femiec.views.report.code import made
from femiec.views.report.comparison import figures
from femiec.views.report.data import Entry, Report
from femiec.views.report.markup import Html, tag
from femiec.views.report.numbers import number, share

HEAD = ("Row", "Computed by", "Paper", "Ours", "Unit", "Error", "Tolerance", "Verdict")
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


def _claim(name: str, entries: Sequence[Entry], report: Report) -> Html:
    record = next((entry.claim for entry in entries if entry.claim), None)
    codes = [made(report.cases[entry.case]["code"], entry.id) for entry in entries]
    drawn = figures(entries)
    title = f"Claim {name}" if record else f"{entries[0].id}: {entries[0].title}"
    link = tag("a", "#", href=f"#claim-of-{name}", class_="anchor", aria_label=f"Link to claim {name}")
    return tag(
        "article",
        tag("h3", title, " ", [badge(status) for status in worst(entries)], link),
        _said(record) if record else None,
        tag("p", record["account"], class_="account") if record and record["account"] else None,
        _numbers(entries),
        tag("figure", drawn) if drawn else None,
        [tag("p", tag("b", entry.id + ": "), entry.note, class_="note") for entry in entries if entry.note],
        codes,
        tag(
            "p",
            "Case ",
            tag("a", entries[0].case, href=f"#case-{entries[0].case}"),
            ": how it is computed, and why so.",
            class_="more",
        ),
        class_="claim",
        id=f"claim-of-{name}",
    )


def _said(record: Mapping[str, Any]) -> list[Html | None]:
    place = tag("p", f"{record['place']} · {record['nature']}", class_="place")
    formula = tag("pre", record["formula"], class_="formula") if record["formula"] else None
    reason = tag("p", tag("b", "Tolerance: "), record["reason"]) if record["reason"] else None
    return [tag("blockquote", record["quotation"]), place, formula, _inputs(record["inputs"]), reason]


def _inputs(given: Sequence[Mapping[str, str]]) -> Html | None:
    if not given:
        return None
    head = tag("thead", tag("tr", [tag("th", name, scope="col") for name in ("Input", "Value", "Source")]))
    rows = [tag("tr", tag("th", e["name"], scope="row"), tag("td", e["value"]), tag("td", e["source"])) for e in given]
    return tag("div", tag("table", head, tag("tbody", rows)), class_="scroll", tabindex="0")


def _numbers(entries: Sequence[Entry]) -> Html:
    """The rows side by side, closed forms first."""
    ordered = sorted(entries, key=lambda entry: entry.engine != "closed form")
    head = tag("thead", tag("tr", [tag("th", name, scope="col") for name in HEAD]))
    return tag("div", tag("table", head, tag("tbody", [_row(entry) for entry in ordered])), class_="scroll", tabindex="0")


def _row(entry: Entry) -> Html:
    solved = "closed form" if entry.engine == "closed form" else f"finite elements ({entry.engine})"
    numbers = [number(entry.quoted), number(entry.computed), entry.unit, share(entry.error), share(entry.tolerance)]
    cells = [tag("td", each, class_=None if each is entry.unit else "n") for each in numbers]
    return tag("tr", tag("th", entry.id, scope="row"), tag("td", solved), cells, tag("td", badge(entry.status)))
