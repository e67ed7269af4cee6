"""What a metal refuses, and its shear modulus at a temperature; its numbers are tested in metals/."""

import math
from dataclasses import FrozenInstanceError, replace

import pytest

from femiec.errors import InputError
from femiec.materials import Arrhenius, Unstated, lithium, sodium

POSITIVE = [
    "atomic_volume",
    "density",
    "melting_temperature",
    "youngs_modulus",
    "shear_modulus",
    "surface_energy",
    "interface_width",
]


@pytest.mark.parametrize("name", [*POSITIVE, "poissons_ratio"])
def test_a_value_in_another_unit_is_refused(name):
    wrong = lithium.surface_energy if name != "surface_energy" else lithium.density
    with pytest.raises(InputError, match=f"lithium.{name} = "):
        replace(lithium, **{name: wrong})


@pytest.mark.parametrize("name", POSITIVE)
def test_a_missing_or_negative_value_is_refused(name):
    good = getattr(lithium, name)
    with pytest.raises(InputError, match=f"lithium.{name} = "):
        replace(lithium, **{name: None})
    with pytest.raises(InputError, match=f"lithium.{name} = "):
        replace(
            lithium,
            **{name: replace(good, value=-good.value, uncertainty=Unstated())},
        )


@pytest.mark.parametrize("name", ["volume_diffusivity", "surface_diffusivity", "interface_diffusivity"])
def test_a_diffusivity_must_be_one(name):
    with pytest.raises(InputError, match=f"lithium.{name}"):
        replace(lithium, **{name: Arrhenius(lithium.density, 300.0, lithium.volume_diffusivity.activation_energy)})


def test_a_metal_is_frozen():
    with pytest.raises(FrozenInstanceError):
        lithium.density = sodium.density


def test_shear_modulus_falls_by_half_the_homologous_temperature():
    assert lithium.shear_modulus_at(300.0) == 2.83e9
    assert lithium.shear_modulus_at(300.0 + 0.1 * 453.65) == pytest.approx(0.95 * 2.83e9, rel=1e-12, abs=0)


@pytest.mark.parametrize("temperature", [0.0, -1.0, 453.66, math.nan, math.inf])
def test_shear_modulus_is_refused_outside_the_solid(temperature):
    with pytest.raises(InputError, match=r"^temperature = "):
        lithium.shear_modulus_at(temperature)


def test_unknown_softening_is_refused():
    with pytest.raises(InputError, match="softening of sodium"):
        sodium.shear_modulus_at(300.0)
