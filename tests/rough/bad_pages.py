"""What view is asked to show of a sound result, and what report is given for the verdicts of a validation."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bad import Bad
from bad_results import stored


def view(name: str, says: str, *options: str) -> Bad:
    """A sound result, and options; PNG stands for a picture that could be written."""

    def words(folder: Path) -> list[str]:
        result = str(stored(folder / "result.vtkhdf"))
        return ["view", result, *(each.replace("PNG", str(folder / "a.png")) for each in options)]

    return Bad("view", name, says, words)


def shown(name: str, says: str, *options: str) -> Bad:
    return view(name, says, "--png", "PNG", *options)


VIEWS = [
    shown("an unknown field", "field = 'Density': expected a field of the result", "--field", "Density"),
    shown("a time in nanometres", "time = '1 nm': expected a unit of time", "--time", "1 nm"),
    shown("a time after the end", "time = 1e[+]09 s: expected", "--time", "1e9s"),
    shown("a negative warp", "warp = -1: expected a factor of 0 or more", "--warp", "-1"),
    shown("a warp that is no number", 'unable to convert "much" into float', "--warp", "much"),
    shown("NaN for a warp", "warp = nan: expected a factor", "--warp", "nan"),
    shown("an unknown region", "region = 'moon': expected", "--region", "moon"),
    shown("a plane result turned", "turn = round: expected an axisymmetric result", "--turn", "round"),
    shown("a cut without a place", "cut = 'z': expected an axis and a place", "--cut", "z"),
    shown("a cut at a voltage", "cut = '5mV': expected a unit of length", "--cut", "x=5mV"),
    shown("a cut across an unknown axis", "cut = q: expected a plane across", "--cut", "q=5nm"),
    shown("a cut that meets nothing", "cut = 1 m: expected a place along", "--cut", "x=1m"),
    view("a picture of another kind", r"png = .*a.jpg: expected a file name that ends with \.png", "--png", "a.jpg"),
    view("a movie of another kind", r"mp4 = .*a.avi: expected a file name that ends with", "--mp4", "a.avi"),
    view("a movie of one time", "expected", "--mp4", "a.mp4"),
    view("a page and a picture", "web = .*expected a page, or else files", "--web", "--png", "PNG"),
    view("a port without a page", "port = 8080: expected a page", "--port", "8080"),
    view("a port that is none", "port = 99999: expected a number from 1 to 65535", "--web", "--port", "99999"),
    view("a port in words", "Invalid value", "--web", "--port", "http"),
]

ROW = {"id": "a", "title": "A", "kind": "claim", "quoted": 1.0, "computed": 1.0, "unit": "1", "error": 0.0, "tolerance": 0.1}
VERDICT: dict[str, Any] = ROW | {"order": None, "status": "reproduced", "engine": "embedded", "seconds": 0.1, "note": ""}
DETAIL: dict[str, Any] = {"id": "a", "case": "one", "note": "", "steps": [], "errors": [], "claim": None}
REST: dict[str, Any] = {"cases": {"one": {"readme": "", "code": ""}}, "provenance": {}}


def report(name: str, says: str, verdicts: Callable[[str], str | None], details: Callable[[str], str | None]) -> Bad:
    """The two files of a validation, each made of the sound one; None for a file that is not there."""

    def words(folder: Path) -> list[str]:
        sound = {"verdicts": json.dumps([VERDICT]), "details": json.dumps(REST | {"rows": [DETAIL]})}
        for file, change in (("verdicts", verdicts), ("details", details)):
            text = change(sound[file])
            if text is not None:
                (folder / f"{file}.json").write_text(text)
        return ["report", str(folder)]

    return Bad("report", name, says, words)


def same(text: str) -> str:
    return text


def rows(**changes: Any) -> Callable[[str], str]:
    return lambda text: json.dumps([VERDICT | changes])


def beside(**changes: Any) -> Callable[[str], str]:
    return lambda text: json.dumps(REST | {"rows": [DETAIL | changes]})


OF_ONE_RUN = "expected verdicts.json and details.json of one run of femiec validate"
REPORTS = [
    Bad("report", "no such folder", "expected a folder with verdicts.json", lambda folder: ["report", str(folder / "none")]),
    Bad("report", "no folder named", "requires an argument", lambda folder: ["report"]),
    report("no verdicts", "expected a folder with verdicts.json", lambda text: None, same),
    report("no details", "expected a folder with details.json", same, lambda text: None),
    report("empty verdicts", "verdicts.json: expected a whole JSON file", lambda text: "", same),
    report("verdicts cut short", "verdicts.json: expected a whole JSON file", lambda text: text[:60], same),
    report("details cut short", "details.json: expected a whole JSON file", same, lambda text: text[:60]),
    report("verdicts that are no list", "expected a JSON list", lambda text: "{}", same),
    report("no row", "no row", lambda text: "[]", same),
    report("rows of another run", OF_ONE_RUN, rows(id="b"), same),
    report("an unknown status", OF_ONE_RUN, rows(status="great"), same),
    report("a number in words", OF_ONE_RUN, rows(computed="big"), same),
    report("a claim that is a number", OF_ONE_RUN, same, beside(claim=7)),
    report("half a claim", OF_ONE_RUN, same, beside(claim={"number": "5"})),
    report("a case that is not told", "the cases they are of .two", same, beside(case="two")),
]
PAGES = [*VIEWS, *REPORTS]
