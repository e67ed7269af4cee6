"""What is said of a run in words."""

import dataclasses

import numpy as np
import pytest

from femiec import materials
from femiec.geometry import Tubule, tubule_mesh
from femiec.models.coupled import CoupledTubule, Transport
from femiec.models.coupled.notices import couplings, notices
from femiec.models.readings import Readings
from femiec.quantities import nm, um


@pytest.fixture(scope="module")
def model():
    return CoupledTubule(tubule_mesh(Tubule(100 * nm, 5 * nm, 20 * um, 0.5)), materials.lithium, materials.hard_carbon, 300.0)


def reading(strain=0.0, tip=10 * um):
    return Readings({}, {}, {("wall", "Hoop strain"): np.full((1, 1, 1), strain)}, {"tip": tip})


def peak(stress):
    return {"Wall principal stress, max [MPa]": stress}


def test_every_way_of_the_lithium_is_named(model):
    said = "\n".join(couplings(model))
    for words in ("resolved interface", "interface with lithium", "interface with gas", "wall's bulk", "stick", "L = 169 nm"):
        assert words in said
    nickel = "\n".join(couplings(dataclasses.replace(model, host=materials.nickel)))
    assert "bulk (" not in nickel
    assert "no path beside the column" in "\n".join(couplings(dataclasses.replace(model, transport=Transport.EFFECTIVE)))


def test_nothing_is_said_where_all_is_well(model):
    assert notices(model, reading(0.04), peak(64.0)) == []


@pytest.mark.parametrize(
    ("read", "peaks", "words"),
    [
        (reading(), peak(100.0), "up to 100 MPa of tension, beyond the 65 MPa"),
        (reading(strain=-0.06), {}, "strain reaches 6.0 %"),
        (reading(tip=19.9 * um), {}, "cells are stretched"),
    ],
)
def test_what_must_not_pass_in_silence(model, read, peaks, words):
    (said,) = notices(model, read, peaks)
    assert words in said
