"""Equations (1) to (4) of the paper, with every number that its Methods draw from them."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.creep import interface_mobility
from femiec.estimates.transport import (
    arrhenius,
    interface_conductivity,
    interface_corrected_conductivity,
    interface_sheet_conductance,
    nernst_einstein_conductivity,
    required_conductance,
    required_conductivity,
    surface_diffusivity,
)
from femiec.quantities import ELEMENTARY_CHARGE, GAS_CONSTANT, S_per_cm, S_per_cm2, cm2_per_s, mA_per_cm2, mS_per_cm, um

OMEGA, DELTA, D_INTERFACE = 21.6e-30, 2e-10, 2e-7 * cm2_per_s
LIC6, LI9AL4, LI22SI5 = 1.65e28, 4e28, 5.3e28


def test_conductance_and_equation_1():
    conductance = required_conductance(3 * mA_per_cm2, -0.050)
    assert conductance / S_per_cm2 == pytest.approx(0.06, rel=1e-12, abs=0)
    assert required_conductivity(conductance, 20 * um) / mS_per_cm == pytest.approx(0.12, rel=1e-12, abs=0)
    assert required_conductivity(conductance, 100 * um) / mS_per_cm == pytest.approx(0.6, rel=1e-12, abs=0)  # graphite of 100 um


@pytest.mark.parametrize("potential", [0.0, 0.05])
def test_plating_needs_a_negative_overpotential(potential):
    with pytest.raises(InputError, match="overpotential"):
        required_conductance(30.0, potential)


@pytest.mark.parametrize(
    ("concentration", "diffusivity", "temperature", "computed", "paper", "tolerance"),
    [
        (LIC6, 1e-7, 300.0, 10.226, 10, 0.05),
        (LIC6, 1e-8, 300.0, 1.0226, 1, 0.05),
        (LIC6, 1e-8, 328.15, 0.935, None, None),
        (LI9AL4, 1e-9, 300.0, 0.24790, 0.25, 0.02),
        (LI22SI5, 1e-11, 300.0, 0.0032847, 0.003, 0.15),
    ],
)
def test_equation_2(concentration, diffusivity, temperature, computed, paper, tolerance):
    conductivity = nernst_einstein_conductivity(concentration, diffusivity * cm2_per_s, temperature) / mS_per_cm
    assert conductivity == pytest.approx(computed, rel=3e-4, abs=0)
    assert paper is None or conductivity == pytest.approx(paper, rel=tolerance, abs=0)


@pytest.mark.parametrize(
    ("concentration", "bulk", "interface", "total"),
    [(LIC6, 1e-8, 0.82, 1.84), (LI9AL4, 1e-9, 1.98, 2.23), (LI22SI5, 1e-11, 2.63, 2.63)],
)
def test_equation_3_for_a_wall_of_10_nm(concentration, bulk, interface, total):
    added = interface_conductivity(concentration, D_INTERFACE, DELTA, 10e-9, 300.0)
    assert added / mS_per_cm == pytest.approx(interface, abs=0.006)
    alone = nernst_einstein_conductivity(concentration, bulk * cm2_per_s, 300.0)
    corrected = interface_corrected_conductivity(alone, bulk * cm2_per_s, D_INTERFACE, DELTA, 10e-9)
    assert corrected / mS_per_cm == pytest.approx(total, abs=0.006)
    assert corrected == pytest.approx(alone + added, rel=1e-14, abs=0)
    assert 1 / 3 < corrected / mS_per_cm < 3  # the paper: about 1 mS/cm whatever the wall
    assert corrected / 11 / mS_per_cm > 0.12  # eq. (1) at the fill factor of 10 nm in 110 nm


def test_interface_conductivity_with_the_concentration_of_the_metal():
    assert interface_conductivity(1 / OMEGA, D_INTERFACE, DELTA, 10e-9, 300.0) / mS_per_cm == pytest.approx(2.30, abs=0.005)


def test_the_paper_s_ratios_of_interface_to_bulk():
    assert interface_corrected_conductivity(1.0, 1.0, 1.0, DELTA, 10e-9) - 1 == pytest.approx(1 / 25, rel=1e-12, abs=0)
    surface = surface_diffusivity(300.0, 453.65) / cm2_per_s
    ratio = interface_corrected_conductivity(1.0, 1e-8, surface, DELTA, 10e-9) - 1
    assert ratio == pytest.approx(2.84, abs=0.005)
    assert ratio == pytest.approx(3, rel=0.1, abs=0)


def test_sheet_conductance_is_the_mobility_in_units_of_charge():
    sheet = interface_sheet_conductance(DELTA, D_INTERFACE, OMEGA, 300.0)
    mobility = interface_mobility(DELTA, D_INTERFACE, OMEGA, 300.0)
    assert sheet == pytest.approx(mobility * (ELEMENTARY_CHARGE / OMEGA) ** 2, rel=1e-14, abs=0)
    for concentration, factor in ((LIC6, 2.81), (LI9AL4, 1.157), (LI22SI5, 0.874)):
        of_the_wall = interface_conductivity(concentration, D_INTERFACE, DELTA, 10e-9, 300.0) * 10e-9 / 2
        assert sheet / of_the_wall == pytest.approx(factor, rel=2e-3, abs=0)


@pytest.mark.parametrize(
    ("temperature", "melting", "computed", "paper", "tolerance"),
    [
        (300.0, 453.65, 7.10e-7, 7e-7, 0.05),
        (298.15, 453.65, 6.68e-7, None, None),
        (300.0, 505.08, 2.31e-7, 2e-7, 0.2),
        (300.0, 370.95, 4.3e-6, None, None),
        (300.0, 336.5, 9.1e-6, None, None),
    ],
    ids=["Li", "Li, 25 C", "Sn", "Na", "K"],
)
def test_equation_4(temperature, melting, computed, paper, tolerance):
    diffusivity = surface_diffusivity(temperature, melting) / cm2_per_s
    assert diffusivity == pytest.approx(computed, rel=4e-3, abs=0)
    assert paper is None or diffusivity == pytest.approx(paper, rel=tolerance, abs=0)


def test_lithium_s_surface_is_70_times_lic6_and_3_55_times_the_interface():
    surface = surface_diffusivity(300.0, 453.65) / cm2_per_s
    assert surface / 1e-8 == pytest.approx(71.0, rel=1e-3, abs=0)
    assert surface / 1e-8 == pytest.approx(70, rel=0.03, abs=0)
    assert surface / 2e-7 == pytest.approx(3.55, rel=1e-3, abs=0)


def test_equation_4_is_for_solids():
    assert surface_diffusivity(453.0, 453.65) > 0
    with pytest.raises(InputError, match="temperature"):
        surface_diffusivity(500.0, 453.65)
    with pytest.raises(InputError, match="temperature"):
        surface_diffusivity(np.array([300.0, 500.0]), 453.65)


def test_arrhenius():
    assert arrhenius(4e-11, 53e3, 328.15, 300.0) == pytest.approx(2.48e-10, rel=2e-3, abs=0)
    activation = 6.54 * GAS_CONSTANT * 453.65
    assert activation == pytest.approx(24.67e3, rel=1e-4, abs=0)
    assert arrhenius(2e-7, activation, 328.15, 300.0) == pytest.approx(4.67e-7, rel=1e-3, abs=0)
    assert arrhenius(2e-7, activation, 300.0, 300.0) == 2e-7
    # eq. (4) is an Arrhenius law of that energy
    assert arrhenius(surface_diffusivity(300.0, 453.65), activation, 350.0, 300.0) == pytest.approx(
        surface_diffusivity(350.0, 453.65), rel=1e-12, abs=0
    )
    assert arrhenius(0.14 * np.exp(-53.7e3 / GAS_CONSTANT / 300), 53.7e3, 300.0, 300.0) == pytest.approx(6.3e-11, rel=0.01, abs=0)


def test_bulk_lithium_conducts_11_times_too_little():
    lithium = nernst_einstein_conductivity(1 / OMEGA, 4e-11 * cm2_per_s, 300.0)
    assert 0.12 * mS_per_cm / (lithium * 100 / 110) == pytest.approx(11.5, rel=2e-3, abs=0)


def test_units_of_the_paper():
    assert nernst_einstein_conductivity(LIC6, 1e-7 * cm2_per_s, 300.0) / S_per_cm == pytest.approx(0.010226, rel=1e-4, abs=0)
