"""One row a step, whole or refused."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.results.ledger import Ledger


@pytest.mark.parametrize(
    "row", [{}, {"Time [s]": 1.0}, {"Time [s]": 1.0, "a, b": 2.0, "c": 3.0}, {"Time [s]": np.nan, "a, b": 1.0}]
)
def test_a_bad_row_is_refused_and_leaves_no_trace(row):
    ledger = Ledger(["Time [s]", "a, b"])
    with pytest.raises(InputError, match="ledger"):
        ledger.append(row)
    assert len(ledger) == 0


def test_csv_keeps_every_digit_and_quotes_commas(tmp_path):
    ledger = Ledger(["Time [s]", "a, b"])
    numbers = np.random.default_rng(2).normal(size=(5, 2)) * 1e-22
    for row in numbers.tolist():
        ledger.append(dict(zip(ledger.columns, row, strict=True)))
    head, *rows = csv.reader(io.StringIO(ledger.write_csv(tmp_path / "ledger.csv").read_text()))
    assert tuple(head) == ledger.columns
    assert np.array_equal(np.array(rows, float), numbers)
    assert np.array_equal(ledger.arrays()["a, b"], numbers[:, 1])


@pytest.mark.parametrize("columns", [[], ["a", "a"], ["a\nb"]])
def test_columns_have_different_printable_names(columns):
    with pytest.raises(InputError, match="ledger columns"):
        Ledger(columns)


def test_an_unknown_column_lists_the_known_ones():
    with pytest.raises(InputError, match=r"Time \[s\]"):
        Ledger(["Time [s]"]).column("Time")
