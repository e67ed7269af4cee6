"""Compression of the sealed gas: what the paper's 'tens of atmospheres' takes."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.gas import adiabatic_pressure, compression_ratio, isothermal_pressure
from femiec.quantities import ATMOSPHERE, MPa


def test_tenfold_compression():
    assert isothermal_pressure(ATMOSPHERE, 10.0) == pytest.approx(10 * ATMOSPHERE, rel=1e-14, abs=0)
    assert isothermal_pressure(ATMOSPHERE, 10.0) / MPa == pytest.approx(1.01, abs=5e-3)
    assert isothermal_pressure(ATMOSPHERE, 10.0, 328.15, 298.15) / MPa == pytest.approx(1.115, abs=1e-3)
    adiabatic = adiabatic_pressure(ATMOSPHERE, 10.0, np.array([5 / 3, 1.4])) / ATMOSPHERE
    assert adiabatic == pytest.approx([46.4, 25.1], abs=0.05)


def test_a_few_megapascals_need_more_than_tenfold():
    assert isothermal_pressure(ATMOSPHERE, np.array([20.0, 30.0])) / MPa == pytest.approx([2.03, 3.04], abs=5e-3)


def test_adiabatic_work_heats_the_gas():
    """p V^gamma stays: dp/p = -gamma dV/V, by differences."""
    ratio, step = 3.0, 1e-5
    growth = adiabatic_pressure(1.0, ratio * (1 + step), 1.4) / adiabatic_pressure(1.0, ratio * (1 - step), 1.4)
    assert np.log(growth) / (2 * step) == pytest.approx(1.4, rel=1e-8, abs=0)
    assert adiabatic_pressure(1.0, ratio, 1.0) == isothermal_pressure(1.0, ratio)


def test_filling():
    assert compression_ratio(np.array([0.0, 0.5, 0.9])) == pytest.approx([1, 2, 10], rel=1e-14, abs=0)
    for filling in (1.0, 1.01, -0.01):
        with pytest.raises(InputError, match="filling"):
            compression_ratio(filling)


def test_a_gas_cools_no_faster_than_isothermally():
    with pytest.raises(InputError, match="heat_capacity_ratio"):
        adiabatic_pressure(ATMOSPHERE, 10.0, 0.9)
