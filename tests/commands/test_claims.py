"""What stands beside each row on a claim of the paper: words, place, formula, inputs, reason, and what the account says."""

from pathlib import Path

import pytest

from femiec.checks.claim import Nature
from femiec.checks.judge import judge
from femiec.checks.row import UNCOMPARED, Status
from femiec.commands.validate import load_rows

CASES = Path(__file__).parents[2] / "validation"
NUMBERS = [str(number) for number in range(1, 75)]
SOLVED = [str(number) for number in (4, 5, 7, 10, 13, 16, 18, 23, 26, 27, 28, 29, 33, 35, 36, 37, 51, 59, 63, 67)]
PARAGRAPH = 400
"""Characters of an account that explains something."""


@pytest.fixture(scope="module")
def rows():
    """Of all cases, by the number of the claim in their identifier."""
    found = {}
    for case in CASES.glob("*/case.py"):
        for row in load_rows(case):
            if row.id.startswith("claim-"):
                found.setdefault(row.id.split("-")[1], []).append((case, row))
    return found


@pytest.mark.parametrize("number", NUMBERS)
def test_each_row_has_the_record_of_its_claim(rows, number):
    assert rows[number]
    for _, row in rows[number]:
        assert row.claim is not None, row.id
        assert row.claim.number == number, row.id
        assert row.claim.reason, row.id
        assert all(given.value and given.source for given in row.claim.inputs), row.id


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_computed_has_a_formula_and_inputs(rows, number):
    for row in (row for _, row in rows[number] if row.compute is not None):
        assert row.claim.formula, row.id
        assert row.claim.inputs, row.id


@pytest.mark.parametrize("number", NUMBERS)
def test_a_claim_has_one_record_in_a_case(rows, number):
    assert len({(case, row.claim) for case, row in rows[number]}) == len({case for case, _ in rows[number]})


def test_what_is_inconsistent_has_an_account(rows):
    for number in NUMBERS:
        claim = rows[number][0][1].claim
        assert claim.nature is not Nature.INCONSISTENT or len(claim.account) > PARAGRAPH, number


def test_what_is_contradicted_or_not_compared_has_an_account(rows):
    every = [row for each in rows.values() for _, row in each]
    silent = [row for row in every if row.within in UNCOMPARED or row.beyond is Status.CONTRADICTED]
    assert [row.id for row in silent if not row.claim.account] == []


@pytest.mark.parametrize(
    "number",
    ["4", "5", "7", "10", "13", "16", "18", "23", "26", "27", "28", "29", "33", "35", "36", "37", "51", "59", "63", "67"],
)
def test_fields_are_solved_where_there_are_any(rows, number):
    assert any(row.solved for _, row in rows[number])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("claim-16", "f = {:.2f}:"),
        ("claim-16-li9al4", "(f = {:.2f})"),
        ("claim-18", "is {:.0f} times lithium's own"),
        ("claim-18-conductance", "by a factor of {:.1f} only"),
        ("claim-18-solved", "says {:.1f}."),
        ("claim-28", "depth of {:.0f} µm between slabs"),
        ("claim-28-round", "{:.0f} µm in round tubules"),
        ("claim-28-solved", "gets to {:.0f} µm and"),
        ("claim-28-lic6-solved", "LiC₆ gets to {:.0f} µm ("),
        ("claim-28-drop-solved", "takes {:.0f} mV over 100 µm"),
        ("claim-28-surface", "optimistic: {:.0f} µm)"),
        ("claim-33", "dense carbon hold {:.0f}."),
        ("claim-36-lithium", "presses with {:.0f} MPa"),
    ],
)
def test_an_account_says_what_its_row_computes(rows, name, words):
    row = next(row for _, row in rows[name.split("-")[1]] if row.id == name)
    assert words.format(judge(row).computed) in row.claim.account
