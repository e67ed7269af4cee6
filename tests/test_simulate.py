"""What simulate stores, says, and leaves behind when it fails."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from femiec.errors import ConvergenceError, InputError
from femiec.models.problem import check
from femiec.results.reader import read
from femiec.simulate import simulate
from femiec.solve.newton import Newton

sys.path.insert(0, str(Path(__file__).parent / "models"))
from tubules import tubule


def test_nothing_is_written_unless_asked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    simulate(tubule())
    assert list(tmp_path.iterdir()) == []


def test_the_run_says_what_is_coupled_and_how_it_converges():
    said = []
    simulate(tubule(), say=said.append)
    text = "\n".join(said)
    for words in ("Nernst pressure at the root: 370.9 MPa", "Coble", "sealed gas", "capillarity", "Newton step 1"):
        assert words in text


def test_a_run_that_cannot_go_on_leaves_its_last_good_state(tmp_path):
    with pytest.raises(ConvergenceError, match="velocity"):
        simulate(tubule(), newton=Newton(max_iterations=0), out=tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["failure.npz"]
    with np.load(tmp_path / "out/failure.npz", allow_pickle=False) as bundle:
        record = json.loads(str(bundle["record"]))
        assert bundle["state: velocity"].ndim == 1
    assert set(record["residuals"]) == {"velocity", "pressure", "displacement", "gas pressure"}
    assert record["study"]["Overpotential [V]"] == -0.05


def test_a_stored_run_is_the_run(tmp_path):
    result = simulate(tubule(), out=tmp_path)
    stored = read(tmp_path / "result.vtkhdf")
    assert dict(stored.summary) == dict(result.summary)
    for name, values in result.coefficients.items():
        np.testing.assert_array_equal(stored.coefficients[name], values)
    for region in result.snapshots[0].regions:
        for field in region.fields:
            np.testing.assert_array_equal(stored.snapshots[0].region(region.name).field(field.name).values, field.values)


def test_an_unknown_without_an_equation_is_refused():
    from dataclasses import replace

    from femiec.engine import embedded

    problem = tubule().problem(embedded)
    with pytest.raises(InputError, match="without an equation"):
        check(replace(problem, unknowns=(*problem.unknowns, problem.unknowns[0])))


def test_two_runs_give_the_same_numbers():
    assert simulate(tubule()).summary == simulate(tubule()).summary
