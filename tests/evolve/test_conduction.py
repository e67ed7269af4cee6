"""The ways along a solved tubule against their closed forms, in steady state whatever the height."""

import pytest

from femiec.estimates.array_flow import array_conductivity
from femiec.estimates.arrays import round_holes, slab_array
from femiec.estimates.transport import interface_sheet_conductance
from femiec.evolve.conduction import OFF, solved_bulk_conductivity, solved_conduction
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR
from femiec.materials import lic6, lithium, nickel
from femiec.models.coupled.transport import bulk_conductivity
from femiec.quantities import nm, um

SHEET = interface_sheet_conductance(lithium.interface_width.value, 2e-11, lithium.atomic_volume.value, 300.0)


@pytest.mark.parametrize("height", [20 * um, 100 * um], ids=["20 um", "100 um"])
@pytest.mark.parametrize(("symmetry", "array"), [(PLANAR, slab_array), (AXISYMMETRIC, round_holes)], ids=["slit", "tube"])
def test_an_interface_alone_conducts_by_its_perimeter(symmetry, array, height):
    found = solved_conduction(nickel, height=height, symmetry=symmetry)
    expected = array_conductivity(array(100 * nm, 10 * nm).perimeter_per_area, SHEET)
    assert found.interface == pytest.approx(expected, rel=5e-4)
    assert found.wall == 0.0


def test_a_wall_alone_conducts_as_its_material():
    assert solved_bulk_conductivity(lic6) == pytest.approx(bulk_conductivity(lic6, 300.0), rel=1e-3)
    assert solved_bulk_conductivity(lic6, wall=20 * nm) == pytest.approx(bulk_conductivity(lic6, 300.0), rel=1e-3)


def test_what_is_left_out_carries_nothing():
    found = solved_conduction(lic6, metal=OFF)
    assert found.interface < 1e-6 * found.wall
