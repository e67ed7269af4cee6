"""How two runs of the validation suite are compared."""

import json

import pytest

from benchmarks.agreement.verdicts import lines, main

ROW = {"id": "a", "quoted": 4.0, "computed": 2.0, "status": "passed", "engine": "embedded", "seconds": 1.5}
RUNS = [("embedded", 0.0), ("dolfinx", 1e-9)]


def written(folder, *rows, case="patch_test"):
    """A folder as the command writes it; each row is what differs from ROW."""
    folder.mkdir(parents=True)
    whole = [ROW | {"engine": folder.name} | row for row in rows]
    (folder / "verdicts.json").write_text(json.dumps(whole))
    (folder / "details.json").write_text(json.dumps({"rows": [{"id": row["id"], "case": case} for row in whole]}))
    return folder


def test_a_difference_is_over_the_quoted_number_or_as_it_stands_beside_zero(tmp_path):
    two = [written(tmp_path / name, {"computed": x}, {"id": "b", "quoted": 0.0, "computed": 2.0 + 1.2 * x}) for name, x in RUNS]
    (line,) = lines(two[1], two[0])
    assert (line.case, line.run, line.rows) == ("patch_test", "dolfinx", 2)
    assert (line.worst.label, line.worst.value) == ("b", pytest.approx(1.2e-9))
    two = [written(tmp_path / "again" / name, {"computed": x}, {"id": "b", "quoted": -10.0, "computed": x}) for name, x in RUNS]
    (line,) = lines(two[1], two[0])
    assert (line.worst.label, line.worst.value) == ("a", pytest.approx(0.25e-9))
    assert line.holds


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({}, 0, "| patch_test | dolfinx | embedded | 1 | 0.0e+00 | a | 1.5 / 1.5 |"),
        ({"computed": 2.0 + 1e-7}, 1, "**2.5e-08**"),
        ({"status": "failed"}, 1, "**other verdict: a**"),
    ],
)
def test_the_exit_status_says_whether_the_engines_agree(changes, status, words, tmp_path):
    folders = [written(tmp_path / "embedded", {}), written(tmp_path / "dolfinx" / "deeper" / "dolfinx", changes)]
    file = tmp_path / "table.md"
    assert main([str(folders[0]), str(tmp_path / "dolfinx"), "--out", str(file)]) == status
    assert words in file.read_text()


@pytest.mark.parametrize("row", [{"id": "c"}, {"computed": None}, {"engine": "closed form"}])
def test_what_cannot_be_compared_is_an_error(row, tmp_path):
    reference, other = written(tmp_path / "embedded", {}), written(tmp_path / "dolfinx", row)
    with pytest.raises(ValueError, match=r"other rows: a, c|a: no number was computed|holds no verdict"):
        list(lines(other, reference))


@pytest.mark.parametrize(("off", "holds"), [(2e-8, True), (1e-8, False), (0.0, False)])
def test_ten_times_round_off_is_excused(off, holds, tmp_path):
    names = {"embedded": 2.0, "dolfinx": 2.0 + 8e-7, "shaken": 2.0 + 5 * off}
    folders = [written(tmp_path / name, {"computed": value, "engine": "embedded"}) for name, value in names.items()]
    (line,) = lines(folders[1], folders[0], folders[2])
    assert (line.holds, "*2.0e-07*" in line.text(), "**2.0e-07**" in line.text()) == (holds, True, not holds)
