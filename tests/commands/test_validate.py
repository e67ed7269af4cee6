"""femiec validate: all rows hold, each row sees a mistake, and bad cases are refused."""

import json
import re
import sys
from dataclasses import fields
from fnmatch import fnmatch
from pathlib import Path
from pkgutil import resolve_name

import pytest
from breaks import BREAKS

from femiec.checks.judge import judge
from femiec.checks.row import UNCOMPARED, Status
from femiec.checks.verdict import BESIDE, Verdict
from femiec.cli import main
from femiec.commands.validate import load_rows

CASES = Path(__file__).parents[2] / "validation"
CONTRADICTED = {
    *("claim-16", "claim-16-solved", "claim-18-conductance", "claim-18-solved"),
    *("claim-28", "claim-28-round", "claim-28-solved", "claim-28-drop-solved"),
    *("claim-36-lithium", "claim-44", "claim-57", "claim-65-root"),
}
FIELDS = {field.name for field in fields(Verdict)} - set(BESIDE)
STATUSES = {status.value for status in Status} - {"failed"}
SILENT = {status.value for status in UNCOMPARED}
CONSTANT_ROW = """
from femiec.checks.row import Kind, Row

ROWS = [Row("one", "a row", Kind.EXACT, 1.0, "1", 0.1, lambda: {value})]
"""


def rows_of(case):
    return {row.id: row for row in load_rows(CASES / case / "case.py")}


def every_row():
    return {name: each for case in CASES.glob("*/case.py") for name, each in rows_of(case.parent.name).items()}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    """Of all rows, by identifier."""
    out = tmp_path_factory.mktemp("validate")
    assert main(["validate", "--out", str(out)]) == 0
    return {verdict["id"]: verdict for verdict in json.loads((out / "verdicts.json").read_text())}


def test_every_claim_asked_for_has_a_row(verdicts):
    assert {f"claim-{number}" for number in range(1, 75)} <= set(verdicts)
    for verdict in verdicts.values():
        assert set(verdict) == FIELDS
        assert verdict["status"] in STATUSES
        assert (verdict["computed"] is None) <= (verdict["status"] in SILENT)


def test_what_is_contradicted_is_known(verdicts):
    assert {name for name, verdict in verdicts.items() if verdict["status"] == "contradicted"} == CONTRADICTED
    assert verdicts["claim-36-lithium"]["computed"] > 5 * verdicts["claim-36-lithium"]["quoted"]
    assert verdicts["claim-36"]["status"] == "consistent"


def test_370_mpa_come_from_a_solved_tubule(verdicts):
    assert verdicts["claim-5"]["engine"] == "embedded"
    assert verdicts["claim-5"]["status"] == "reproduced"


def test_each_case_has_a_readme_that_names_its_rows_and_reasons():
    for case in CASES.glob("*/case.py"):
        text = (case.parent / "README.md").read_text()
        assert "olerance" in text, case
        patterns = re.findall(r"[a-z][\w*-]*", text.replace("\\*", "*"))
        missing = [name for name in rows_of(case.parent.name) if not any(fnmatch(name, pattern) for pattern in patterns)]
        assert missing == [], case


def test_each_row_has_a_break():
    """A slow row is a finer mesh of a quick one."""
    rows, seen = every_row(), {name for mistake in BREAKS for name in mistake.rows}
    assert {name for name, each in rows.items() if each.within not in UNCOMPARED and not each.slow} <= seen <= set(rows)


def judged(mistake):
    """Its rows on its meshes."""
    rows = rows_of(mistake.case)
    for name, value in mistake.coarser.items():
        case = sys.modules[f"femiec_case_{mistake.case}"]
        assert hasattr(case, name)
        setattr(case, name, value)
    return [judge(rows[name]) for name in mistake.rows]


@pytest.mark.parametrize("mistake", BREAKS, ids=lambda mistake: mistake.name)
def test_a_mistake_turns_its_rows_to_failed(mistake, monkeypatch):
    for name, breaking in mistake.patches.items():
        monkeypatch.setattr(name, breaking(resolve_name(name)))
    verdicts = judged(mistake)
    assert {verdict.id: verdict.status for verdict in verdicts} == dict.fromkeys(mistake.rows, "failed")
    # seen in the numbers, not because something raised
    assert [verdict.note for verdict in verdicts if verdict.computed is None] == []
    assert [verdict.id for verdict in verdicts if mistake.coarser and not verdict.error > mistake.over * verdict.tolerance] == []


@pytest.mark.parametrize("mistake", [each for each in BREAKS if each.coarser], ids=lambda mistake: mistake.name)
def test_coarser_meshes_do_not_look_like_a_mistake(mistake):
    assert [verdict.id for verdict in judged(mistake) if not verdict.error < mistake.over * verdict.tolerance] == []


def write_case(folder, text):
    (folder / "made_up").mkdir()
    (folder / "made_up/case.py").write_text(text)


@pytest.mark.parametrize(("value", "status"), [("1.05", 0), ("1.2", 1), ("1 / 0", 1)])
def test_the_exit_status_says_whether_a_row_failed(value, status, tmp_path, capsys):
    write_case(tmp_path, CONSTANT_ROW.format(value=value))
    assert main(["validate", "--cases", str(tmp_path), "--out", str(tmp_path / "out")]) == status
    assert ("failed" if status else "passed") in capsys.readouterr().out
    assert len(json.loads((tmp_path / "out/verdicts.json").read_text())) == 1


@pytest.mark.parametrize("only", ["claim-38", "lithium_metal"])
def test_rows_are_chosen_by_row_or_case(only, tmp_path):
    assert main(["validate", "--only", only, "--out", str(tmp_path)]) == 0
    names = [verdict["id"] for verdict in json.loads((tmp_path / "verdicts.json").read_text())]
    assert "claim-38" in names
    assert len(names) == (1 if only == "claim-38" else 4)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "a folder with NAME/case.py files"),
        ("ROWS = []", "a folder with NAME/case.py files"),
        ("x = 1", "no attribute 'ROWS'"),
        ("ROWS = [", "SyntaxError"),
        ("ROWS = [1]", "ROWS of femiec.checks.row.Row"),
        (CONSTANT_ROW.format(value="1.0") + "ROWS *= 2", "identifiers that differ"),
        (CONSTANT_ROW.format(value="1.0").replace("0.1,", "float('inf'),"), "a row that cannot fail"),
    ],
)
def test_a_bad_case_is_refused(text, words, tmp_path, capsys):
    if text is not None:
        write_case(tmp_path, text)
    assert main(["validate", "--cases", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_unknown_row_is_refused(tmp_path, capsys):
    assert main(["validate", "--only", "claim-99", "--out", str(tmp_path / "out")]) == 2
    assert "claim-99" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
