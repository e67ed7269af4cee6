"""What femiec validate wrote is read whole, or refused with one line."""

from __future__ import annotations

import json
import shutil

import pytest

from femiec.errors import InputError
from femiec.views.report.data import Report


@pytest.fixture
def folder(verdicts, tmp_path):
    for name in ("verdicts.json", "details.json"):
        shutil.copy(verdicts / name, tmp_path)
    return tmp_path


def test_rows_are_read_with_what_is_beside_them(verdicts):
    report = Report.read(verdicts)
    rows = {entry.id: entry for entry in report.entries}
    assert rows["claim-5-solved"].engine == "embedded"
    assert rows["exact-order"].errors == (4e-4, 1e-4)
    assert rows["claim-36"].compare == "excess"
    assert rows["claim-35"].claim is None
    assert list(report.claims()) == ["5", "claim-35", "36"]
    assert [entry.id for entry in report.claims()["5"]] == ["claim-5", "claim-5-solved"]
    assert list(report.by_case()) == ["made_up"]


@pytest.mark.parametrize("name", ["verdicts.json", "details.json"])
@pytest.mark.parametrize("content", [None, "", "[{", "3", "[[1]]", '{"rows": 1}', "[]", "\udcff"])
def test_damaged_files_are_refused(folder, name, content):
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(InputError, match="femiec validate --out DIR"):
        Report.read(folder)


@pytest.mark.parametrize(
    ("key", "value"), [("status", "splendid"), ("quoted", "many"), ("id", "another"), ("seconds", None), ("tolerance", [])]
)
def test_a_row_that_is_none_is_refused(folder, key, value):
    rows = json.loads((folder / "verdicts.json").read_text())
    rows[0][key] = value
    (folder / "verdicts.json").write_text(json.dumps(rows))
    with pytest.raises(InputError, match="DIR"):
        Report.read(folder)


def test_a_case_that_is_not_told_is_refused(folder):
    details = json.loads((folder / "details.json").read_text())
    details["cases"] = {}
    (folder / "details.json").write_text(json.dumps(details))
    with pytest.raises(InputError, match="made_up"):
        Report.read(folder)
