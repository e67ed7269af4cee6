"""Chambers and walls of an array."""

import numpy as np
import pytest
from sections import area

from femiec.estimates.arrays import hexagonal_holes, round_holes
from femiec.geometry.arrays import HEXAGON, ROUND, SQUARE, Array, Scatter, array_section, layout
from femiec.quantities import nm


@pytest.mark.parametrize(("shape", "count", "walls"), [(HEXAGON, 19, 42), (ROUND, 7, 12), (SQUARE, 9, 12), (HEXAGON, 1, 0)])
def test_walls_of_a_regular_array(shape, count, walls):
    found = layout(Array(shape, 100 * nm, 10 * nm, count=count))
    assert len(found.walls) == len(set(found.neighbours)) == walls
    for wall in found.walls:
        i, j = wall.between
        across = found.centres[j] - found.centres[i]
        assert np.linalg.norm(across) == pytest.approx(110 * nm, rel=1e-12, abs=0)
        np.testing.assert_allclose(wall.normal, across / np.linalg.norm(across), atol=1e-12)
        np.testing.assert_allclose(wall.middle, found.centres[[i, j]].mean(axis=0), atol=1e-12 * nm)
        assert wall.thickness == pytest.approx(10 * nm, rel=1e-9, abs=0)
        assert wall.length == pytest.approx(110 * nm * (1 if shape is SQUARE else 1 / np.sqrt(3)), rel=1e-12, abs=0)


def test_a_periodic_array_has_three_walls_a_tubule():
    found = layout(Array(HEXAGON, 100 * nm, 10 * nm, periodic=(3, 2)))
    assert len(found.walls) == 18
    assert sorted(np.bincount(np.array(found.neighbours).ravel())) == [6] * 6
    assert layout(Array(wall=10 * nm, periodic=(1, 1))).neighbours == ((0, 0),) * 3


def test_areas_are_those_of_the_closed_forms():
    W, w = 100 * nm, 10 * nm
    cell = np.sqrt(3) / 2 * (W + w) ** 2
    sharp, holes = layout(Array(HEXAGON, W, w, fillet=0.0, count=7)), layout(Array(ROUND, W, w, count=7))
    np.testing.assert_allclose(sharp.areas / cell, hexagonal_holes(W, w).porosity, rtol=1e-12)
    np.testing.assert_allclose(holes.areas / cell, round_holes(W, w).porosity, rtol=1e-12)
    assert layout(Array(SQUARE, W, w, fillet=0.0)).areas == pytest.approx([W**2], rel=1e-12, abs=0)


@pytest.mark.parametrize("shape", [HEXAGON, ROUND, SQUARE], ids=["hexagon", "round", "square"])
def test_areas_are_those_of_the_mesh(shape):
    """Also with fillets and scatter; what chords cut off is of second order."""
    count = 9 if shape is SQUARE else 7
    array = Array(shape, 100 * nm, 30 * nm, count=count, scatter=Scatter(0.2, 0.03, 2))
    found, mesh = layout(array), array_section(array, levels=2, chambers=True)
    np.testing.assert_allclose([area(mesh, f"chamber {i}") for i in range(count)], found.areas, rtol=1e-3)
