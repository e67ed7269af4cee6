"""Spacing that grows geometrically."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from femiec.errors import InputError
from femiec.geometry.grading import bisected, graded, graded_both, growth, needed

lengths = st.floats(1e-9, 1e-3)
counts = st.integers(2, 60)
parts = st.floats(1e-6, 2.0)


@settings(deadline=None)
@given(length=lengths, count=counts, part=parts)
def test_cells_fill_the_length_with_one_ratio(length: float, count: int, part: float) -> None:
    first = part * length
    sizes = np.diff(graded(0.0, length, count, first))
    ratio = growth(length, count, first)
    assert len(sizes) == count
    np.testing.assert_allclose(sizes[1:] / sizes[:-1], ratio, rtol=1e-6)
    assert sizes[0] == pytest.approx(min(first, length / count), rel=1e-6, abs=0)


def test_growth_of_a_known_sum() -> None:
    assert growth(1 + 3 + 9 + 27, 4, 1.0) == pytest.approx(3.0, rel=1e-12, abs=0)
    assert growth(5.0, 5, 1.0) == 1.0
    assert growth(5.0, 1, 1.0) == 1.0
    assert growth(1.2e-8, 2, 0.6e-8 * (1 - 1e-16)) == 1.0  # uniform but for round-off
    assert growth(5.0, 5, 1.0 - 1e-13) == 1.0


def test_growth_of_cells_that_fill_a_length_but_for_round_off() -> None:
    length = float(np.nextafter(2 * 5e-9, 1.0))
    assert growth(length, 2, 5e-9) == 1.0


@pytest.mark.parametrize(("start", "end"), [(5e-8, 0.0), (5e-8, 5.5e-8), (0.0, 1e-5)])
def test_ends_are_exact(start: float, end: float) -> None:
    points = graded(start, end, 7, 1e-9)
    assert (points[0], points[-1]) == (start, end)
    both = graded_both(start, end, 8, 1e-9)
    assert (both[0], both[-1]) == (start, end)


def test_both_ends_are_fine() -> None:
    sizes = np.diff(graded_both(0.0, 1.0, 10, 0.01))
    np.testing.assert_allclose(sizes, sizes[::-1], rtol=1e-12)
    assert sizes[0] == pytest.approx(0.01)
    assert sizes.argmax() in (4, 5)


def test_an_odd_number_has_no_middle() -> None:
    with pytest.raises(ValueError, match="even number"):
        graded_both(0.0, 1.0, 5, 0.01)


def test_bisected_points_are_nested() -> None:
    coarse = graded(0.0, 1.0, 5, 0.01)
    fine = bisected(coarse, 2)
    assert len(fine) == 21
    np.testing.assert_array_equal(fine[::4], coarse)
    np.testing.assert_allclose(np.diff(fine).reshape(5, 4), np.diff(coarse)[:, None] / 4 * np.ones(4))


@settings(deadline=None)
@given(length=lengths, part=parts, ratio=st.floats(1.05, 4.0))
def test_no_fewer_cells_are_enough(length: float, part: float, ratio: float) -> None:
    count = needed(length, part * length, ratio)
    assert growth(length, count, part * length) <= ratio * (1 + 1e-6)
    if count > 2:
        assert growth(length, count - 1, part * length) > ratio * (1 - 1e-6)


def test_halvings_that_no_memory_holds_are_refused():
    with pytest.raises(InputError, match="halvings at most"):
        bisected(np.array([0.0, 1.0]), 40)
