"""The study of the sliding plug, quick: stick, two roughnesses, free slip, and free slip over a blocked root."""

import sys
from dataclasses import replace
from math import pi, sqrt
from pathlib import Path

import pytest

from femiec.commands.study import load

STUDY = Path(__file__).parents[2] / "studies/sliding_plug.py"
K_T, OMEGA, E = 1.380649e-23 * 300.0, 21.6e-30, 1.602176634e-19
MOBILITY = 2e-10 * 2e-11 * OMEGA / K_T
"""delta D_b Omega/(kT) [m5/(N s)] with delta = 2 A and D_b = 2e-7 cm2/s."""
RADIUS, WALL, HEIGHT, CURRENT = 50e-9, 10e-9, 20e-6, 30.0
POROSITY = pi / (2 * sqrt(3)) * (2 * RADIUS / (2 * RADIUS + WALL)) ** 2
SPEED = CURRENT * OMEGA / E / POROSITY


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    out = tmp_path_factory.mktemp("sliding") / "out"
    return load(STUDY)(roughnesses="two", out=out), out


def row(result, name):
    place = list(result.provenance["study"]).index(name)
    return {label: values[place] for label, values in result.ledger.arrays().items()}


def test_diffusion_takes_129_MPa(run):
    stick = row(run[0], "stick")
    diffusion = SPEED * HEIGHT * RADIUS / (2 * MOBILITY) / 1e6
    assert diffusion == pytest.approx(129, rel=0.005)
    assert stick["Root less tip pressure [MPa]"] / stick["Carried by the interface"] == pytest.approx(diffusion, rel=0.005)
    assert stick["Carried by the interface"] + stick["Carried by the column"] == pytest.approx(1, rel=1e-9)


def test_a_plug_on_2_nm_takes_a_tenth_of_a_MPa(run):
    tau = SPEED * 2e-9**2 / (8 * MOBILITY)
    sliding = 2 * tau * HEIGHT / RADIUS / 1e6
    assert sliding == pytest.approx(0.10, abs=0.005)
    assert row(run[0], "roughness 2 nm")["Root less tip pressure [MPa]"] == pytest.approx(sliding, rel=0.003)


def test_at_sqrt2_R_sliding_and_diffusion_share_the_work(run):
    stick, middle = row(run[0], "stick"), row(run[0], "roughness 70.7 nm")
    diffusion = SPEED * HEIGHT * RADIUS / (2 * MOBILITY) / 1e6
    parallel = 1 / (1 / stick["Root less tip pressure [MPa]"] + 1 / diffusion)
    assert middle["Root less tip pressure [MPa]"] == pytest.approx(parallel, rel=0.003)
    assert run[0].summary["Crossover [nm]"] == pytest.approx(sqrt(2) * RADIUS * 1e9, rel=0.003)


def test_free_slip_takes_no_pressure_if_lithium_is_plated_under_it(run):
    free = row(run[0], "free slip")
    assert abs(free["Root less tip pressure [MPa]"]) < 1e-6
    assert free["Plated under the root face"] == pytest.approx(1, abs=1e-4)


def test_over_a_blocked_root_it_takes_what_plating_along_the_wall_does(run):
    blocked = row(run[0], "free slip, root face blocked")
    length = sqrt(6 * 1.14e7 * MOBILITY / RADIUS)
    assert blocked["Root less tip pressure [MPa]"] == pytest.approx(SPEED * RADIUS / 2 * length / MOBILITY / 1e6, rel=0.02)
    assert blocked["Plated under the root face"] == 0
    assert blocked["Plated on the interface"] == pytest.approx(1, abs=1e-4)


def test_the_files_are_written(run):
    out = run[1]
    assert {"summary.json", "ledger.csv", "picture.png"} <= {path.name for path in out.iterdir()}
    assert (out / "picture.png").stat().st_size > 30_000


def test_the_check_sees_a_crossover_elsewhere(run):
    check = sys.modules[load(STUDY).__module__].check
    check(run[0])
    wrong = dict(run[0].summary) | {"Crossover [nm]": 50.0}
    with pytest.raises(AssertionError, match="crossover"):
        check(replace(run[0], summary=wrong))
