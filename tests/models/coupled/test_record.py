"""What the record of a run holds of its model."""

from dataclasses import replace

import pytest
from short_tubules import cell

from femiec.laws.gas import Permeable
from femiec.models.coupled import Gas, TravellingMesh
from femiec.models.creep import CreepLaws

LEAKING = Gas(walls=Permeable(1e10, 1e5))


@pytest.mark.parametrize(
    ("changes", "entry"),
    [
        ({"level": 1}, "cells"),
        ({"voids": True}, "voids"),
        ({"mesher": None}, "mesher"),
        ({"mesher": TravellingMesh(0, 3.0)}, "mesher"),
        ({"gas": replace(LEAKING, walls=Permeable(1e10, 0.0))}, "gas walls"),
        ({"creep": CreepLaws(nabarro_herring=False)}, "Nabarro-Herring creep"),
    ],
)
def test_another_model_is_described_otherwise(changes, entry):
    one, other = cell(gas=LEAKING).describe(), cell(**{"gas": LEAKING} | changes).describe()
    assert one[entry] != other[entry]


def test_a_function_is_described_by_its_name():
    assert cell(mesher=coarse).describe()["mesher"] == "coarse"


def coarse(tubule):
    return TravellingMesh()(tubule)
