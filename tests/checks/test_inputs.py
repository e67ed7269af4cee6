"""Inputs of a claim, as its record shows them."""

import pytest

from femiec.checks.inputs import METHODS, of_material, printed, value
from femiec.errors import InputError
from femiec.materials import hard_carbon, lic6, nickel
from femiec.quantities import cm2_per_s, g_per_cm3


def test_a_number_of_a_material_comes_with_its_source():
    given = of_material("D", lic6.lithium_diffusivity, cm2_per_s, "cm²/s")
    assert (given.name, given.value) == ("D", "1e-08 cm²/s")
    assert given.source == f"{lic6.lithium_diffusivity.source} (estimated)"


def test_what_was_not_seen_in_its_source_says_so():
    assert of_material("rho", hard_carbon.density, g_per_cm3, "g/cm³").source.endswith("(derived, not verified)")


def test_a_number_of_the_paper_has_its_place():
    assert printed("h", "20 µm").source.endswith(METHODS)
    assert printed("h", "20 µm", "abstract").source == "the paper, abstract"


def test_what_a_material_does_not_have_is_refused():
    assert value(lic6.lithium_concentration) == 1.65e28
    for taken in (value, lambda known: of_material("c", known, 1.0, "1/m3")):
        with pytest.raises(InputError, match="a property of the material"):
            taken(nickel.lithium_concentration)
