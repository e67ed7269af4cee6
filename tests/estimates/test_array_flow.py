"""Arrays at 3 mA/cm2 through 20 um: eight of them, the paper's cell, and the heights that 50 mV allows."""

import numpy as np
import pytest
from scipy.integrate import trapezoid

from femiec.errors import InputError
from femiec.estimates import array_flow as flow
from femiec.estimates.arrays import hexagonal_holes, round_holes, slab_array
from femiec.estimates.creep import interface_mobility
from femiec.estimates.nernst import overpotential_from_pressure
from femiec.estimates.transport import arrhenius, interface_sheet_conductance, required_conductance, surface_diffusivity
from femiec.estimates.walls import burst_pressure
from femiec.quantities import GAS_CONSTANT, MPa, S_per_cm2, mA_per_cm2, mS_per_cm, mV, nm, um

OMEGA, DELTA = 21.6e-30, 2e-10
D_INTERFACE, D_SURFACE = 2e-11, surface_diffusivity(300.0, 453.65)
D_WARM = arrhenius(D_INTERFACE, 6.54 * GAS_CONSTANT * 453.65, 328.15, 300.0)
TABLE = [
    (slab_array, 100, 10, 300.0, D_INTERFACE, 0.209, 0.104, 28.8, 213, 0.91),
    (hexagonal_holes, 100, 10, 300.0, D_INTERFACE, 0.379, 0.190, 15.8, 117, 1.66),
    (round_holes, 100, 10, 300.0, D_INTERFACE, 0.344, 0.172, 17.4, 129, 1.51),
    (round_holes, 100, 20, 300.0, D_INTERFACE, 0.289, 0.145, 20.8, 154, 1.27),
    (round_holes, 200, 50, 300.0, D_INTERFACE, 0.133, 0.0666, 45.0, 334, 0.58),
    (slab_array, 200, 50, 300.0, D_INTERFACE, 0.092, 0.046, 65.3, 485, 0.40),
    (round_holes, 100, 10, 300.0, D_SURFACE, 1.221, 0.611, 4.9, 36.4, 5.35),
    (round_holes, 100, 10, 328.15, D_WARM, 0.735, 0.367, 8.2, 61, 3.22),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0].__name__} {row[1]}/{row[2]}, {row[3]:g} K, D = {row[4]:.0e}")
def test_arrays(row):
    array, width, wall, temperature, diffusivity, *expected = row
    perimeter = array(width * nm, wall * nm).perimeter_per_area
    sheet = interface_sheet_conductance(DELTA, diffusivity, OMEGA, temperature)
    mobility = interface_mobility(DELTA, diffusivity, OMEGA, temperature)
    pressure = flow.array_pressure_drop(3 * mA_per_cm2, perimeter, mobility, 20 * um, OMEGA)
    conductance = flow.array_conductance(perimeter, sheet, 20 * um)
    computed = [
        flow.array_conductivity(perimeter, sheet) / mS_per_cm,
        conductance / S_per_cm2,
        -overpotential_from_pressure(pressure, OMEGA) / mV,
        pressure / MPa,
        flow.array_current_density(65 * MPa, perimeter, mobility, 20 * um, OMEGA) / mA_per_cm2,
    ]
    assert computed == pytest.approx(expected, rel=8e-3, abs=0)
    # pressure and potential are two units of one drop
    assert 3 * mA_per_cm2 / conductance == pytest.approx(-overpotential_from_pressure(pressure, OMEGA), rel=1e-12, abs=0)


def test_only_the_coarse_slab_fails_equation_1():
    fails = [
        flow.array_conductivity(row[0](row[1] * nm, row[2] * nm).perimeter_per_area, 1.148e-9) < 0.12 * mS_per_cm for row in TABLE
    ]
    assert [row[:3] for row, failed in zip(TABLE, fails, strict=True) if failed] == [(slab_array, 200, 50)]


@pytest.mark.parametrize(("current", "megapascal", "millivolt"), [(0.125, 6.3, 0.85), (0.5, 25, 3.4)])
def test_the_paper_s_cell(current, megapascal, millivolt):
    mobility = interface_mobility(DELTA, D_WARM, OMEGA, 328.15)
    perimeter = round_holes(100 * nm, 10 * nm).perimeter_per_area
    pressure = flow.array_pressure_drop(current * mA_per_cm2, perimeter, mobility, 50 * um, OMEGA)
    assert pressure / MPa == pytest.approx(megapascal, rel=0.02, abs=0)
    assert -overpotential_from_pressure(pressure, OMEGA) / mV == pytest.approx(millivolt, rel=0.02, abs=0)


@pytest.mark.parametrize(
    ("array", "height", "height_with_surface", "millivolt"),
    [(slab_array, 35, 123, 144), (round_holes, 57, 203, 87), (hexagonal_holes, 63, 224, 79)],
)
def test_heights_that_50_mv_allows(array, height, height_with_surface, millivolt):
    """The paper hopes for 10 to 100 um; at D_i = 2e-7 cm2/s 100 um needs 79 to 144 mV."""
    need = required_conductance(3 * mA_per_cm2, -50 * mV)
    perimeter = array(100 * nm, 10 * nm).perimeter_per_area
    for diffusivity, expected in ((D_INTERFACE, height), (D_SURFACE, height_with_surface)):
        sheet = interface_sheet_conductance(DELTA, diffusivity, OMEGA, 300.0)
        assert flow.largest_height(flow.array_conductivity(perimeter, sheet), need) / um == pytest.approx(expected, abs=0.6)
    sheet = interface_sheet_conductance(DELTA, D_INTERFACE, OMEGA, 300.0)
    assert 3 * mA_per_cm2 / flow.array_conductance(perimeter, sheet, 100 * um) / mV == pytest.approx(millivolt, abs=0.5)


@pytest.mark.parametrize(("temperature", "diffusivity", "current"), [(300.0, D_INTERFACE, 0.27), (328.15, D_WARM, 0.58)])
def test_current_that_a_wall_of_65_mpa_allows(temperature, diffusivity, current):
    mobility = interface_mobility(DELTA, diffusivity, OMEGA, temperature)
    perimeter = round_holes(100 * nm, 10 * nm).perimeter_per_area
    limit = flow.array_current_density(burst_pressure(100 * nm, 10 * nm, 65 * MPa), perimeter, mobility, 20 * um, OMEGA)
    assert limit / mA_per_cm2 == pytest.approx(current, abs=5e-3)


def test_a_uniform_sink_needs_half_the_pressure():
    """Integrate the flux that a uniform sink leaves at z, q (1 - z/h), over the height."""
    q, h, m = 1.35e-16, 20e-6, 2.086e-29
    z = np.linspace(0, h, 1001)
    assert flow.wall_sink_pressure_drop(q, h, m) == pytest.approx(trapezoid(q * (1 - z / h) / m, z), rel=1e-12, abs=0)
    assert flow.tip_sink_pressure_drop(q, h, m) == pytest.approx(trapezoid(np.full_like(z, q / m), z), rel=1e-12, abs=0)


def test_tip_speed_carries_the_current():
    assert flow.tip_speed(30.0, 0.7495, OMEGA) * 0.7495 * 1.602176634e-19 / OMEGA == pytest.approx(30.0, rel=1e-12, abs=0)


@pytest.mark.parametrize("porosity", [0.0, 1.01])
def test_a_porosity_that_no_array_has_is_refused(porosity):
    with pytest.raises(InputError, match="porosity"):
        flow.tip_speed(30.0, porosity, OMEGA)
