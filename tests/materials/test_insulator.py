"""What an insulator refuses."""

from dataclasses import replace

import pytest

from femiec.errors import InputError
from femiec.materials import MINIMUM_BAND_GAP, Unstated, aln, hard_carbon

EV = 1.602176634e-19


def test_the_paper_asks_for_more_than_four_electronvolts():
    assert MINIMUM_BAND_GAP.value == pytest.approx(4.0 * EV, rel=1e-14, abs=0)
    assert MINIMUM_BAND_GAP.verified


def test_a_semiconductor_is_refused():
    silicon_like = replace(aln.band_gap, value=1.1 * EV, uncertainty=Unstated())
    with pytest.raises(InputError, match=r"AlN.band_gap = 1.1 eV: expected more than 4 eV"):
        replace(aln, band_gap=silicon_like)


@pytest.mark.parametrize("name", ["youngs_modulus", "band_gap", "poissons_ratio"])
def test_a_value_in_another_unit_is_refused(name):
    with pytest.raises(InputError, match=f"AlN.{name} = "):
        replace(aln, **{name: hard_carbon.density})
