"""A coupled run that is killed, stopped or refused a step, and what can be done then."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from killed_runs import SETTINGS, run

from femiec.results.reader import read
from femiec.results.record import is_finished

SCRIPT = Path(__file__).with_name("killed_runs.py")
KILLS = 25
EACH = replace(SETTINGS, checkpoint_every=1)


def assert_same(folder, other):
    """Ledger byte by byte, fields bit by bit."""
    assert (folder / "ledger.csv").read_bytes() == (other / "ledger.csv").read_bytes()
    one, two = read(folder), read(other)
    assert [each.time for each in one.snapshots] == [each.time for each in two.snapshots]
    for a, b in zip(one.snapshots, two.snapshots, strict=True):
        for left, right in zip(a.regions, b.regions, strict=True):
            np.testing.assert_array_equal(left.points, right.points)
            for field, same in zip(left.fields, right.fields, strict=True):
                np.testing.assert_array_equal(field.values, same.values)
    for name, values in one.coefficients.items():
        np.testing.assert_array_equal(values, two.coefficients[name])
    for name in ("ended", "reshaped", "rejected steps"):
        assert one.provenance[name] == two.provenance[name]


def test_a_run_killed_at_25_random_moments_ends_as_if_nothing_had_been(tmp_path):
    one_thread = os.environ | {"OMP_NUM_THREADS": "1"}
    subprocess.run([sys.executable, str(SCRIPT), str(tmp_path), str(KILLS)], check=True, env=one_thread)
    undisturbed = tmp_path / "undisturbed"
    reshaped = {each["text"].split(":")[0] for each in read(undisturbed).provenance["reshaped"]}
    assert reshaped == {"a void opens between root and lithium", "new mesh"}
    folders = sorted(tmp_path.glob("killed *"))
    assert folders
    for folder in folders:
        assert is_finished(folder)
        assert_same(folder, undisturbed)


def stopped_at(folder, word, **changes):
    """A run that ends as soon as it says a word."""

    def say(line):
        if word in line:
            raise EOFError(word)

    with pytest.raises(EOFError, match=word):
        run(folder, say, **changes)


def test_a_run_that_is_gone_as_it_changes_its_mesh_goes_on_as_if_nothing_had_been(tmp_path):
    run(tmp_path / "whole", settings=EACH)
    for word in ("a void opens", "new mesh"):
        folder = tmp_path / word
        stopped_at(folder, word, settings=EACH)
        run(folder, settings=EACH)
        assert_same(folder, tmp_path / "whole")
