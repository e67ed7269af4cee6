"""Multigrid of the DOLFINx engine on one rank and on two, in an environment of its own."""

import pytest
from on_ranks import run


@pytest.fixture(scope="module", params=[1, 2])
def record(request, tmp_path_factory):
    """What gamg_on_ranks.py found on so many ranks."""
    return {"asked": request.param} | run("gamg_on_ranks.py", request.param, tmp_path_factory.mktemp("gamg"))


def test_the_solution_is_that_of_factors(record):
    assert record["ranks"] == record["asked"]
    assert record["error"] <= 1.1e-9
    assert record["difference"] <= 1e-7
    assert record["prescribed"] <= 1e-18


def test_the_error_is_that_of_the_residual(record):
    """The prescribed rows are solved exactly, so that the right-hand side that counts is smaller than b."""
    assert 0.0 < record["residual"] < 1e-8


def test_few_steps(record):
    """Node blocks on every level, and the space of first order in between: PETSc's own coarsening takes four times as many."""
    assert record["iterations"] <= 40


def test_a_rank_interpolates_what_its_cells_have(record):
    rows = record["rows"]
    assert record["unknowns"] <= sum(rows)
    assert max(rows) < 1.4 * record["unknowns"] / record["ranks"]


def test_one_hierarchy_serves_a_matrix_nearby_that_is_not_symmetric(record):
    name, residual = record["skew"]
    assert name.startswith("GMRES with multigrid")
    assert residual <= 1.1e-6
    assert record["built"] == 1


def test_a_matrix_that_is_not_definite_is_refused(record):
    assert "positive diagonal" in record["refused"]


def test_structures_are_solved_by_it(record):
    assert record["block"].startswith("conjugate gradients with multigrid")
