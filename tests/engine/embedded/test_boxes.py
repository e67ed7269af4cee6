"""The tree of boxes: against a comparison of every point with every box."""

import numpy as np
import pytest

from femiec.engine.embedded.boxes import box_tree


def pairs(low, high, x):
    inside = ((low[:, None] <= x[:, :, None]) & (x[:, :, None] <= high[:, None])).all(axis=0)
    return set(zip(*np.nonzero(inside), strict=True))


@pytest.mark.parametrize("dim", [1, 2, 3])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 100])
def test_pairs_are_those_of_every_point_with_every_box(dim, count):
    rng = np.random.default_rng(count)
    low = rng.uniform(0, 1, (dim, count))
    high = low + rng.uniform(0, 0.5, (dim, count))
    x = np.hstack([rng.uniform(0, 1.5, (dim, 200)), low, high])
    point, box = box_tree(low, high).holding(x)
    found = set(zip(point, box, strict=True))
    assert len(found) == len(point)
    assert found == pairs(low, high, x)
    assert found


def test_a_point_on_the_corner_of_a_box_is_held():
    low, high = np.zeros((2, 1)), np.ones((2, 1))
    point, _ = box_tree(low, high).holding(np.array([[0.0, 1.0, 1.0, 0.5], [0.0, 1.0, 1.1, 0.0]]))
    assert point.tolist() == [0, 1, 3]


def test_boxes_at_one_place_are_all_found():
    low, high = np.zeros((2, 7)), np.ones((2, 7))
    _, box = box_tree(low, high).holding(np.full((2, 1), 0.5))
    assert sorted(box) == list(range(7))


def test_the_search_follows_one_branch_in_a_row_of_boxes():
    n = 4096
    low = np.arange(n, dtype=float)[None]
    x = np.random.default_rng(0).uniform(0, n, (1, 500))
    tree = box_tree(low, low + 1)
    for lows, highs in zip(tree.lows, tree.highs, strict=True):
        assert (((x >= lows.T) & (x <= highs.T)).sum(axis=0) == 1).all()
