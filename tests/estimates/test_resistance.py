"""Resistances of the paper's cells and of their layers."""

import pytest

from femiec.errors import InputError
from femiec.estimates.kinetics import exchange_current_density
from femiec.estimates.resistance import area_specific_resistance, layer_resistance
from femiec.quantities import S_per_cm, mA_per_cm2, mS_per_cm, mV, nm, um

OHM_CM2 = 1e-4


@pytest.mark.parametrize(("millivolt", "ohm_cm2"), [(39, 312), (250, 2000)])
def test_the_paper_s_cells(millivolt, ohm_cm2):
    resistance = area_specific_resistance(-millivolt * mV, -0.125 * mA_per_cm2)
    assert resistance / OHM_CM2 == pytest.approx(ohm_cm2, rel=1e-12, abs=0)


def test_the_layers_explain_a_quarter_of_the_39_mv():
    peo = [layer_resistance(50 * um, kappa * S_per_cm) / OHM_CM2 for kappa in (3e-4, 1e-3)]
    lipon = layer_resistance(200 * nm, 2e-6 * S_per_cm) / OHM_CM2
    matrix = layer_resistance(50 * um, 0.1 * mS_per_cm) / OHM_CM2
    assert [*peo, lipon, matrix] == pytest.approx([16.7, 5, 10, 50], abs=0.05)
    drop = (peo[0] + lipon + matrix) * OHM_CM2 * 0.125 * mA_per_cm2
    assert drop / (39 * mV) == pytest.approx(0.25, abs=0.01)


def test_lower_bound_of_the_exchange_current():
    whole_cell = area_specific_resistance(-39 * mV, -0.125 * mA_per_cm2)
    assert exchange_current_density(whole_cell, 328.15) / mA_per_cm2 == pytest.approx(0.091, abs=5e-4)


def test_no_current_has_no_resistance():
    with pytest.raises(InputError, match="current_density"):
        area_specific_resistance(0.05, 0.0)
