"""Elastic walls: constants that are none."""

import pytest

from femiec.errors import InputError
from femiec.laws.solid.elastic import Orthotropic

GOOD = {"youngs_moduli": (30e9, 30e9, 8e9), "poissons_ratios": (0.2, 0.1, 0.1), "shear_moduli": (12e9, 4e9, 4e9)}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"youngs_moduli": (30e9, 30e9)}, "three numbers"),
        ({"youngs_moduli": 30e9}, "three numbers"),
        ({"poissons_ratios": 0.2}, "three numbers"),
        ({"poissons_ratios": (float("nan"), 0.1, 0.1)}, "finite ratios"),
        ({"poissons_ratios": (2.0, 0.1, 0.1)}, "elastic energy is positive"),
        ({"shear_moduli": (12e9, 4e9, -4e9)}, "positive moduli"),
        ({"axes": ((1, 0, 0), (1, 0, 0), (0, 0, 1))}, "orthonormal"),
    ],
)
def test_constants_that_are_none_are_refused(change, words):
    with pytest.raises(InputError, match=words):
        Orthotropic(**{**GOOD, **change})
