"""The dimensionless groups, each as the ratio of the two effects that it compares."""

import pytest

from femiec.estimates import groups
from femiec.estimates.array_flow import array_conductance
from femiec.estimates.channel import tube_mean_speed, tube_wall_diffusion_speed
from femiec.estimates.kinetics import exchange_current_density
from femiec.estimates.lame import pressurised_tube
from femiec.estimates.transport import interface_conductivity, interface_sheet_conductance, nernst_einstein_conductivity

W, WALL, OMEGA = 1e-7, 1e-8, 21.6e-30


def test_core_to_wall_flow_is_a_ratio_of_speeds():
    eta, mobility = 1.14e7, 2.086e-29
    ratio = tube_mean_speed(1.0, W, eta) / tube_wall_diffusion_speed(1.0, W, mobility)
    assert groups.core_to_wall_flow(W, eta, mobility) == pytest.approx(ratio, rel=1e-13, abs=0)


def test_interface_to_bulk_is_the_second_term_of_equation_3():
    sheet = interface_sheet_conductance(2e-10, 2e-11, OMEGA, 300.0)
    bulk = nernst_einstein_conductivity(1.65e28, 1e-12, 300.0)
    ratio = interface_conductivity(1 / OMEGA, 2e-11, 2e-10, WALL, 300.0) / bulk
    assert groups.interface_to_bulk(sheet, bulk, WALL) == pytest.approx(ratio, rel=1e-13, abs=0)


def test_wagner_number_is_a_ratio_of_resistances():
    conductance = array_conductance(3e7, 1.148e-9, 20e-6)
    reaction = 5e-3  # Ohm m2
    current = exchange_current_density(reaction, 300.0)
    assert groups.wagner_number(current, conductance, 300.0) == pytest.approx(reaction * conductance, rel=1e-13, abs=0)


def test_wall_strain_is_lame_s_for_a_thin_wall():
    wall = 1e-10
    strain = pressurised_tube(W / 2, W / 2 + wall, 1e5, 0.0, 2e10, 0.0).displacement(W / 2) / (W / 2)
    assert groups.wall_strain(1e5, 2e10, W, wall) == pytest.approx(strain, rel=5e-3, abs=0)


def test_plain_ratios():
    assert groups.stress_number(100e6, OMEGA, 300.0) == pytest.approx(0.5215, abs=5e-5)
    assert groups.pressure_use(485e6, 370.9e6) == pytest.approx(1.308, abs=1e-3)  # slab 200/50: cannot be held at 50 mV
    assert groups.gas_share(1.01e6, 129e6) == pytest.approx(0.00783, abs=5e-6)
    assert groups.capillary_share(-18e6, 1.01e6) == pytest.approx(17.8, abs=0.05)  # far more than the gas
    assert groups.slip_number(3.63e12, W, 3.63e5) == pytest.approx(1, rel=1e-12, abs=0)
    assert groups.aspect_ratio(50e-6, W) == pytest.approx(500)
