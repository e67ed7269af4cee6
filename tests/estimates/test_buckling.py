import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.buckling import CLAMPED, CLAMPED_FREE, PINNED, southwell_load, strip_buckling_stress


def test_a_slender_strip_buckles_at_eulers_load():
    span, thick, plate = 1e-6, 1e-9, 20e9 / (1 - 0.24**2)
    force = np.array([4, 1, 1 / 4]) * np.pi**2 * plate * thick**3 / 12 / span**2
    stresses = [strip_buckling_stress(span, thick, 20e9, 0.24, k) for k in (CLAMPED, PINNED, CLAMPED_FREE)]
    np.testing.assert_allclose(np.array(stresses) * thick, force, rtol=2e-5)


def test_a_short_one_slides():
    assert strip_buckling_stress(1.0, 1e3, 20e9, 0.25) == pytest.approx(5 / 6 * 8e9, rel=1e-5)


def test_southwells_line_gives_the_load():
    P = np.linspace(0.5, 0.95, 7)
    assert southwell_load(32 * P, 3e-9 * P / (1 - P)) == pytest.approx(32, rel=1e-12)


def test_what_gives_no_line_is_refused():
    for loads, deflections in (([1.0], [1.0]), ([0.0, 1.0], [1.0, 2.0]), ([1.0, 2.0, 3.0], [1.0, 1.5, 1.7])):
        with pytest.raises(InputError):
            southwell_load(np.array(loads), np.array(deflections))
    with pytest.raises(InputError, match="thickness"):
        strip_buckling_stress(1e-6, -1e-9, 20e9, 0.24)
