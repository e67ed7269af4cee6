"""The strength of small crystals."""

import math
from dataclasses import replace

import pytest

from femiec.errors import InputError
from femiec.materials import lithium

ROOM, HOT = lithium.size_strengthening


@pytest.mark.parametrize(("law", "strength", "exponent"), [(ROOM, 105e6, -0.68), (HOT, 35e6, -1.0)])
def test_the_law_passes_through_the_measurement_with_the_measured_slope(law, strength, exponent):
    assert law.strength(1e-6) == pytest.approx(strength, rel=1e-14, abs=0)
    assert math.log10(law.strength(1e-6) / law.strength(1e-7)) == pytest.approx(exponent, rel=1e-12, abs=0)


def test_a_large_crystal_yields_at_the_bulk_stress():
    assert ROOM.strength(0.01) == ROOM.bulk_yield.value
    assert ROOM.strength(1e-3) > ROOM.bulk_yield.value  # the two laws cross near 1.4 mm


@pytest.mark.parametrize("size", [0.0, -1e-7, math.nan, math.inf])
def test_a_bad_size_is_refused(size):
    with pytest.raises(InputError, match=r"^size = "):
        ROOM.strength(size)


def test_a_bad_law_is_refused():
    with pytest.raises(InputError, match=r"exponent = 0.68"):
        replace(ROOM, exponent=replace(ROOM.exponent, value=0.68))
    with pytest.raises(InputError, match="bulk_yield"):
        replace(ROOM, bulk_yield=ROOM.reference_size)
    with pytest.raises(InputError, match="reference_size"):
        replace(ROOM, reference_size=ROOM.bulk_yield)
    with pytest.raises(InputError, match="temperature"):
        replace(ROOM, temperature=-1.0)
