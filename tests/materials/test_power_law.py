"""Power-law creep: slopes, sign, and the parameters' origin."""

import math
from dataclasses import replace

import pytest

from femiec.errors import InputError
from femiec.materials import lithium

LAWS = lithium.dislocation_creep


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_the_rate_at_one_megapascal_is_the_coefficient(law):
    assert law.rate_coefficient(298.15) == law.coefficient.value
    assert law.strain_rate(1e6, 298.15) == pytest.approx(law.coefficient.value, rel=1e-14, abs=0)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_the_slopes_are_the_exponent_and_the_activation_energy(law):
    assert math.log10(law.strain_rate(1e7, 300.0) / law.strain_rate(1e6, 300.0)) == pytest.approx(
        law.exponent.value, rel=1e-12, abs=0
    )
    slope = math.log(law.strain_rate(1e6, 330.0) / law.strain_rate(1e6, 300.0)) / (1 / 330.0 - 1 / 300.0)
    assert -slope * 8.31446261815324 == pytest.approx(37e3, rel=1e-12, abs=0)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_compression_shortens_as_tension_lengthens(law):
    assert law.strain_rate(-2e6, 300.0) == -law.strain_rate(2e6, 300.0) < 0
    assert law.strain_rate(0.0, 300.0) == 0.0


@pytest.mark.parametrize("stress", [math.nan, math.inf])
def test_a_bad_stress_is_refused(stress):
    with pytest.raises(InputError, match=r"^stress = "):
        LAWS[0].strain_rate(stress, 300.0)


def test_a_bad_law_is_refused():
    law = LAWS[0]
    with pytest.raises(InputError, match="coefficient"):
        replace(law, coefficient=replace(law.coefficient, value=-1.0))
    with pytest.raises(InputError, match="give n, not its inverse m"):
        replace(law, exponent=replace(law.exponent, value=0.15, uncertainty=law.coefficient.uncertainty))
    with pytest.raises(InputError, match="exponent"):
        replace(law, exponent=law.activation_energy)
    with pytest.raises(InputError, match="temperature"):
        replace(law, reference_temperature=0.0)
