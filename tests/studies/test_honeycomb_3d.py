"""The study of the honeycomb in space, small: few layers of coarse cells."""

from pathlib import Path

import pytest

from femiec.commands.study import load
from femiec.errors import InputError
from femiec.quantities import nm

STUDY = Path(__file__).parents[2] / "studies/honeycomb_3d.py"
GAMMA, RADIUS = 0.447, 50e-9


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    out = tmp_path_factory.mktemp("honeycomb") / "out"
    return load(STUDY)(height=400 * nm, layers=4, along=2, out=out), out


def test_the_lithium_pulls_by_capillarity_at_its_tip(run):
    found = run[0].summary
    pull = found["Gas pressure above the lithium [MPa]"] - found["Tip pressure [MPa]"]
    assert pull == pytest.approx(2 * GAMMA / RADIUS / 1e6, rel=0.02)
    assert found["Tip pressure [MPa]"] < found["Root pressure [MPa]"] < found["Gas pressure beside it [MPa]"]


def test_its_walls_fail_first_beside_the_lithium(run):
    found = run[0].summary
    assert 0 in (found["Fails beside tubule"], found["and tubule"])
    assert 20 <= found["Height of the failing spot [nm]"] <= 1.2 * found["Tip [nm]"]
    assert found["Safety against the strength"] == pytest.approx(65 / found["Strength needed [MPa]"])


def test_the_deflection_is_near_that_of_the_section(run):
    found = run[0].summary
    section = found["Deflection of the section there, plane strain [nm]"]
    assert 0.8 * section < found["Deflection half way up the lithium [nm]"] < section


def test_multigrid_solved_it_in_one_step(run):
    solver = run[0].provenance["solver"]
    assert solver["unknowns"] == run[0].summary["Unknowns"] > 40_000
    assert solver["Newton steps"] == 1
    assert solver["linear solver"].startswith("conjugate gradients with multigrid")
    assert max(solver["residuals"].values()) <= 1e-8


def test_what_it_leaves(run):
    assert {"summary.json", "ledger.csv", "result.vtkhdf"} <= {path.name for path in run[1].iterdir()}


def test_cells_much_longer_than_the_wall_is_thick_are_refused():
    with pytest.raises(InputError, match="layers = 9: expected at least 10"):
        load(STUDY)(layers=9)
