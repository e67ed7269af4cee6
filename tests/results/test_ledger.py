"""One row a step, whole or refused."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest

from femiec.errors import BalanceError, InputError
from femiec.results.ledger import Ledger, check_balances


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


def test_csv_comes_back_bit_by_bit(tmp_path):
    ledger = Ledger(["Time [s]", 'a, "b" µ'])
    for numbers in ([0.1 + 0.2, 5e-324], [-0.0, 1 / 3]):
        ledger.append(dict(zip(ledger.columns, numbers, strict=True)))
    again = Ledger.read_csv(ledger.write_csv(tmp_path / "ledger.csv"))
    assert again.columns == ledger.columns
    assert again.rows().tobytes() == ledger.rows().tobytes()


@pytest.mark.parametrize("torn", ["", "0", "0.2,", "0.2,1e-2", '0.2,"'])
def test_a_torn_last_line_is_left_out(tmp_path, torn):
    path = tmp_path / "ledger.csv"
    path.write_text(f"Time [s],a\n0.1,1e-22\n{torn}")
    assert Ledger.read_csv(path).rows().tolist() == [[0.1, 1e-22]]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("", "ledger columns"),
        ("Time [s],a", "ledger columns"),
        ("Time [s],a\n0.1\n", "line 2 = 1 numbers"),
        ("Time [s],a\n0.1,1\n\n", "line 3 = 0 numbers"),
        ("Time [s],a\n0.1,nan\n", "line 2 = nan"),
        ("Time [s],a\n0.1,1\n0.2,x\n", "line 3 = 'x'"),
        ("Time [s],a\n0.1,1\n\0\0\n", "line 3"),
    ],
)
def test_a_damaged_csv_is_one_clear_error(tmp_path, content, named):
    path = tmp_path / "ledger.csv"
    path.write_text(content)
    with pytest.raises(InputError, match=named):
        Ledger.read_csv(path)
    with pytest.raises(InputError, match="a ledger"):
        Ledger.read_csv(tmp_path)


@pytest.mark.parametrize("defect", [1.1e-10, -1.1e-10, float("nan"), float("inf")])
def test_a_defect_over_tolerance_is_an_error_with_step_value_and_tolerance(defect):
    row = {"Time [s]": 0.1, "Lithium balance defect": 1e-10, "Charge balance defect": -1e-10, "Known defects [1/m2]": 7.0}
    check_balances(7, row, tolerance=1e-10)
    with pytest.raises(BalanceError, match="step 7: Charge balance defect = ") as caught:
        check_balances(7, {**row, "Charge balance defect": defect}, tolerance=1e-10)
    assert (caught.value.step, caught.value.balance, caught.value.tolerance) == (7, "Charge balance defect", 1e-10)
    assert caught.value.value == pytest.approx(defect, nan_ok=True, abs=0)
