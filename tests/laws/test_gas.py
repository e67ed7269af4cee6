"""Ideal gas and leaks."""

import pytest

from femiec.errors import InputError
from femiec.laws.gas import SEALED, Chamber, Permeable, ideal_amount, permeation
from femiec.quantities import ATMOSPHERE, AVOGADRO


def test_a_mole_at_standard_conditions():
    """22.414 litres at 273.15 K and one atmosphere."""
    assert ideal_amount(ATMOSPHERE, 22.41396954e-3, 273.15) == pytest.approx(AVOGADRO, rel=1e-8, abs=0)
    assert Chamber(22.41396954e-3, ATMOSPHERE).amount(273.15) == pytest.approx(AVOGADRO, rel=1e-8, abs=0)


def test_gas_leaks_from_high_to_low_pressure():
    walls = Permeable(1e10, 1e5)
    assert walls.loss(1e6, 6e-12) == pytest.approx(1e10 * 6e-12 * 9e5, rel=1e-15, abs=0)
    assert walls.loss(1e5, 6e-12) == 0
    assert walls.loss(5e4, 6e-12) < 0


def test_what_one_chamber_loses_the_other_gains():
    assert permeation(3.0, 2.0, 7.0, 4.0) == -permeation(3.0, 2.0, 4.0, 7.0) == 18.0


def test_sealed_walls_hold_their_gas():
    assert SEALED.loss(1e6, 6e-12) == 0


@pytest.mark.parametrize("bad", [-1.0, float("nan"), float("inf")])
@pytest.mark.parametrize(
    ("make", "argument"),
    [
        (lambda x: Permeable(x, 1e5), "permeance"),
        (lambda x: Permeable(1.0, x), "outside_pressure"),
        (lambda x: Chamber(x, 1e5), "volume"),
        (lambda x: Chamber(1e-19, x), "pressure"),
    ],
)
def test_impossible_chambers_are_refused(make, argument, bad):
    with pytest.raises(InputError, match=argument):
        make(bad)


def test_zero_is_a_vacuum_outside_and_nothing_else():
    assert Permeable(1.0, 0.0).loss(2.0, 3.0) == 6.0
    for make in (lambda: Permeable(0.0, 1e5), lambda: Chamber(0.0, 1e5), lambda: Chamber(1e-19, 0.0)):
        with pytest.raises(InputError):
            make()
