"""The interface's diffusivity under pressure."""

from math import exp, inf, nan

import pytest

from femiec.errors import InputError
from femiec.laws.interface import UNSTRESSED, Activated
from femiec.quantities import BOLTZMANN

OMEGA, T = 21.6e-30, 300.0
NATURAL = BOLTZMANN * T / OMEGA


def test_pressure_takes_one_e_where_its_work_is_kt():
    assert float(Activated(1.0).factor(NATURAL, OMEGA, T)) == pytest.approx(exp(-1), rel=1e-14, abs=0)
    assert float(Activated(0.3).factor(NATURAL, OMEGA, T)) == pytest.approx(exp(-0.3), rel=1e-14, abs=0)


def test_tension_helps_and_no_pressure_does_nothing():
    assert float(Activated(0.3).factor(-NATURAL, OMEGA, T)) > 1
    assert float(Activated(0.3).factor(0.0, OMEGA, T)) == 1
    assert UNSTRESSED.factor(NATURAL, OMEGA, T) == 1


@pytest.mark.parametrize("share", [nan, inf, 11.0, "0.3", None])
def test_an_activation_volume_that_is_none_is_refused(share):
    with pytest.raises(InputError, match="share"):
        Activated(share)


def test_names():
    assert [law.name for law in (UNSTRESSED, Activated(0.3))] == ["the same under pressure", "slowed by pressure, V* = 0.3 Omega"]
