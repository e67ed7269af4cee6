"""Crushing of arrays: the coefficients of the literature by their own derivations, bounds, and the inverse."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates import crush
from femiec.estimates.arrays import hexagonal_holes, round_holes
from femiec.quantities import GPa, MPa, nm

#        W, w: the paper's arrays
SIX = [(100, 10), (100, 20), (200, 50), (100, 60), (30, 50), (60, 60)]
THIN = (100.0, 0.01)


def test_the_side_of_the_honeycomb():
    """Area of a cell, 3 sqrt(3)/2 l^2, is sqrt(3)/2 of the pitch squared."""
    side = 10 * nm / crush.honeycomb_slenderness(100 * nm, 10 * nm)
    assert 1.5 * np.sqrt(3) * side**2 == pytest.approx(np.sqrt(3) / 2 * (110 * nm) ** 2, rel=1e-13, abs=0)


def test_the_density_of_a_thin_honeycomb():
    """Three half walls l t a node of area 3 sqrt(3)/4 l^2: 2/sqrt(3) t/l."""
    share = hexagonal_holes(*THIN).solid_fraction
    assert share == pytest.approx(2 / np.sqrt(3) * crush.honeycomb_slenderness(*THIN), rel=1e-4, abs=0)


def test_wierzbicki_by_the_force_on_three_walls():
    t, cell, flow = 50e-6, 5e-3, 200 * MPa
    side = cell / np.sqrt(3)
    force = 8.61 * flow * t ** (5 / 3) * side ** (1 / 3)
    assert crush.glued_folding_strength(cell, t, flow) == pytest.approx(force / (0.75 * np.sqrt(3) * side**2), rel=1e-3, abs=0)


def test_double_walls_are_stronger_and_heavier():
    """Gibson and Ashby give 6.6 (t/l)^(5/3) for double walls, as Wierzbicki, and 5.6 for single ones."""
    width, wall = THIN
    single = crush.folding_strength(width, wall, MPa)
    glued = crush.glued_folding_strength(width + wall, wall, MPa)
    assert glued / single == pytest.approx(6.63 / 5.6, rel=1e-3, abs=0)


def test_buckling_by_the_load_of_each_wall():
    """K E t^3/((1 - nu^2) l) a wall, 1.5 walls a node, K = 4."""
    nu, (width, wall) = 0.3, THIN
    side = wall / crush.honeycomb_slenderness(width, wall)
    load = 1.5 * 4 * GPa * wall**3 / ((1 - nu**2) * side)
    found = crush.axial_buckling_strength(width, wall, GPa, nu)
    assert found == pytest.approx(load / (0.75 * np.sqrt(3) * side**2), rel=1e-12, abs=0)
    assert found == pytest.approx(5.2 * GPa * (wall / side) ** 3, rel=0.03, abs=0)  # as they print it


def test_folding_and_squash_cross_at_a_thin_wall():
    slenderness = (2 / np.sqrt(3) / 5.6) ** 1.5
    assert slenderness == pytest.approx(0.0936, abs=5e-5)
    for factor, weaker in ((0.8, crush.folding_strength), (1.25, None)):
        wall = 100 * nm * factor * slenderness / (np.sqrt(3) - factor * slenderness)
        found = crush.plastic_crush_strength(100 * nm, wall, MPa)
        squash = crush.squash_strength(hexagonal_holes(100 * nm, wall).solid_fraction, MPa)
        assert found == pytest.approx(weaker(100 * nm, wall, MPa) if weaker else squash, rel=1e-13, abs=0)
        assert found <= squash


@pytest.mark.parametrize(("width", "wall"), SIX)
def test_65_mpa_of_an_array(width, wall):
    size = (width * nm, wall * nm)
    implied = crush.implied_yield_strength(*size, 65 * MPa)
    assert crush.plastic_crush_strength(*size, implied) == pytest.approx(65 * MPa, rel=1e-13, abs=0)
    solid = 1 - (width / (width + wall)) ** 2
    assert implied / MPa == pytest.approx(65 / solid, rel=1e-12, abs=0)  # all six are too thick to fold
    assert crush.axial_buckling_strength(*size, 20 * GPa, 0.24) > 65 * MPa * 5  # and to buckle
    fraction = round_holes(*size).solid_fraction
    assert crush.squash_strength(fraction, crush.squashed_yield_strength(fraction, 65 * MPa)) == pytest.approx(65 * MPa)


def test_an_array_of_no_solid_implies_nothing():
    with pytest.raises(InputError, match="solid_fraction"):
        crush.squashed_yield_strength(0.0, 65 * MPa)
