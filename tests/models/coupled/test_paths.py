"""The ways along a tubule against formulas written out by hand."""

import math
from dataclasses import replace

import pytest

from femiec.geometry import Tubule, tubule_mesh
from femiec.geometry.resolution import Cells
from femiec.laws.kinematics import PLANAR
from femiec.materials import lic6, lithium, nickel
from femiec.models.coupled import CoupledTubule, Transport
from femiec.models.coupled.paths import Paths, drop_of, paths, solved_paths

E, K, OMEGA, T = 1.602176634e-19, 1.380649e-23, 21.6e-30, 300.0
SHEET = E**2 * 2e-10 * 2e-11 / (OMEGA * K * T)
BULK = E**2 * 1.65e28 * 1e-12 / (K * T)
ETA = K * T * 100e-9**2 / (42 * OMEGA * 4e-15)


@pytest.fixture(scope="module")
def tube():
    mesh = tubule_mesh(Tubule(100e-9, 5e-9, 20e-6, 0.5), cells=Cells(2, 2, 4, 2))
    return CoupledTubule(mesh, lithium, lic6, T)


def test_round_holes(tube):
    cell, found = math.sqrt(3) / 2 * 110e-9**2, paths(tube)
    assert found.interface == pytest.approx(SHEET * math.pi * 100e-9 / cell, rel=1e-9, abs=0)
    assert found.wall == pytest.approx(BULK * math.pi * (55e-9**2 - 50e-9**2) / cell, rel=1e-9, abs=0)
    assert found.creep == pytest.approx((E / OMEGA) ** 2 * math.pi * 50e-9**4 / (8 * ETA) / cell, rel=1e-9, abs=0)


def test_slits(tube):
    found = paths(replace(tube, symmetry=PLANAR))
    assert found.interface == pytest.approx(SHEET * 2 / 110e-9, rel=1e-9, abs=0)
    assert found.wall == pytest.approx(BULK * 10 / 110, rel=1e-9, abs=0)
    assert found.creep == pytest.approx((E / OMEGA) ** 2 * 100e-9**3 / (12 * ETA) / 110e-9, rel=1e-9, abs=0)


def test_what_a_description_leaves_out(tube):
    assert paths(replace(tube, host=nickel)).wall == 0
    effective = paths(replace(tube, transport=Transport.EFFECTIVE))
    assert (effective.interface, effective.wall) == (0, 0)
    resolved = paths(replace(tube, host=nickel))
    coble = effective.creep - resolved.creep
    assert coble / resolved.interface == pytest.approx(42 * math.pi / 128, rel=1e-9, abs=0)


def test_the_drop_over_a_height():
    assert Paths(0.02, 0.01, 0.005).drop(30.0, 20e-6) == pytest.approx(30.0 * 20e-6 / 0.035, rel=1e-12, abs=0)


def test_a_row_is_divided_by_its_shares(tube):
    row = {
        "Root potential [mV]": 12.0,
        "Tip pressure [MPa]": -18.0,
        "Current density [mA/cm2]": 3.0,
        "Tip [um]": 10.0,
        "Carried by the interface": 0.6,
        "Carried by the wall": 0.3,
        "Carried by Coble creep": 0.0,
        "Carried by Nabarro-Herring creep": 0.08,
        "Carried by dislocation creep": 0.02,
    }
    drop = 12e-3 + 18e6 * OMEGA / E
    assert drop_of(tube, row) == pytest.approx(drop, rel=1e-9, abs=0)
    found = solved_paths(tube, row)
    total = 30.0 * 10e-6 / drop
    assert (found.interface, found.wall, found.creep) == pytest.approx((0.6 * total, 0.3 * total, 0.1 * total), rel=1e-9, abs=0)
