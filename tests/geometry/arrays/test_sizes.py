"""The sizes of arrays."""

import pytest

from femiec.errors import InputError
from femiec.geometry.arrays import HEXAGON, ROUND, SQUARE, Array, Scatter
from femiec.quantities import nm


def test_pitch_and_wall_give_each_other():
    assert Array(HEXAGON, 100 * nm, 10 * nm).pitch == pytest.approx(110 * nm, rel=1e-12, abs=0)
    assert Array(HEXAGON, 100 * nm, pitch=130 * nm).wall == pytest.approx(30 * nm, rel=1e-12, abs=0)
    both = Array(HEXAGON, 100 * nm, 30 * nm, 130 * nm)
    assert (both.wall, both.pitch) == (30 * nm, 130 * nm)


def test_fillet_and_rim_without_a_word():
    assert Array(HEXAGON, 100 * nm, 10 * nm).fillet == 5 * nm
    assert Array(HEXAGON, 30 * nm, 50 * nm).fillet == 7.5 * nm
    assert Array(ROUND, 100 * nm, 10 * nm).fillet == 50 * nm
    assert Array(SQUARE, 100 * nm, 10 * nm).rim == 10 * nm


def test_a_periodic_array_has_the_product_of_its_rows():
    assert Array(wall=10 * nm, periodic=(2, 3)).count == 6
    assert Array(wall=10 * nm, periodic=(2, 3), count=6).count == 6


@pytest.mark.parametrize(
    ("bad", "argument"),
    [
        ({"shape": "hexagon"}, "shape"),
        ({"width": -1.0}, "width"),
        ({"width": 100}, "width"),
        ({"width": float("nan")}, "width"),
        ({"wall": 0.0}, "wall"),
        ({"wall": None}, "wall"),
        ({"wall": "10nm"}, "wall"),
        ({"pitch": 120 * nm}, "pitch"),
        ({"pitch": float("nan")}, "pitch"),
        ({"wall": None, "pitch": 90 * nm}, "wall"),
        ({"count": 2}, "count"),
        ({"count": 0}, "count"),
        ({"count": 9}, "count"),
        ({"count": 7.0}, "count"),
        ({"shape": SQUARE, "count": 7}, "count"),
        ({"fillet": -1 * nm}, "fillet"),
        ({"fillet": 46 * nm}, "fillet"),
        ({"shape": ROUND, "fillet": 5 * nm}, "fillet"),
        ({"rim": 4 * nm}, "rim"),
        ({"rim": 10 * nm, "periodic": (1, 1)}, "rim"),
        ({"periodic": (0, 1)}, "periodic"),
        ({"periodic": 2}, "periodic"),
        ({"periodic": (2, 2), "count": 7}, "count"),
        ({"scatter": 0.1}, "scatter"),
    ],
)
def test_sizes_that_are_none(bad, argument):
    with pytest.raises(InputError, match=rf"^{argument} = "):
        Array(**{"width": 100 * nm, "wall": 10 * nm, **bad})


@pytest.mark.parametrize(
    "bad", [{"wall": -0.1}, {"wall": 0.5}, {"width": 0.2}, {"seed": -1}, {"seed": 0.5}, {"width": float("nan")}]
)
def test_scatter_that_is_none(bad):
    with pytest.raises(InputError, match=rf"^{next(iter(bad))} = "):
        Scatter(**bad)
