"""Questions asked carelessly: one error that says what is wrong, nothing from the libraries below."""

from functools import partial

import numpy as np
import pytest
from blocks import block, quarter_ring

from femiec.commands.cite import citation_table
from femiec.errors import InputError
from femiec.geometry.arrays import Array
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.solid.elastic import Elastic, NeoHookean
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed, Free, Roller
from femiec.quantities import MPa, nm
from femiec.save import save
from femiec.solve.path import AtFactor
from femiec.strength import MaxPrincipal, Tresca
from femiec.views.walls import camera
from femiec.walls import Probe, failing_pressure, safe_thickness, solve, stored
from femiec.walls.array_structure import array_structure
from femiec.walls.buckling import buckling
from femiec.walls.path import Imperfection, follow

WALL, STRENGTH = Elastic(20e9, 0.24), 65 * MPa


def ring(pressure=1 * MPa, law=WALL):
    supports = (Roller("start", 1), Roller("end", 0))
    return WallStructure(quarter_ring(along=8), law, PLANE_STRAIN, (Pressure("inner", pressure),), supports)


@pytest.fixture(scope="module")
def state():
    return solve(ring())


FINITE = partial(ring, law=NeoHookean(20e9, 0.24))
SIZES = Array(wall=10 * nm)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: failing_pressure(ring(), MaxPrincipal(), 65), "strength = 65 Pa.*65 [*] MPa"),
        (lambda: failing_pressure(ring(), MaxPrincipal(), "65 MPa"), "strength = '65 MPa'"),
        (lambda: failing_pressure(ring(), MaxPrincipal, STRENGTH), "write MaxPrincipal"),
        (lambda: failing_pressure(ring(), "tresca", STRENGTH), "criterion = 'tresca'"),
        (lambda: failing_pressure(ring(0.0), Tresca(), STRENGTH), "loads = no stress"),
        (lambda: safe_thickness(lambda wall: ring(), Tresca(), STRENGTH, (20 * nm, 2 * nm)), "thin < thick"),
        (lambda: safe_thickness(lambda wall: ring(), Tresca(), STRENGTH, 5 * nm), "two thicknesses"),
        (lambda: safe_thickness(lambda wall: ring(), Tresca(), STRENGTH, ("2nm", "5nm")), "two thicknesses"),
        (lambda: safe_thickness(lambda wall: ring(), Tresca(), STRENGTH, (2 * nm, 5 * nm), 0.0), "a positive tolerance"),
        (lambda: safe_thickness(lambda wall: ring(), Tresca(), 65, (2 * nm, 5 * nm)), "strength = 65 Pa"),
        (lambda: safe_thickness(ring(), Tresca(), STRENGTH, (2 * nm, 5 * nm)), "a function of a thickness"),
        (lambda: safe_thickness(lambda wall: None, Tresca(), STRENGTH, (2 * nm, 5 * nm)), "a WallStructure"),
        (lambda: safe_thickness(lambda wall: ring(0.0), Tresca(), STRENGTH, (2 * nm, 5 * nm)), "raise above 0"),
        (lambda: buckling(FINITE(), count=1.5), "count = 1.5"),
        (lambda: buckling("ring"), "a WallStructure"),
        (lambda: follow(FINITE(), until="1"), "a reason to end"),
        (lambda: follow(FINITE(), until=AtFactor(float("nan"))), "a finite load factor"),
        (lambda: follow(FINITE(), arc=0.1), "an ArcLength"),
        (lambda: follow(FINITE(), imperfection=1e-11), "an Imperfection"),
        (lambda: follow(FINITE(), imperfection=Imperfection(None, 1e-11)), "a Function"),
        (lambda: array_structure(100 * nm, WALL, {0: 1e6}), "an Array"),
        (lambda: array_structure(SIZES, WALL, {"tubule 0": 1e6}), "of tubule tubule 0"),
        (lambda: array_structure(SIZES, WALL, 1e6), "tubule to pressure"),
        (lambda: array_structure(SIZES, WALL, {0: 1e6}, "filled"), "Outside.NOTHING"),
        (lambda: Probe(ring()), "a solved state"),
    ],
)
def test_a_careless_question_is_refused(ask, words):
    with pytest.raises(InputError, match=words):
        ask()


@pytest.mark.parametrize(
    ("within", "words"),
    [
        (lambda x: np.zeros(len(x), bool), "none of the points"),
        (lambda x: x[0] > 0, "one truth value a point"),
        (5, "a function of points"),
    ],
)
def test_points_that_are_none_have_no_peak(state, within, words):
    with pytest.raises(InputError, match=words):
        state.deflection(within)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"state": ring()}, "a solved state"),
        ({"strength": "65MPa"}, "strength = '65MPa'"),
        ({"strength": 0.0}, "strength = 0 Pa"),
        ({"criterion": Tresca}, "write MaxPrincipal"),
        ({"centres": [(0.0, 0.0)]}, "surface to its middle"),
    ],
)
def test_what_cannot_be_stored_is_refused(state, change, words):
    with pytest.raises(InputError, match=words):
        stored(**{"state": state, "criterion": Tresca(), "strength": STRENGTH, **change})


def test_nothing_is_written_where_the_folder_is_a_file(state, tmp_path):
    (tmp_path / "out").write_text("kept")
    result = stored(state, Tresca(), STRENGTH)
    for place in (tmp_path / "out", str(tmp_path / "out" / "deeper")):
        with pytest.raises(InputError, match="a place that can be written"):
            save(result, place)
    for wrong in ((result, None), (state, tmp_path / "new")):
        with pytest.raises(InputError):
            save(*wrong)
    assert [file.name for file in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out").read_text() == "kept"


def test_where_scenes_cannot_be_drawn_all_else_is_written(state, tmp_path, monkeypatch):
    monkeypatch.setattr(camera, "missing", lambda: "apt-get install libegl1")
    with pytest.warns(RuntimeWarning, match=r"picture\.png is left out, all else is stored: apt-get install libegl1"):
        save(stored(state, Tresca(), STRENGTH), tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"result.vtkhdf", "summary.json", "ledger.csv"}


def test_what_is_stored_cites_its_laws(state):
    table = citation_table(stored(state, Tresca(), STRENGTH).provenance)
    cells = [str(cell) for column in table.columns for cell in column.cells]
    assert any("Elastic" in cell for cell in cells)
    assert Tresca().source in cells


def test_sources_of_a_study_that_names_no_laws():
    record = {"materials": [], "solver": {}, "versions": {"numpy": "2.0"}}
    assert citation_table(record).row_count == 2


def test_strain_too_large_for_a_law_of_small_strain_is_said(state):
    assert stored(state, Tresca(), STRENGTH).provenance["notices"] == []
    (notice,) = stored(solve(ring(), 1000.0), Tresca(), STRENGTH).provenance["notices"]
    assert "too much for a law of small strain" in notice


def test_suction_fails_at_a_negative_pressure_and_a_positive_overpotential():
    push, pull = (failing_pressure(ring(sign * MPa), Tresca(), STRENGTH) for sign in (1, -1))
    assert pull.pressure == pytest.approx(-push.pressure, rel=1e-9, abs=0)
    assert pull.overpotential == pytest.approx(-push.overpotential, rel=1e-9, abs=0)
    assert push.overpotential < 0


def test_without_loads_nothing_is_stressed():
    assert solve(WallStructure(block(), WALL, PLANE_STRAIN, (), (Free(),))).peak(Tresca()).value == 0.0
    assert solve(WallStructure(block(), WALL, PLANE_STRAIN, (), (Fixed("top"),)), -3.0).deflection().value == 0.0
