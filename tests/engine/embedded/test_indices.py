"""Numbers from outside: in range, whole, and no mask."""

import numpy as np
import pytest

from femiec.engine.embedded.indices import expect_length, indices
from femiec.errors import InputError


@pytest.mark.parametrize("given", [[2, 0, 2], np.array([2, 0, 2], np.uint8), np.array([[2, 0, 2]]), (2, 0, 2)])
def test_numbers_in_range_are_taken_as_they_come(given):
    assert indices("cells", given, 3, "a cell").tolist() == [2, 0, 2]


def test_nothing_is_no_number():
    assert indices("cells", [], 0, "a cell").dtype == np.int64


@pytest.mark.parametrize(
    ("given", "match"),
    [
        ([0, 3], "cells = 3: expected a cell, 0 to 2; locate it"),
        ([-1, 7], "cells = -1: expected a cell, 0 to 2; leave it out"),
        ([1.0], "cells = of type float64: expected numbers of a cell"),
        ([True], "cells = of type bool: expected numbers of a cell; of a mask take"),
    ],
)
def test_other_numbers_are_refused(given, match):
    with pytest.raises(InputError, match=match):
        indices("cells", given, 3, "a cell")


def test_a_vector_has_one_number_a_dof():
    for x in (None, np.ones(3), [1.0, 2.0, 3.0]):
        expect_length("x", x, 3)
    for x in (np.ones(4), np.ones((3, 1)), 1.0, np.ones(1)):
        with pytest.raises(InputError, match=r"x = of shape .*: expected one number a dof, \(3,\)"):
            expect_length("x", x, 3)
