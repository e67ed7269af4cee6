"""The Arrhenius law against hand arithmetic."""

import math
from dataclasses import replace

import pytest

from femiec.errors import InputError
from femiec.materials import lithium
from femiec.materials.arrhenius import boltzmann_ratio

LAW = lithium.volume_diffusivity


def test_the_reference_value_is_met_at_the_reference_temperature():
    assert LAW.at(LAW.reference_temperature) == LAW.reference_value.value


def test_the_activation_energy_is_the_slope_of_the_logarithm_against_inverse_temperature():
    slope = (math.log(LAW.at(400.0)) - math.log(LAW.at(250.0))) / (1 / 400.0 - 1 / 250.0)
    assert -slope * 8.31446261815324 == pytest.approx(53e3, rel=1e-12, abs=0)


def test_a_hot_metal_diffuses_faster():
    assert boltzmann_ratio(53e3, 310.0, 300.0) > 1 > boltzmann_ratio(53e3, 290.0, 300.0)


@pytest.mark.parametrize("temperature", [0.0, -300.0, math.nan, math.inf])
def test_a_bad_temperature_is_refused(temperature):
    with pytest.raises(InputError, match=r"^temperature = "):
        LAW.at(temperature)
    with pytest.raises(InputError, match=r"^temperature = "):
        replace(LAW, reference_temperature=temperature)


def test_a_bad_law_is_refused():
    with pytest.raises(InputError, match="activation_energy"):
        replace(LAW, activation_energy=replace(LAW.activation_energy, value=-53e3))
    with pytest.raises(InputError, match="activation_energy"):
        replace(LAW, activation_energy=LAW.reference_value)
    with pytest.raises(InputError, match="reference_value"):
        replace(LAW, reference_value=replace(LAW.reference_value, value=0.0))
