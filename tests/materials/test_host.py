"""What a host refuses."""

from dataclasses import replace

import pytest

from femiec.errors import InputError
from femiec.materials import hard_carbon, lic6, nickel


@pytest.mark.parametrize(
    "name", ["youngs_modulus", "poissons_ratio", "lithium_concentration", "lithium_diffusivity", "density", "strength"]
)
def test_a_value_in_another_unit_is_refused(name):
    wrong = hard_carbon.density if name != "density" else hard_carbon.strength
    with pytest.raises(InputError, match=f"hard carbon.{name} = "):
        replace(hard_carbon, **{name: wrong})


@pytest.mark.parametrize("name", ["lithium_concentration", "lithium_diffusivity"])
def test_concentration_and_diffusivity_come_together(name):
    with pytest.raises(InputError, match=f"LiC6.{name} = None"):
        replace(lic6, **{name: None})


def test_lithium_moves_through_carbon_and_around_nickel():
    assert hard_carbon.conducts_in_bulk
    assert not nickel.conducts_in_bulk
