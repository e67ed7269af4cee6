"""Where the numbers come from: code, machine, versions, and the commands that give them again."""

from __future__ import annotations

from femiec.views.report.data import Report
from femiec.views.report.markup import Html, tag

AGAIN = "femiec validate --out DIR --only ID", "femiec report DIR"


def provenance(report: Report) -> Html:
    """The last section of the page."""
    seconds = sum(entry.seconds for entry in report.entries)
    return tag(
        "section",
        tag("h2", "Where this comes from"),
        tag("dl", [[tag("dt", name), tag("dd", value)] for name, value in _facts(report, seconds)]),
        tag("h3", "Again"),
        tag("p", "Each row by its identifier, or all rows of a case by its name; then this page:"),
        tag("pre", "\n".join(AGAIN), tabindex="0"),
        tag("h3", "Seconds"),
        tag("div", _seconds(report), class_="scroll tall", tabindex="0", role="region", aria_label="Seconds"),
        id="provenance",
    )


def line(report: Report) -> str:
    """The facts in one line, for the head of the page."""
    made = report.provenance
    commit = made.get("commit")
    parts = [str(made.get("date", ""))[:10], f"femiec {made.get('versions', {}).get('femiec', '')}".strip()]
    parts += [f"commit {_short(str(commit))}"] if commit else []
    return " · ".join(part for part in [*parts, f"engine {made.get('engine', '')}"] if part)


def _short(commit: str) -> str:
    """The first digits, with what is said after them."""
    head, plus, rest = commit.partition("+")
    return head[:10] + plus + rest


def _facts(report: Report, seconds: float) -> list[tuple[str, str]]:
    made = report.provenance
    versions = ", ".join(f"{name} {version}" for name, version in made.get("versions", {}).items())
    platform = ", ".join(str(value) for value in made.get("platform", {}).values())
    facts = {
        "Date": str(made.get("date", "")),
        "Commit": str(made.get("commit") or "not run from a clone"),
        "Engine": f"{made.get('engine', '')} for what is solved by finite elements",
        "Platform": platform,
        "Versions": versions,
        "Seconds": f"{seconds:.0f} s for {len(report.entries)} rows; a solution that rows share counts for the first of them",
    }
    return [(name, value) for name, value in facts.items() if value]


def _seconds(report: Report) -> Html:
    slowest = sorted(report.entries, key=lambda entry: -entry.seconds)
    names = ("Row", "Case", "Computed by", "Seconds")
    head = tag("thead", tag("tr", [tag("th", name, scope="col") for name in names]))
    rows = [
        tag(
            "tr",
            tag("th", entry.id, scope="row"),
            [tag("td", each) for each in (entry.case, entry.engine)],
            tag("td", f"{entry.seconds:.2g}", class_="n"),
        )
        for entry in slowest
    ]
    return tag("table", head, tag("tbody", rows))
