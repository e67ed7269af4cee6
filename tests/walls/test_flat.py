"""Flat walls in two dimensions: symmetry, scale, neighbours; the limits of thin walls are in validation/flat_walls."""

import pytest

from femiec.errors import InputError
from femiec.laws.solid.elastic import Elastic
from femiec.quantities import GPa, MPa, nm
from femiec.walls import Probe, solve
from femiec.walls.flat import clamped_disc, clamped_strip, one_cell, read_disc, read_side, read_strip

LAW = Elastic(20 * GPa, 0.24)


def strip(*arguments, **more):
    return read_strip(solve(clamped_strip(*arguments, **more)))


def side(*arguments, **more):
    return read_side(solve(one_cell(*arguments, **more)))


def disc(*arguments, **more):
    return read_disc(solve(clamped_disc(*arguments, **more)))


def test_the_size_cancels():
    small, large = (strip(scale * 100 * nm, scale * 20 * nm, LAW, MPa) for scale in (1, 50))
    assert large.deflection == pytest.approx(50 * small.deflection, rel=1e-8, abs=0)
    assert large.end_bending == pytest.approx(small.end_bending, rel=1e-8, abs=0)


def test_a_stiffer_wall_bends_less_under_the_same_stress():
    soft, stiff = (strip(100 * nm, 20 * nm, Elastic(modulus * GPa, 0.24), MPa) for modulus in (20, 109))
    assert soft.deflection == pytest.approx(5.45 * stiff.deflection, rel=1e-8, abs=0)
    assert soft.tension == pytest.approx(stiff.tension, rel=1e-8, abs=0)


def test_squeezed_between_rigid_ends():
    """The mean pressure dP/2 across the wall would lengthen it by Poisson's ratio; the ends do not let it."""
    wall = strip(100 * nm, 2 * nm, LAW, MPa)
    assert wall.membrane == pytest.approx(-0.24 / 0.76 * MPa / 2, rel=0.01, abs=0)


def test_a_side_does_not_care_how_many_neighbours_its_cell_has():
    few, many = (side(100 * nm, 20 * nm, LAW, MPa, degree=2, count=count) for count in (7, 19))
    assert many.deflection == pytest.approx(few.deflection, rel=1e-3, abs=0)
    assert many.end_bending == pytest.approx(few.end_bending, rel=1e-3, abs=0)
    assert 0.95 * few.shift < many.shift < few.shift  # more of them hold the nodes a little
    assert 0 < few.membrane < 2.5 * MPa  # p W/(2 w): thick neighbours bear a part


def test_the_disc_is_stiffer_than_the_strip():
    flat, circle = strip(100 * nm, 10 * nm, LAW, MPa), disc(50 * nm, 10 * nm, LAW, MPa)
    assert circle.deflection / flat.deflection == pytest.approx(3 / 8, rel=0.05)
    assert circle.end_bending / flat.end_bending == pytest.approx(3 / 8, rel=0.02)


def test_the_moments_in_the_middle_and_at_the_end_hold_the_pressure():
    wall = strip(100 * nm, 10 * nm, LAW, MPa, levels=1)
    probe = Probe(wall.state)
    middle, end = (probe.section([-5 * nm, z], [5 * nm, z], [0, 1, 0], pieces=12) for z in (0.0, -50 * nm))
    assert middle.moment * end.moment < 0
    assert abs(middle.moment - end.moment) == pytest.approx(MPa * (100 * nm) ** 2 / 8, rel=0.01, abs=0)
    assert abs(end.bending) == pytest.approx(wall.end_bending, rel=0.02, abs=0)


def test_a_probe_outside_or_in_no_region_is_refused():
    probe = Probe(disc(50 * nm, 10 * nm, LAW, MPa).state)
    with pytest.raises(InputError, match="region"):
        probe.stress([[20 * nm, 0.0]], "cap")
    with pytest.raises(InputError, match="inside the mesh"):
        probe.displacement([[20 * nm, 20 * nm]])
