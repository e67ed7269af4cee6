"""The groups of runs whose regime is known."""

import math
from dataclasses import replace

import pytest

from femiec.estimates.regime import Statement, regime
from femiec.geometry import Tubule, tubule_mesh
from femiec.laws.kinematics import PLANAR
from femiec.laws.kinetics import ButlerVolmer
from femiec.laws.slip import FREE, Rough
from femiec.materials import lic6, lithium, nickel, sodium
from femiec.models.coupled import CoupledTubule, Transport
from femiec.models.coupled.groups import groups_of
from femiec.models.coupled.root import Root
from femiec.models.surroundings import Neighbours

MESH = tubule_mesh(Tubule(100e-9, 5e-9, 20e-6, 0.5))
HOUR, DRIVE, GAS = 3600.0, 129e6, 1.01e6


def model(mesh=MESH, **changes):
    return CoupledTubule(mesh, **{"metal": lithium, "host": lic6, "temperature": 300.0} | changes)


def groups(mesh=MESH, **changes):
    return groups_of(model(mesh, **changes), 20e-6, DRIVE, GAS, HOUR)


def said(**changes):
    return {each.statement for each in regime(groups(**changes))}


def test_the_tubule_of_the_paper():
    """3 mA/cm2 at 129 MPa; numbers by hand from M = 2.086e-29, eta = 1.141e7, kappa_s = 1.148e-9 S, kappa_b = 0.1023 S/m."""
    found = groups()
    length = math.sqrt(6 * 1.141e7 * 2.086e-29 / 50e-9)
    assert found.plating_length == pytest.approx(length, rel=1e-3, abs=0)
    assert found.plating_ratio == pytest.approx(20e-6 / length, rel=1e-3, abs=0)
    assert found.core_to_wall_flow == pytest.approx(0.375 * (50e-9 / length) ** 2, rel=1e-3, abs=0)
    assert found.coble_share == pytest.approx(0.969, abs=1e-3)
    assert found.interface_to_bulk == pytest.approx(2 * 1.148e-9 / (0.1023 * 10e-9), rel=1e-3, abs=0)
    assert found.capillary_share == pytest.approx(18 / 129, rel=1e-3, abs=0)
    assert found.gas_share == pytest.approx(1.01 / 129, rel=1e-3, abs=0)
    assert found.stress_number == pytest.approx(1.29 * 0.5215, rel=1e-3, abs=0)
    assert found.wagner_number == 0  # the root is in equilibrium
    assert found.wall_strain == pytest.approx(0.077 / 50 * 129 / 371 * 20 / 109, rel=0.01, abs=0)  # 0.077 nm at 371 MPa, 20 GPa
    assert found.filling_number == pytest.approx(4.0 * 20 / 109 / HOUR, rel=0.01, abs=0)
    assert {Statement.WALL_DIFFUSION, Statement.CREEP_SHORT_CIRCUITED, Statement.NO_GAS, Statement.WALL_FOLLOWS} <= said()


def test_the_description_of_transport_changes_no_group():
    assert groups(transport=Transport.EFFECTIVE) == groups()


def test_slip():
    assert {Statement.PLUG, Statement.PLATED_AT_ROOT} <= said(slip=FREE)
    assert Statement.PLUG in said(slip=Rough(2e-9))
    assert groups(slip=Rough(20e-9)).diffusion_to_sliding == pytest.approx(0.08, rel=1e-12, abs=0)
    assert Statement.WALL_DIFFUSION in said(slip=Rough(90e-9))


def test_nickel_and_fast_graphite():
    assert Statement.INTERFACE_ONLY in said(host=nickel)
    assert Statement.INTERFACE_CONDUCTS in said()
    thick = tubule_mesh(Tubule(100e-9, 50e-9, 20e-6, 0.5))
    assert Statement.BULK_CONDUCTS in {each.statement for each in regime(groups(thick))}
    assert groups(thick).interface_to_bulk == pytest.approx(groups().interface_to_bulk / 10, rel=1e-9, abs=0)
    diffusivity = replace(lic6.lithium_diffusivity, value=1e-11)  # 1e-7 cm2/s, the paper's optimistic value
    assert Statement.BULK_CONDUCTS in said(host=replace(lic6, lithium_diffusivity=diffusivity))


def test_a_slow_root():
    """10 Ohm cm2 of electrolyte and a reaction of 25.85 Ohm cm2 against faces (0.172 S/cm2) and bulk (0.128 S/cm2)."""
    found = groups(root=Root(10e-4, ButlerVolmer(10.0)))
    assert found.wagner_number == pytest.approx(35.85 * (0.172 + 1.023e-3 * 0.2505 / 20e-4), rel=2e-3, abs=0)
    assert Statement.ROOT_LIMITS in said(root=Root(10e-4, ButlerVolmer(10.0)))


def test_a_slit_and_a_free_tube():
    slit, tube = groups(symmetry=PLANAR), groups()
    assert slit.plating_length / tube.plating_length == pytest.approx(math.sqrt(4 / 6), rel=1e-12, abs=0)
    assert slit.core_to_wall_flow / tube.core_to_wall_flow == pytest.approx(128 / 24, rel=1e-12, abs=0)
    assert slit.capillary_share / tube.capillary_share == pytest.approx(0.5, rel=1e-12, abs=0)
    # half of the wall squeezed in uniaxial strain, over half the width
    softness = 1.24 * 0.52 / (0.76 * 109e9)
    assert slit.wall_strain == pytest.approx(DRIVE * 5e-9 * softness / 50e-9, rel=1e-9, abs=0)
    assert slit.filling_number == pytest.approx(softness * 10e-9 * 4e-10 / (2 * 2.086e-29) / HOUR, rel=1e-3, abs=0)
    free = groups(tubule_mesh(Tubule(100e-9, 10e-9, 20e-6, 0.5)), neighbours=Neighbours.FREE)
    assert free.wall_strain == pytest.approx(13.8e-12 / 50e-9 * 129 * 20 / 109, rel=5e-3, abs=0)  # 13.8 pm per MPa at 20 GPa
    assert free.interface_to_bulk == pytest.approx(tube.interface_to_bulk / 2, rel=1e-9, abs=0)  # one face to the whole wall


def test_sodium_creeps_more_easily_by_volume_than_lithium():
    assert groups(metal=sodium).plating_length < groups().plating_length
    assert groups(metal=sodium).core_to_wall_flow > groups().core_to_wall_flow
