"""Capacities: the paper's comparison with graphite, and Supplementary Fig. 29."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.arrays import hexagonal_holes, round_holes, round_pitch, round_tubes
from femiec.estimates.capacity import (
    areal_capacity,
    break_even_solid_fraction,
    composite_gravimetric_capacity,
    composite_volumetric_capacity,
    cycles_of_excess,
    gravimetric_capacity,
    porosity_from_gravimetric_capacity,
    required_height,
    volumetric_capacity,
)
from femiec.quantities import g_per_cm3, mAh_per_cm2, um

OMEGA, RHO = 21.6e-30, 0.534 * g_per_cm3
MAH_PER_G, MAH_PER_CM3 = 3600.0, 3.6e6
LITHIUM, CARBON = 6.94e-3, 12.011e-3
W, WALL = 100e-9, 10e-9


def test_gravimetric_against_graphite():
    lithium, per_carbon = gravimetric_capacity(LITHIUM), gravimetric_capacity(6 * CARBON)
    lithiated = gravimetric_capacity(6 * CARBON + LITHIUM)
    assert [x / MAH_PER_G for x in (lithium, per_carbon, lithiated)] == pytest.approx([3861.9, 371.9, 339.2], abs=0.05)
    assert [lithium / per_carbon, lithium / lithiated] == pytest.approx([10.38, 11.38], abs=0.01)
    assert lithium / per_carbon == pytest.approx(10, rel=0.15, abs=0)  # the paper


def test_volumetric_against_graphite():
    lithium, graphite = volumetric_capacity(1 / OMEGA), volumetric_capacity(1.65e28)
    assert [lithium / MAH_PER_CM3, graphite / MAH_PER_CM3] == pytest.approx([2060.4, 734.3], abs=0.05)
    assert lithium / graphite == pytest.approx(2.81, abs=0.005)
    assert lithium / graphite == pytest.approx(3, rel=0.2, abs=0)  # the paper
    assert lithium / (gravimetric_capacity(6 * CARBON) * 2.26 * g_per_cm3) == pytest.approx(2.45, abs=0.005)


def test_break_even_with_graphite():
    assert break_even_solid_fraction(1 / OMEGA, 1.65e28) == pytest.approx(0.644, abs=5e-4)
    assert break_even_solid_fraction(3.0, 1.0) == pytest.approx(2 / 3)
    # the paper's 70 % needs a graphite electrode of 618 mAh/cm3, as a porous one has
    porous = 618 * MAH_PER_CM3 / volumetric_capacity(1.0)
    assert break_even_solid_fraction(1 / OMEGA, porous) == pytest.approx(0.7, abs=5e-4)
    with pytest.raises(InputError):
        break_even_solid_fraction(1.65e28, 1 / OMEGA)


@pytest.mark.parametrize(
    ("porosity", "height"),
    [
        (1.0, 14.56),
        (round_holes(W, WALL).porosity, 19.43),
        (hexagonal_holes(W, WALL).porosity, 17.62),
        (round_tubes(W, WALL).porosity, 23.12),
    ],
    ids=["dense", "round holes", "hexagons", "round tubes"],
)
def test_height_for_3_mah_per_cm2(porosity, height):
    assert required_height(3 * mAh_per_cm2, porosity, OMEGA) / um == pytest.approx(height, abs=0.01)
    assert areal_capacity(height * um, porosity, OMEGA) / mAh_per_cm2 == pytest.approx(3, rel=1e-3, abs=0)


def test_height_of_the_paper():
    assert required_height(3 * mAh_per_cm2, round_holes(W, WALL).porosity, OMEGA) / um == pytest.approx(20, rel=0.2, abs=0)


@pytest.mark.parametrize(("density", "porosity"), [(2.0, 0.532), (1.15, 0.396)])
def test_porosity_behind_900_mah_per_g(density, porosity):
    pure = gravimetric_capacity(LITHIUM)
    found = porosity_from_gravimetric_capacity(900 * MAH_PER_G, pure, RHO, density * g_per_cm3)
    assert found == pytest.approx(porosity, abs=5e-4)
    back = composite_gravimetric_capacity(found, pure, RHO, density * g_per_cm3)
    assert back / MAH_PER_G == pytest.approx(900, rel=1e-12, abs=0)
    if density == 2.0:
        assert round_pitch(W, found) * 1e9 == pytest.approx(130.5, abs=0.05)


def test_curves_of_figure_s29():
    porosity = np.linspace(0, 1, 11)
    by_volume = composite_volumetric_capacity(porosity, 1 / OMEGA)
    by_mass = composite_gravimetric_capacity(porosity, gravimetric_capacity(LITHIUM), RHO, 2 * g_per_cm3)
    assert by_volume[[0, -1]] / MAH_PER_CM3 == pytest.approx([0, 2060.4], abs=0.05)
    assert by_mass[[0, -1]] / MAH_PER_G == pytest.approx([0, 3861.9], abs=0.05)
    assert np.diff(by_volume) == pytest.approx(by_volume[-1] / 10, rel=1e-9, abs=0)
    assert (np.diff(by_mass, 2) > 0).all()  # convex: the wall is the heavier part


def test_a_composite_is_its_parts_weighed():
    lithium_mass, wall_mass = 0.6 * RHO, 0.4 * 2000.0
    charge = lithium_mass * gravimetric_capacity(LITHIUM)
    assert composite_gravimetric_capacity(0.6, gravimetric_capacity(LITHIUM), RHO, 2000.0) == pytest.approx(
        charge / (lithium_mass + wall_mass), rel=1e-14, abs=0
    )


@pytest.mark.parametrize("porosity", [-0.01, 1.01])
def test_impossible_porosities(porosity):
    for estimate in (
        lambda: required_height(1e5, porosity, OMEGA),
        lambda: composite_volumetric_capacity(porosity, 1 / OMEGA),
        lambda: composite_gravimetric_capacity(porosity, 1.4e7, RHO, 2000.0),
    ):
        with pytest.raises(InputError, match="porosity"):
            estimate()


def test_a_matrix_without_channels_stores_nothing():
    assert areal_capacity(50 * um, 0.0, OMEGA) == 0
    with pytest.raises(InputError, match="porosity"):
        required_height(1e5, 0.0, OMEGA)


def test_no_matrix_beats_its_filling():
    with pytest.raises(InputError, match="capacity"):
        porosity_from_gravimetric_capacity(4000 * MAH_PER_G, 3861.9 * MAH_PER_G, RHO, 2000.0)


def test_the_paper_s_cells():
    assert gravimetric_capacity(157.76e-3) / MAH_PER_G == pytest.approx(169.9, abs=0.05)  # LiFePO4: 164 and 157 are below
    assert required_height(1.5 * mAh_per_cm2, np.array([1.0, 0.53]), OMEGA) / um == pytest.approx([7.28, 13.74], abs=0.01)
    assert areal_capacity(50 * um, 0.53, OMEGA) / mAh_per_cm2 == pytest.approx(5.5, abs=0.05)


def test_cycles_that_an_excess_lasts():
    assert cycles_of_excess(1.0, 0.9983) == pytest.approx(588.2, rel=1e-4, abs=0)
    assert cycles_of_excess(2.0, 0.5) == pytest.approx(4, rel=1e-15, abs=0)  # a cycle moves 1 and loses a half of it
    with pytest.raises(InputError):
        cycles_of_excess(1.0, 1.0)
