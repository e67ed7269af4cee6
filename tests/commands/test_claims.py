"""What stands beside each row on a claim of the paper: words, place, formula, inputs and reason."""

from pathlib import Path

import pytest

from femiec.checks.claim import Nature
from femiec.commands.validate import load_rows

CASES = Path(__file__).parents[2] / "validation"
NUMBERS = [str(number) for number in range(1, 35)]
PARAGRAPH = 400
"""Characters of an account that explains something."""


@pytest.fixture(scope="module")
def rows():
    """Of all cases, by the number of the claim in their identifier."""
    found = {}
    for case in CASES.glob("*/case.py"):
        for row in load_rows(case):
            if row.id.startswith("claim-"):
                found.setdefault(row.id.split("-")[1], []).append(row)
    return found


@pytest.mark.parametrize("number", NUMBERS)
def test_each_row_has_the_record_of_its_claim(rows, number):
    assert rows[number]
    for row in rows[number]:
        assert row.claim is not None, row.id
        assert row.claim.number == number, row.id
        assert row.claim.reason, row.id
        assert row.claim.formula or row.claim.nature is Nature.MEASUREMENT, row.id
        assert row.claim.nature is Nature.MEASUREMENT or any(given.source for given in row.claim.inputs), row.id
        assert all(given.value and given.source for given in row.claim.inputs), row.id


@pytest.mark.parametrize("number", NUMBERS)
def test_a_claim_has_one_record(rows, number):
    assert len({row.claim for row in rows[number]}) == 1


def test_what_is_inconsistent_has_an_account(rows):
    for number in NUMBERS:
        claim = rows[number][0].claim
        assert claim.nature is not Nature.INCONSISTENT or len(claim.account) > PARAGRAPH, number


@pytest.mark.parametrize("number", ["4", "5", "7", "10", "13", "16", "18", "23", "26", "27", "28", "29", "33"])
def test_fields_are_solved_where_there_are_any(rows, number):
    assert any(row.solved for row in rows[number])
