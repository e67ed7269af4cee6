"""A wall between two pressures, scaled from two solutions, against one that is solved under both."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.loads import Column
from femiec.quantities import MPa, nm, um
from femiec.strength import MaxPrincipal, Tresca
from femiec.walls import solve
from femiec.walls.neighbours import Bent, SharedWall, gas_only, heights_of, profiles, shared_wall
from femiec.walls.tip_jump import along_height, smeared, wall_around, widest_band

LAW = Elastic(20e9, 0.24)
SIZES = 100 * nm, 10 * nm


@pytest.mark.parametrize("criterion", [MaxPrincipal(), Tresca()])
def test_two_pressures_at_once_are_the_sum_of_each(criterion):
    near = lambda x: np.abs(x[:, 0]) <= 10.001 * nm  # noqa: E731
    solved = solve(shared_wall(*SIZES, LAW, 3 * MPa, -2 * MPa)).peak(criterion, near)
    scaled = SharedWall(*SIZES, LAW, criterion).under(3 * MPa, -2 * MPa)
    assert scaled.peak == pytest.approx(solved.value, rel=1e-6, abs=0)
    assert np.abs(scaled.spot) == pytest.approx(np.abs(solved.spot), rel=1e-6, abs=0)
    assert scaled.difference == 5 * MPa


def test_equal_pressures_do_not_bend():
    bent = SharedWall(*SIZES, LAW, MaxPrincipal()).under(25 * MPa, 25 * MPa)
    assert (bent.difference, bent.deflection, bent.bending) == (0, 0, 0)
    assert bent.peak < 25 * MPa  # where 25 MPa on one side alone make 1300 MPa


def test_sides_that_change_places_mirror_the_wall():
    wall = SharedWall(*SIZES, LAW, MaxPrincipal())
    one, other = wall.under(2 * MPa, 1 * MPa), wall.under(1 * MPa, 2 * MPa)
    assert (other.deflection, other.bending) == (-one.deflection, one.bending)
    assert other.peak == pytest.approx(one.peak, rel=1e-6, abs=0)
    assert one.spot[0] < 0 < other.spot[0], "the side that is pressed on is in tension at its ends"


def test_heights_take_in_both_sides_of_a_jump():
    lead, lag = Column(25 * MPa, -18 * MPa, 10 * um, 0.2 * MPa), gas_only(0.1 * MPa, 20 * um)
    z = heights_of((lead, lag), 20 * um, count=5)
    difference = [lead.pressure(each) - lag.pressure(each) for each in z]
    assert min(difference) == pytest.approx(-18.1 * MPa, rel=1e-9)
    assert difference[-3:] == pytest.approx([0.1 * MPa] * 3, rel=1e-9)
    assert len(z) == 6


@pytest.fixture(scope="module")
def jump():
    """25 MPa below, nothing above."""
    lithium, nothing = Column(25 * MPa, 25 * MPa, 1 * um), gas_only(0.0, 1 * um)
    return along_height(solve(wall_around(1 * um, *SIZES, LAW, lithium, nothing)), *SIZES)


def test_far_from_a_jump_each_section_bends_alone(jump):
    deflection, bending = jump[1:]
    section = solve(shared_wall(*SIZES, LAW, 25 * MPa)).deflection().value
    assert deflection[0] == pytest.approx(section, rel=0.025, abs=0)
    assert abs(deflection[-1]) < 0.02 * section
    assert bending[0] > 0
    assert abs(bending[-1]) < 0.02 * bending[0]


def test_on_the_jump_there_is_half(jump):
    z, deflection, bending = jump
    assert np.interp(1 * um, z, deflection) == pytest.approx(deflection[0] / 2, rel=0.02, abs=0)
    assert np.interp(1 * um, z, bending) == pytest.approx(bending[0] / 2, rel=0.08, abs=0)


def test_a_jump_is_smeared_as_a_clamped_plate_smears_it(jump):
    """0.82 spans by Kantorovich's method with the shape (1 - y^2)^2: see the test of the study of uneven neighbours."""
    z, deflection, _ = jump
    assert smeared(z, deflection) == pytest.approx(0.82 * SIZES[0], rel=0.06, abs=0)


def test_a_band_of_all_heights_is_none():
    z, line = np.linspace(0, 1, 101), np.linspace(2, 5, 101)
    assert widest_band(z, line, 0.3) == pytest.approx(0.3, rel=1e-3)
    with pytest.raises(InputError, match="share"):
        widest_band(z, line, 1.2)
    with pytest.raises(InputError, match="same at both ends"):
        smeared(z, np.ones(101))


def test_no_piece_fits_below_a_jump_at_the_root():
    with pytest.raises(InputError, match="fill the tubule more"):
        wall_around(0.1 * um, *SIZES, LAW, gas_only(1 * MPa, 1 * um), gas_only(0.0, 1 * um))


def test_a_profile_is_in_the_units_of_its_labels():
    ledger = profiles([2e-6], {"Blocked": [Bent(1e6, 0.16e-9, 50e6, 53e6, np.zeros(2))]})
    names = ("pressure difference [MPa]", "deflection [nm]", "stress [MPa]", "peak stress [MPa]")
    assert [float(ledger.column(f"Blocked: {name}")[0]) for name in names] == pytest.approx([1.0, 0.16, 50.0, 53.0])
    assert ledger.column("Height [um]") == pytest.approx([2.0])
