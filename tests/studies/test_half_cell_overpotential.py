"""The study of the paper's half cell; it is quick as it is."""

import sys
from dataclasses import replace
from math import asinh, pi, sqrt
from pathlib import Path

import pytest

from femiec.commands.study import load

STUDY = Path(__file__).parents[2] / "studies/half_cell_overpotential.py"
ELEMENTARY_CHARGE, OMEGA = 1.602176634e-19, 21.6e-30
CURRENT, THERMAL = 1.25, 1.380649e-23 * 328.15 / ELEMENTARY_CHARGE
"""0.125 mA/cm2 [A/m2], kT/e [V]."""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    out = tmp_path_factory.mktemp("half cell") / "out"
    return load(STUDY)(out=out), out


def row(result, end):
    place = list(result.provenance["study"]).index(end)
    return {label: values[place] for label, values in result.ledger.arrays().items()}


@pytest.mark.parametrize("end", ["low", "high"])
def test_the_elements_add_up_to_the_solved_potential(run, end):
    each = row(run[0], end)
    names = ("PEO/LiTFSI", "LiPON", "Charge transfer", "Up the walls", "Meniscus", "Gas")
    assert sum(each[f"{name} [mV]"] for name in names) == pytest.approx(each["Overpotential [mV]"], rel=1e-3)


@pytest.mark.parametrize(("end", "resistance"), [("low", 50e-4), ("high", 100e-4)])
def test_charge_transfer_is_that_of_its_resistance_at_small_currents(run, end, resistance):
    exchange = THERMAL / resistance
    assert row(run[0], end)["Charge transfer [mV]"] == pytest.approx(2e3 * THERMAL * asinh(CURRENT / 2 / exchange), rel=1e-6)
    assert row(run[0], end)["Charge transfer [mV]"] == pytest.approx(1e3 * CURRENT * resistance, rel=0.01)


def test_electrolytes_are_ohmic(run):
    assert row(run[0], "high")["PEO/LiTFSI [mV]"] == pytest.approx(1e3 * CURRENT * 50e-6 / 3e-2, rel=1e-9)
    assert row(run[0], "low")["PEO/LiTFSI [mV]"] == pytest.approx(1e3 * CURRENT * 50e-6 / 1e-1, rel=1e-9)


def test_the_way_up_the_walls_is_the_bulk_of_the_array_beside_creep_and_at_best_its_faces(run):
    per_volume, radius = ELEMENTARY_CHARGE / OMEGA, 50e-9
    porosity = pi / (2 * sqrt(3)) * (100 / 110) ** 2
    bulk = ELEMENTARY_CHARGE * 1.65e28 * 1e-12 / THERMAL * porosity * ((55 / 50) ** 2 - 1)
    viscosity = THERMAL * ELEMENTARY_CHARGE * (2 * radius) ** 2 / (42 * OMEGA * 2.48e-14)
    creep = porosity * per_volume**2 * radius**2 / (8 * viscosity)
    mobility = 2e-10 * 4.67e-11 * OMEGA / (THERMAL * ELEMENTARY_CHARGE)
    faces = per_volume**2 * mobility * 2 * porosity / radius
    closed = {"low": bulk + creep + faces, "high": bulk + creep}
    for end, conductivity in closed.items():
        solved = row(run[0], end)["Up the walls [mV]"]
        assert solved == pytest.approx(1e3 * CURRENT * 50e-6 / conductivity, rel=0.01)
        assert solved < 0.1 * 39


def test_the_meniscus_pulls_or_pushes_by_18_MPa(run):
    pull = 2 * 0.45 / 50e-9 * OMEGA / ELEMENTARY_CHARGE * 1e3
    assert row(run[0], "low")["Meniscus [mV]"] == pytest.approx(-pull, rel=2e-3)
    assert row(run[0], "high")["Meniscus [mV]"] == pytest.approx(pull, rel=2e-3)


def test_what_stays_unexplained_is_stated_with_its_range(run):
    found = run[0].summary
    assert found["Unexplained, least, closed form [mV]"] == pytest.approx(14, abs=0.5)
    assert found["Unexplained, most, closed form [mV]"] == pytest.approx(33, abs=0.5)
    assert found["Unexplained, least, closed form [mV]"] < found["Unexplained, least [mV]"]
    assert found["Unexplained, least [mV]"] == pytest.approx(39 - found["Overpotential, high [mV]"], abs=1e-9)
    assert found["Unexplained, most [mV]"] == pytest.approx(39 - found["Overpotential, low [mV]"], abs=1e-9)
    assert found["Unexplained, most [mV]"] == pytest.approx(found["Unexplained, most, closed form [mV]"], abs=0.2)


def test_the_files_are_written(run):
    assert {"summary.json", "ledger.csv", "picture.png"} <= {path.name for path in run[1].iterdir()}
    assert (run[1] / "picture.png").stat().st_size > 30_000


def test_the_check_sees_an_element_that_is_missing(run):
    check = sys.modules[load(STUDY).__module__].check
    check(run[0])
    rows = run[0].ledger.rows().copy()
    labels = list(run[0].ledger.arrays())
    rows[:, labels.index("Sum of the elements [mV]")] -= rows[:, labels.index("LiPON [mV]")]
    with pytest.raises(AssertionError, match="add up"):
        check(replace(run[0], ledger=type(run[0].ledger).from_rows(labels, rows)))
