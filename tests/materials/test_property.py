"""A property refuses what it cannot stand for."""

import math
from dataclasses import FrozenInstanceError

import pytest

from femiec.errors import InputError
from femiec.materials.property import Kind, Property, require_poissons_ratio, require_temperature, require_units
from femiec.materials.uncertainty import Range, Relative, Unstated

GOOD = {
    "value": 65e6,
    "unit": "Pa",
    "source": "a paper",
    "kind": Kind.MEASURED,
    "uncertainty": Relative(0.1),
    "verified": True,
}


def test_a_good_property_keeps_what_it_was_given():
    strength = Property(**GOOD)
    assert {name: getattr(strength, name) for name in GOOD} == GOOD
    assert strength.bounds == pytest.approx((58.5e6, 71.5e6), rel=1e-14, abs=0)


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("value", math.nan),
        ("value", math.inf),
        ("value", "65"),
        ("value", None),
        ("value", True),
        ("unit", "MPa"),
        ("unit", ""),
        ("source", ""),
        ("source", "  "),
        ("source", None),
        ("kind", "measured"),
        ("kind", None),
        ("uncertainty", 0.1),
        ("uncertainty", Range(65.0, 66.0)),
        ("verified", "no"),
        ("verified", None),
    ],
)
def test_a_bad_argument_is_named(argument, value):
    with pytest.raises(InputError, match=f"^{argument} = ") as refused:
        Property(**(GOOD | {argument: value}))
    assert refused.value.argument == argument


def test_a_property_is_frozen():
    with pytest.raises(FrozenInstanceError):
        Property(**GOOD).value = 1.0


def number(value, unit="1"):
    return Property(value, unit, "a paper", Kind.ESTIMATED, Unstated(), verified=False)


@pytest.mark.parametrize("ratio", [-0.99, 0.0, 0.49])
def test_poissons_ratio_of_a_stable_solid_is_taken(ratio):
    require_poissons_ratio("wall", number(ratio))


@pytest.mark.parametrize("ratio", [number(0.5), number(-1.0), number(20.0), number(0.3, "Pa"), None])
def test_poissons_ratio_of_no_stable_solid_is_refused(ratio):
    with pytest.raises(InputError, match=r"^wall.poissons_ratio = "):
        require_poissons_ratio("wall", ratio)


@pytest.mark.parametrize("bad", [number(0.0, "Pa"), number(-1.0, "Pa"), number(1.0, "m"), None, 1e9])
def test_a_required_property_must_be_there_positive_and_in_its_unit(bad):
    require_units("wall", {"youngs_modulus": number(1.0, "Pa")}, "Pa")
    with pytest.raises(InputError, match=r"^wall.youngs_modulus = "):
        require_units("wall", {"youngs_modulus": bad}, "Pa")


@pytest.mark.parametrize("temperature", [0.0, -1.0, math.nan, math.inf, None, "300"])
def test_a_temperature_must_be_positive_and_finite(temperature):
    require_temperature(300)
    with pytest.raises(InputError, match=r"^temperature = "):
        require_temperature(temperature)
