"""Porosity and perimeter of the arrays, checked against each other and against a count of points."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.arrays import (
    HEXAGONAL_CLOSE_PACKING,
    hexagonal_holes,
    pitch_from_count,
    round_holes,
    round_pitch,
    round_tubes,
    slab_array,
)
from femiec.estimates.feasibility import fill_factor

W, WALL = 100e-9, 10e-9
HEX_NORMALS = np.array([[np.cos(angle), np.sin(angle)] for angle in np.radians([0, 60, 120])])


def points_in_a_cell(pitch, count=1500):
    """Points spread evenly over one hexagonal cell of the lattice, its flats a pitch apart."""
    axis = (np.arange(count) + 0.5) / count * 1.2 - 0.6
    points = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    return points[np.abs(points @ HEX_NORMALS.T).max(axis=1) < 0.5] * pitch


@pytest.mark.parametrize(
    ("array", "pitch", "size"),
    [
        (hexagonal_holes(W, WALL), W + WALL, lambda points: np.abs(points @ HEX_NORMALS.T).max(axis=1)),
        (round_holes(W, WALL), W + WALL, lambda points: np.hypot(*points.T)),
        (round_tubes(W, WALL), W + 2 * WALL, lambda points: np.hypot(*points.T)),
    ],
    ids=["hexagons", "round holes", "round tubes"],
)
def test_porosity_by_counting_points(array, pitch, size):
    assert array.porosity == pytest.approx(np.mean(size(points_in_a_cell(pitch)) < W / 2), rel=2e-3, abs=0)


@pytest.mark.parametrize("array", [slab_array, hexagonal_holes, round_holes], ids=lambda array: array.__name__)
def test_perimeter_is_the_growth_of_the_channel_with_its_half_width(array):
    step, pitch = 1e-12, W + WALL
    wider, narrower = array(W + 2 * step, WALL - 2 * step), array(W - 2 * step, WALL + 2 * step)
    growth = (wider.porosity - narrower.porosity) / (2 * step)
    assert array(W, pitch - W).perimeter_per_area == pytest.approx(growth, rel=1e-8, abs=0)


def test_solid_fractions_and_perimeters_at_100_and_10_nm():
    slab = slab_array(W, WALL)
    assert slab.solid_fraction == pytest.approx(fill_factor(WALL, W), rel=1e-12, abs=0)
    for array, solid, perimeter in ((hexagonal_holes(W, WALL), 0.174, 1.82), (round_holes(W, WALL), 0.2505, 1.65)):
        assert array.solid_fraction == pytest.approx(solid, abs=5e-4)
        assert array.perimeter_per_area / slab.perimeter_per_area == pytest.approx(perimeter, abs=5e-3)
    assert round_tubes(W, WALL).porosity == pytest.approx(0.6298, abs=5e-5)


def test_pitch_and_porosity_of_round_holes_are_inverse():
    pitch = round_pitch(W, np.array([0.1, 0.532, 0.9]))
    assert round_holes(W, pitch - W).porosity == pytest.approx([0.1, 0.532, 0.9], rel=1e-12, abs=0)


def test_circles_cannot_be_packed_more_closely():
    with pytest.raises(InputError, match="porosity"):
        round_pitch(W, HEXAGONAL_CLOSE_PACKING)


def test_ten_billion_tubules_on_one_to_two_square_centimetres():
    assert pitch_from_count(np.array([1e-4, 2e-4]), 1e10) * 1e9 == pytest.approx([107, 152], abs=0.5)
