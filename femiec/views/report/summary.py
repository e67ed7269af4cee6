"""The head of the page: how many rows say what, what does not hold and why, and all rows in one table."""

from __future__ import annotations

from collections.abc import Sequence

from femiec.checks.verdict import Verdict
from femiec.views.report.badge import LOUD, MEANING, WORST_FIRST, badge, rank
from femiec.views.report.data import Report, place
from femiec.views.report.markup import Html, tag
from femiec.views.report.numbers import number, share, unit

HEAD = ("Row", "What", "Paper or exact", "Ours", "Unit", "Error", "Tolerance", "Verdict")


def summary(report: Report) -> Html:
    """Counts, explanations, table."""
    entries = sorted(report.entries, key=lambda entry: (rank(entry), place(entry)))
    loud: dict[str, list[Verdict]] = {}
    for entry in entries:
        if entry.status in LOUD:
            loud.setdefault(_told(entry) or entry.id, []).append(entry)
    return tag(
        "section",
        tag("h2", "Summary"),
        _counts(entries),
        [tag("h3", "What does not hold, and why"), tag("div", [_explained(each) for each in loud.values()], class_="loud")]
        if loud
        else None,
        tag("h3", "All rows", id="rows"),
        _tools(entries),
        _table(entries),
        id="summary",
    )


def anchor(entry: Verdict) -> str:
    """The place on the page that tells most of a row."""
    if entry.claim:
        return f"claim-of-{entry.claim['number']}"
    return f"claim-of-{entry.id}" if entry.kind == "claim" else f"case-{entry.case}"


def _counts(entries: Sequence[Verdict]) -> Html:
    cards = []
    for status in WORST_FIRST:
        count = sum(entry.status == status.value for entry in entries)
        if count or status.value in LOUD:
            words = [tag("b", count), badge(status.value), tag("small", MEANING[status])]
            cards.append(tag("li", words, data_status=status.value))
    return tag("ul", cards, class_="counts")


def _explained(entries: Sequence[Verdict]) -> Html:
    """Rows with one explanation."""
    told = _told(entries[0])
    return tag("article", [_said(entry) for entry in entries], tag("p", told) if told else None)


def _said(entry: Verdict) -> Html:
    """A row in a line."""
    link = tag("a", entry.id, href=f"#{anchor(entry)}")
    quoted, found = (f"{number(value)} {unit(entry.unit)}".strip() for value in (entry.quoted, entry.computed))
    return tag("p", badge(entry.status), " ", link, f" {entry.title}: quoted {quoted}, found {found}.")


def _told(entry: Verdict) -> str:
    """What is found instead, or why."""
    return str((entry.claim or {}).get("account") or entry.note)


def _tools(entries: Sequence[Verdict]) -> Html:
    """The filter; the script shows it, for without the script it does nothing."""
    found = [status.value for status in WORST_FIRST if any(entry.status == status.value for entry in entries)]
    options = [tag("option", "all verdicts", value=""), *[tag("option", each, value=each) for each in found]]
    return tag(
        "form",
        tag("label", "Filter ", tag("input", type="search", id="find", placeholder="words or id")),
        tag("label", "Verdict ", tag("select", options, id="which")),
        tag("output", f"{len(entries)} rows", id="shown"),
        class_="tools",
        hidden=True,
    )


def _table(entries: Sequence[Verdict]) -> Html:
    head = tag("thead", tag("tr", [tag("th", name, scope="col") for name in HEAD]))
    body = tag("tbody", [_row(entry) for entry in entries])
    table = tag("table", tag("caption", f"{len(entries)} rows, the worst first"), head, body, id="all")
    return tag("div", table, class_="scroll tall", tabindex="0", role="region", aria_label="All rows")


def _row(entry: Verdict) -> Html:
    return tag(
        "tr",
        tag("th", tag("a", entry.id, href=f"#{anchor(entry)}"), scope="row"),
        tag("td", entry.title, class_="what"),
        [tag("td", each, class_="n") for each in (number(entry.quoted), number(entry.computed))],
        tag("td", unit(entry.unit)),
        [tag("td", share(each), class_="n") for each in (entry.error, entry.tolerance)],
        tag("td", badge(entry.status)),
        data_status=entry.status,
        data_id=entry.id,
    )
