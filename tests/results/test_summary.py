"""summary.json is strict JSON, or is not there."""

from __future__ import annotations

import json

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.results.summary import write_summary


def refuse(word):
    raise AssertionError(f"{word} is no JSON")


def test_the_numbers_come_back(tmp_path):
    summary = {"Root pressure [MPa]": np.float64(370.9), "Lithium balance defect": 1.3e-16, "Newton iterations": 5}
    text = write_summary(summary, tmp_path / "out" / "summary.json").read_text()
    assert json.loads(text, parse_constant=refuse) == summary


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), np.float32("-inf"), "12", None, [1.0]])
def test_what_is_no_finite_number_is_refused_by_name_and_the_old_file_stays(tmp_path, bad):
    path = write_summary({"a [m]": 1.0}, tmp_path / "summary.json")
    before = path.read_bytes()
    if bad == "12":
        bad = "twelve"
    with pytest.raises(InputError, match=r'summary\["a \[m\]"\] = .*: expected a finite number'):
        write_summary({"a [m]": bad}, path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["summary.json"]
