"""Which of nineteen tubules fails first: symmetry, superposition, the mesh, and closed forms."""

import inspect
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from femiec.commands.study import load
from femiec.geometry.arrays import Array
from femiec.laws.solid.elastic import Elastic
from femiec.strength import MaxPrincipal, Tresca
from femiec.walls import failing_pressure, solve
from femiec.walls.array_structure import Outside, array_structure, inside_cells

STUDY = Path(__file__).parents[2] / "studies/honeycomb_burst.py"
ROOT = "Root pressure when plated [MPa]"
ATMOSPHERE = 0.101325
OMEGA_OVER_E = 21.6e-30 / 1.602176634e-19
STRENGTH, NU = 65e6, 0.24
LAW, PRINCIPAL = Elastic(20e9, NU), MaxPrincipal()
ARRAY = Array(width=100e-9, wall=10e-9, count=19)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    return load(STUDY)(out=out), out


@pytest.fixture(scope="module")
def differences(found):
    """Case to its failing pressure difference [MPa]."""
    result = found[0]
    column = result.ledger.column("Failing pressure difference [MPa]")
    return dict(zip(result.provenance["study"]["cases"], column, strict=True))


def blocked(tubule, array=ARRAY, degree=2, levels=0, criterion=PRINCIPAL):
    """The failing pressure difference [Pa] of an array with one blocked tubule, gas at zero, filled outside."""
    pressures = {**dict.fromkeys(range(array.count), 1e6), tubule: 0.0}
    structure = array_structure(array, LAW, pressures, Outside.FILLED, levels, degree=degree)
    return failing_pressure(structure, criterion, STRENGTH, within=inside_cells(array)).pressure


def test_the_closed_form_is_the_strip_of_a_side(found):
    side = 100 / math.sqrt(3)
    closed = 2 * 65 * 10**2 / side**2
    assert closed == pytest.approx(3.9, rel=1e-12)
    assert found[0].summary["Strip's failing pressure difference [MPa]"] == pytest.approx(closed, rel=1e-9)


def test_the_loads_are_those_of_the_coupled_model(found):
    summary = found[0].summary
    assert summary["Gas pressure [MPa]"] == pytest.approx(ATMOSPHERE * 0.7 / 0.5, rel=1e-3)  # sealed in at 0.3, read at 0.5
    # dP = J z/[(e/Omega)^2 M p_a + kappa_b f_w] e/Omega below the tip, at which the meniscus pulls; creep takes 3 % of it
    mobility = 2e-10 * 2e-11 * 21.6e-30 / (1.380649e-23 * 300)
    cell = math.sqrt(3) / 2 * 110e-9**2
    conducting = OMEGA_OVER_E**-2 * mobility * math.pi * 100e-9 / cell + 0.10226 * math.pi * (55e-9**2 - 50e-9**2) / cell
    fall = 30 * 10e-6 / conducting / OMEGA_OVER_E / 1e6
    assert summary[ROOT] == pytest.approx(fall + ATMOSPHERE * 1.4 - 18, rel=0.06)


def test_one_filled_tubule_bends_and_stretches_its_walls(differences):
    linearised = 65 / (100**2 / 3 / (2 * 10**2) + 100 / (2 * 10))  # L^2/(2 w^2) and W/(2 w)
    assert 0.6 * linearised < differences["one filled"] < 0.8 * linearised  # fillets of half a wall bear more


def test_the_wall_that_fails_is_one_of_the_odd_tubule(found):
    summary = found[0].summary
    assert summary["one filled: fails beside tubule"] == 0
    ledger = found[0].ledger
    pair = {ledger.column("Fails beside tubule")[4], ledger.column("and tubule")[4]}
    assert found[0].provenance["study"]["cases"][4] == "side blocked"
    assert 8 in pair


def test_the_overpotential_is_that_of_the_difference(found):
    ledger = found[0].ledger
    difference = ledger.column("Failing pressure difference [MPa]") * 1e6
    assert ledger.column("Overpotential that is enough [mV]") == pytest.approx(difference * OMEGA_OVER_E * 1e3, rel=1e-9)
    plated = (found[0].summary[ROOT] - found[0].summary["Gas pressure [MPa]"]) * 1e6
    assert ledger.column("Part of what was plated") * plated == pytest.approx(difference, rel=1e-9)
    assert ledger.column("Strength needed for what was plated [MPa]") == pytest.approx(65 * plated / difference, rel=1e-9)


def test_thin_spots_weaken_the_array(found, differences):
    uneven = [value for name, value in differences.items() if "scatter" in name]
    assert len(uneven) == 6
    assert max(uneven) < differences["centre blocked"]
    assert found[0].summary["Scatter: least failing difference [MPa]"] > 0.4 * differences["centre blocked"]


@pytest.mark.parametrize(("one", "other"), [(1, 2), (1, 5), (7, 9), (8, 10)], ids=["ring", "ring, far", "corners", "sides"])
def test_tubules_of_equal_place_fail_alike(one, other):
    assert blocked(one) == pytest.approx(blocked(other), rel=1e-6, abs=0)


@pytest.mark.parametrize(("tubule", "criterion", "part"), [(0, PRINCIPAL, 0.01), (0, Tresca(), 0.03), (1, PRINCIPAL, 0.01)])
def test_a_finer_mesh_finds_the_same(tubule, criterion, part):
    """In an array of seven, for the second is one at the rim."""
    degree = inspect.getmodule(load(STUDY)).DEGREE
    coarse, fine = (blocked(tubule, replace(ARRAY, count=7), degree, levels, criterion) for levels in (0, 1))
    assert fine == pytest.approx(coarse, rel=part, abs=0)


def test_a_blocked_tubule_breaks_alike_wherever_it_is(differences):
    """At the rim the array goes on, filled: within the half wall by which the rim differs from it."""
    found = [differences[f"{place} blocked"] for place in ("centre", "inner ring", "corner", "side")]
    assert np.ptp(found) < 0.05 * np.mean(found)


def test_a_pressurised_fillet_bears_its_pressure_too(found):
    """What fails by Tresca's stress at the fillet of the one filled tubule: sigma_1 + p, sigma_1/p as of the principal stress."""
    tresca = found[0].ledger.column("Failing pressure difference, Tresca [MPa]")[0]
    principal = found[0].summary["one filled: failing difference [MPa]"]
    assert tresca == pytest.approx(STRENGTH / 1e6 / (STRENGTH / 1e6 / principal + 1), rel=0.04)


def test_one_blocked_and_one_filled_make_an_even_pressure():
    """Stress of the one and of the other add up to that of p everywhere, -p in the plane and -2 nu p along the tubules."""
    study = inspect.getmodule(load(STUDY))
    filled = solve(array_structure(ARRAY, LAW, {0: 1e6})).regions["wall"].stress
    rest = solve(array_structure(ARRAY, LAW, study.blocked(0, 1e6, 0.0), Outside.FILLED)).regions["wall"].stress
    np.testing.assert_allclose(filled + rest, np.broadcast_to(-1e6 * np.diag([1, 1, 2 * NU]), rest.shape), rtol=0, atol=10.0)


def test_the_picture_is_drawn(found):
    assert (found[1] / "picture.png").stat().st_size > 50_000
