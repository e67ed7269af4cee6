"""Sodium beside lithium, plated and stripped."""

import math
from pathlib import Path

import pytest

from femiec.commands.study import load

STUDY = Path(__file__).parents[2] / "studies/sodium.py"
SODIUM = 39.45e-30
POROSITY = math.pi / (2 * math.sqrt(3)) * (100 / 110) ** 2


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    return load(STUDY)(metals="lithium and sodium", out=out), out


def test_creep_carries_more_of_the_sodium(found):
    # W^3/(128 eta M), eta = kT W^2/(42 Omega D_v): 42 W D_v/(128 delta D_b)
    bound = 0.014 * math.exp(-6.54 * 370.95 / 300)  # D_s of eq. (4), cm2/s
    ratios = [42 * 100e-9 * volume / (128 * 2e-10 * along) for volume, along in ((4e-11, 2e-7), (5.9e-9, bound))]
    assert ratios == pytest.approx([0.033, 0.225], rel=0.02, abs=0)
    assert found[0].ledger.column("Creep over interface") == pytest.approx(ratios, rel=0.04, abs=0)


def test_sodium_takes_the_drop_of_its_own_numbers(found):
    diffusivity = 0.014e-4 * math.exp(-6.54 * 370.95 / 300)
    sheet = 1.602176634e-19**2 * 2e-10 * diffusivity / (SODIUM * 1.380649e-23 * 300)
    interface = sheet * math.pi * 100e-9 / (math.sqrt(3) / 2 * 110e-9**2)
    drop = 30.0 * 19e-6 / interface / (1 + 0.225) * 1e3
    assert found[0].ledger.column("Drop [mV]")[1] == pytest.approx(drop, rel=0.01, abs=0)


def test_the_meniscus_pulls_harder_than_sodium_needs(found):
    summary = found[0].summary
    assert summary["sodium: cell potential, full [mV]"] > 0 > summary["lithium: cell potential, full [mV]"]
    assert summary["sodium: root pressure, full [MPa]"] < 0 < summary["lithium: root pressure, full [MPa]"]
    per_volt = 1.602176634e-19 / SODIUM
    pressure = -summary["sodium: cell potential, full [mV]"] * 1e-3 * per_volt / 1e6
    assert summary["sodium: root pressure, full [MPa]"] == pytest.approx(pressure, rel=0.01, abs=0)


def test_all_is_stripped_again(found):
    columns = found[0].ledger.arrays()
    full = [0.9 * 20e-6 * POROSITY * 1.602176634e-19 / volume / 36000 for volume in (21.6e-30, SODIUM)]
    assert columns["Capacity, full [mAh/cm2]"] == pytest.approx(full, rel=2e-3, abs=0)
    assert abs(columns["Capacity left [mAh/cm2]"]).max() < 1e-3
    assert (columns["Root pressure, lowest while stripping [MPa]"] < columns["Root pressure, full [MPa]"]).all()


def test_nothing_is_known_of_sodium_in_the_wall(found):
    shares = found[0].ledger.column("Carried by the interface") + found[0].ledger.column("Carried by creep")
    assert shares == pytest.approx([1.0, 1.0], rel=1e-6, abs=0)


def test_the_picture_is_drawn(found):
    assert (found[1] / "picture.png").stat().st_size > 20_000
