"""What an electrolyte refuses."""

from dataclasses import replace

import pytest

from femiec.errors import InputError
from femiec.materials import hard_carbon, lipon, llzo

FIELDS = ["ionic_conductivity", "youngs_modulus", "temperature", "poissons_ratio", "thickness", "charge_transfer_resistance"]


@pytest.mark.parametrize("name", FIELDS)
def test_a_value_in_another_unit_is_refused(name):
    with pytest.raises(InputError, match=f"LiPON.{name} = "):
        replace(lipon, **{name: hard_carbon.density})


@pytest.mark.parametrize("name", FIELDS[:3])
def test_a_needed_value_cannot_be_left_out(name):
    with pytest.raises(InputError, match=f"LLZO.{name} = None"):
        replace(llzo, **{name: None})
