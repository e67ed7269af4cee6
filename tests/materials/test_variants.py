"""Materials with one number changed: that number alone, and said to be made up."""

from dataclasses import fields

import pytest

from femiec.errors import InputError
from femiec.materials import Kind, li9al4, lithium, nickel
from femiec.materials.variants import with_diffusivity, with_interface


def changed(made_up, sound):
    return [field.name for field in fields(sound) if getattr(made_up, field.name) != getattr(sound, field.name)]


@pytest.mark.parametrize("temperature", [300.0, 328.15])
def test_an_interface_is_so_many_times_as_fast_at_each_temperature(temperature):
    made_up = with_interface(lithium, 3.0, "a test")
    ratio = made_up.interface_diffusivity.at(temperature) / lithium.interface_diffusivity.at(temperature)
    assert ratio == pytest.approx(3.0, rel=1e-12)
    assert changed(made_up, lithium) == ["interface_diffusivity"]


def test_what_is_made_up_says_so():
    known = with_interface(lithium, 3.0, "a test").interface_diffusivity.reference_value
    bulk = with_diffusivity(li9al4, 2e-13, "a test").lithium_diffusivity
    assert bulk.value == 2e-13
    for each in (known, bulk):
        assert each.source.startswith("a test")
        assert (each.kind, each.verified) == (Kind.ASSUMED, False)
    assert changed(with_diffusivity(li9al4, 2e-13, "a test"), li9al4) == ["lithium_diffusivity"]


def test_a_wall_without_lithium_in_its_bulk_is_refused():
    with pytest.raises(InputError, match="a wall with lithium in its bulk"):
        with_diffusivity(nickel, 1e-12, "a test")
