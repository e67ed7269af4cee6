"""The insulators: band gaps above the paper's 4.0 eV, moduli within the ranges of the literature."""

import pytest

from femiec.materials import MINIMUM_BAND_GAP, aln, beo, srf2


@pytest.mark.parametrize("insulator", [beo, srf2, aln], ids=lambda insulator: insulator.name)
def test_band_gap_stays_above_four_electronvolts_over_its_uncertainty(insulator):
    assert insulator.band_gap.bounds[0] > MINIMUM_BAND_GAP.value


@pytest.mark.parametrize(("insulator", "low", "high"), [(beo, 345, 400), (srf2, 90.9, 111.1), (aln, 310, 330)])
def test_modulus_range(insulator, low, high):
    assert insulator.youngs_modulus.bounds == pytest.approx((low * 1e9, high * 1e9), rel=1e-12, abs=0)


def test_aluminium_nitride_gap_range():
    assert [gap / 1.602176634e-19 for gap in aln.band_gap.bounds] == pytest.approx([6.0, 6.2], rel=1e-12, abs=0)
