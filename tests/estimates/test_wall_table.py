"""The table of six walls of 65 MPa and 20 GPa, every number to the digits it is usually quoted with."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.creep import interface_mobility
from femiec.estimates.lame import pressurised_tube
from femiec.estimates.wall_table import THICKEST_BEAM, bending, largest_current_density, wall_row
from femiec.estimates.walls import external_limit, external_stress_ratio
from femiec.quantities import GPa, K, MPa, mA_per_cm2, mV, nm, um

# W, w: hoop ratio, burst MPa, mV, Tresca MPa, external MPa, collapse MPa, bending and shear nm/MPa, strip's ratio, its failing
# MPa, hexagon's ratio, its failing MPa, MPa at 0.912 MPa, GPa needed at 50 mV. Digits are those given as text.
TABLE = {
    (100, 10): "5.545 11.7 1.58 9.9 9.9 32 0.147 0.019 50 1.30 16.7 3.9 45.6 2.06",
    (100, 20): "3.083 21.1 2.84 15.9 15.9 197 0.0184 0.0093 12.5 5.2 4.17 15.6 11.4 1.14",
    (200, 50): "2.600 25.0 3.37 18.1 18.1 - 0.0188 0.0149 8 8.1 2.67 24.4 7.3 0.96",
    (100, 60): "1.521 42.7 5.76 25.8 25.8 - 7e-4 3.1e-3 1.39 46.8 0.46 - 1.3 0.56",
    (30, 50): "1.113 58.4 7.88 30.8 30.8 - - - 0.18 361 - - 0.16 0.41",
    (60, 60): "1.250 52.0 7.01 28.9 28.9 - - - 0.50 130 - - 0.46 0.46",
}


def as_quoted(value, text):
    """A number with the digits of a text, half up."""
    mantissa, _, power = text.partition("e")
    digits = len(mantissa.partition(".")[2])
    unit = 10.0 ** (int(power or 0) - digits)
    return abs(value - float(text)) <= 0.5 * unit * (1 + 1e-9)


@pytest.mark.parametrize(("size", "texts"), TABLE.items())
def test_the_table(size, texts):
    row = wall_row(size[0] * nm, size[1] * nm)
    strip, side = row.strip, row.side
    collapse = row.collapse_pressure and row.collapse_pressure / MPa
    found = [row.hoop_ratio, row.burst_pressure / MPa, -row.burst_overpotential / mV, row.tresca_limit / MPa]
    found += [row.external_limit / MPa, collapse, strip.bending * MPa / nm, strip.shear * MPa / nm, strip.stress_ratio]
    found += [strip.failing_pressure / MPa, side.stress_ratio, side.failing_pressure / MPa, strip.stress / MPa]
    found += [row.strength_needed / GPa]
    wrong = [
        (value, text) for value, text in zip(found, texts.split(), strict=True) if text != "-" and not as_quoted(value, text)
    ]
    assert wrong == []
    assert (collapse is None) == (texts.split()[5] == "-")


def test_where_beam_theory_ends():
    trusted = [(w, t) for w, t in TABLE if wall_row(w * nm, t * nm).strip.trusted]
    assert trusted == [(100, 10), (100, 20), (200, 50)]
    assert bending(1.0, THICKEST_BEAM, 1.0, 1.0, 0.3, 1.0).trusted
    assert wall_row(100 * nm, 10 * nm).side.slenderness == pytest.approx(0.1 * np.sqrt(3), rel=1e-12, abs=0)


def test_the_limits_from_outside_are_lames():
    inner, outer = 50 * nm, 60 * nm
    squeezed = pressurised_tube(inner, outer, 0.0, external_limit(100 * nm, 10 * nm, 65 * MPa), 20 * GPa, 0.24)
    assert squeezed.hoop_stress(inner) == pytest.approx(-65 * MPa, rel=1e-12, abs=0)
    assert external_stress_ratio(100 * nm, 10 * nm) == pytest.approx(6.545, abs=5e-4)


def test_gas_is_borne_by_the_strip_and_3_mpa_are_not():
    gas, more = (wall_row(100 * nm, 10 * nm, pressure_difference=p * MPa) for p in (0.912, 3))
    assert gas.strip.stress / MPa == pytest.approx(46, abs=0.5)
    assert (more.strip.stress / MPa, more.side.stress / MPa) == pytest.approx((150, 50), rel=1e-9, abs=0)


@pytest.mark.parametrize(("diffusivity", "temperature", "quoted"), [(2e-11, 300.0, 0.27), (4.67e-11, 328.15, 0.58)])
def test_the_largest_current(diffusivity, temperature, quoted):
    mobility = interface_mobility(2e-10, diffusivity, 21.6e-30, temperature * K)
    found = largest_current_density(100 * nm, 10 * nm, 65 * MPa, mobility, 20 * um, 21.6e-30)
    assert found / mA_per_cm2 == pytest.approx(quoted, abs=5e-3)


def test_what_is_refused():
    for arguments in ((0.0, 10 * nm), (100 * nm, -1 * nm), (100 * nm, 10 * nm, float("nan"))):
        with pytest.raises(InputError):
            wall_row(*arguments)
