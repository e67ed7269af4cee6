"""Friction from stick to free."""

import pytest

from femiec.errors import InputError
from femiec.estimates.sliding import wall_friction
from femiec.laws.slip import FREE, STICK, Rough

M, ETA, R = 2.086e-29, 1.14e7, 50e-9


def test_roughness_is_that_of_the_estimate():
    assert Rough(2e-9).friction(M, ETA, R) == pytest.approx(wall_friction(2e-9, M), rel=1e-15, abs=0)
    assert Rough(2e-9).friction(M, ETA, R) == pytest.approx(4e-18 / (8 * M), rel=1e-15, abs=0)
    assert Rough(4e-9).friction(M, 1.0, 1.0) == pytest.approx(4 * Rough(2e-9).friction(M, ETA, R), rel=1e-15, abs=0)


def test_stick_lets_a_few_parts_in_a_million_slip():
    """Poiseuille: the wall's stress at a mean speed v is 4 eta v/R in a tube and 3 eta v/a in a slit."""
    slipped = [coefficient * ETA / R / STICK.friction(M, ETA, R) for coefficient in (4, 3)]
    assert slipped == pytest.approx([4e-6, 3e-6], rel=1e-12, abs=0)


def test_a_free_wall_takes_no_traction():
    assert FREE.friction(M, ETA, R) == 0


def test_order_from_stick_to_free():
    assert STICK.friction(M, ETA, R) > Rough(20e-9).friction(M, ETA, R) > Rough(2e-9).friction(M, ETA, R) > 0


@pytest.mark.parametrize("height", [0.0, -1e-9, float("nan"), float("inf")])
def test_a_roughness_that_is_none_is_refused(height):
    with pytest.raises(InputError, match="height"):
        Rough(height)


def test_names():
    assert [slip.name for slip in (STICK, FREE, Rough(2e-9))] == ["stick", "free slip", "roughness 2 nm"]
