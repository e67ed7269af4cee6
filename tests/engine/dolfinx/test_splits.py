"""Field splits of the DOLFINx engine: as many iterations on a fine mesh as on a coarse one, and steps in time by them."""

import numpy as np
import pytest
from on_ranks import run

from benchmarks.agreement.compare import apart, scale
from benchmarks.agreement.table import LEDGER

FLAT = 1.5


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """What splits_on_ranks.py found, by the number of ranks."""
    return {ranks: run("splits_on_ranks.py", ranks, tmp_path_factory.mktemp("splits")) for ranks in (1, 2)}


@pytest.fixture(params=[1, 2])
def found(request, records):
    """On so many ranks."""
    return records[request.param]


@pytest.fixture
def kept(records):
    """On one rank: SciPy's matrices are whole."""
    return records[1]["kept"]


def test_iterations_do_not_depend_on_the_mesh(found):
    for records in found["flat"].values():
        few, many = records
        assert many["unknowns"] > 3 * few["unknowns"]
        assert 2 < many["iterations"] < FLAT * few["iterations"] < 45
        assert max(few["error"], many["error"]) <= 1e-8


def test_a_tubule_in_time_is_that_of_factors(found):
    split, factors = ({label: np.array(column) for label, column in each.items()} for each in found["in time"]["ledgers"])
    assert split.keys() == factors.keys()
    assert len(factors["Time [s]"]) > 3
    labels = [label for label in factors if label != "Newton iterations"]
    differences = {label: apart(label, split[label], factors[label], scale(label, factors)) for label in labels}
    assert {label: each for label, each in differences.items() if not each <= LEDGER} == {}


def test_steps_in_time_take_few_iterations(found):
    """Of GMRES, to eleven digits: a digit takes two or three."""
    took = found["in time"]["took"]
    assert took["fallbacks"] == 0
    assert 10 < took["linear_iterations"] / took["iterations"] < 40
    assert found["in time"]["settings"]["linear solver"] == "field split, tolerance 1e-11, 100 iterations"


def test_a_preconditioner_is_kept_until_it_is_slow(kept):
    errors, shares, steps, built = zip(*kept["drift"], strict=True)
    assert max(errors) < 1e-6
    assert max(shares) <= 1e-8
    assert built[:3] == (1, 1, 1)
    assert steps[3] > 2 * steps[0]
    assert built[3:] == (1, 2, 2)


def test_numbers_are_eliminated_exactly(kept):
    """Around a multiplier that is not."""
    multiplier, number = kept["number"]
    assert number < 1e-12 < 1e-9 < multiplier


def test_what_cannot_be_solved_is_refused(kept):
    missed, built, again, built_again = kept["missed"]
    assert "after 1 steps (allowed 1e-08): use a direct solver" in missed
    assert again == missed
    assert (built, built_again) == (1, 2)
    assert "9 rows: expected the 49 of the fields" in kept["others"].replace("'", "")
    assert "one of several fields: u, p, number" in kept["no dual"]
