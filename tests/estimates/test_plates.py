"""Flat walls that bend: the table of the paper's geometries, and the plate equations."""

from pathlib import Path

import numpy as np
import pytest
from scipy.integrate import trapezoid

from femiec.commands.study import load
from femiec.errors import InputError
from femiec.estimates import plates
from femiec.quantities import GPa, MPa, nm

ROOT = Path(__file__).parents[2]
E, NU, STRENGTH = 20 * GPa, 0.24, 65 * MPa
GAS = 0.912 * MPa  # ten atmospheres against one
#        W, w, bending nm/MPa, shear nm/MPa, stress ratio, failure MPa, hexagon's ratio, hexagon's failure, MPa at GAS
TABLE = [
    (100, 10, 0.147, 0.019, 50, 1.30, 16.7, 3.9, 45.6),
    (100, 20, 0.0184, 0.0093, 12.5, 5.2, 4.17, 15.6, 11.4),
    (200, 50, 0.0188, 0.0149, 8, 8.1, 2.67, 24.4, 7.3),
]


@pytest.mark.parametrize(("width", "wall", "bend", "shear", "ratio", "fail", "side_ratio", "side_fail", "stress"), TABLE)
def test_thin_walls(width, wall, bend, shear, ratio, fail, side_ratio, side_fail, stress):
    span, thickness = width * nm, wall * nm
    deflections = [bending(MPa, span, thickness, E, NU) / nm for bending in (plates.strip_bending, plates.strip_shear)]
    assert deflections == pytest.approx([bend, shear], rel=0.025, abs=0)
    assert plates.strip_stress_ratio(span, thickness) == pytest.approx(ratio, rel=1e-12, abs=0)
    assert plates.strip_failure_pressure(span, thickness, STRENGTH) / MPa == pytest.approx(fail, rel=5e-3, abs=0)
    side = plates.hexagon_side(span)
    assert plates.strip_stress_ratio(side, thickness) == pytest.approx(side_ratio, rel=3e-3, abs=0)
    assert plates.strip_failure_pressure(side, thickness, STRENGTH) / MPa == pytest.approx(side_fail, rel=3e-3, abs=0)
    assert plates.strip_stress_ratio(span, thickness) * GAS / MPa == pytest.approx(stress, rel=6e-3, abs=0)


@pytest.mark.parametrize(("width", "wall"), [(100, 60), (30, 50), (60, 60)])
def test_thick_walls_are_no_plates(width, wall):
    for estimate in (
        lambda span: plates.strip_stress_ratio(span, wall * nm),
        lambda span: plates.strip_bending(MPa, span, wall * nm, E, NU),
        lambda span: plates.strip_shear(MPa, span, wall * nm, E, NU),
        lambda span: plates.disc_stress_ratio(span / 2, wall * nm),
    ):
        with pytest.raises(InputError, match="thickness"):
            estimate(width * nm)


def test_dense_lic6_is_5_45_times_stiffer():
    ratio = plates.strip_bending(MPa, 100 * nm, 10 * nm, E, NU) / plates.strip_bending(MPa, 100 * nm, 10 * nm, 109 * GPa, NU)
    assert ratio == pytest.approx(5.45, rel=1e-12, abs=0)


def test_a_wall_of_10_nm_is_sensible_mechanically():
    span = 100 * nm
    safe = plates.safe_strip_thickness(span, GAS, STRENGTH) / nm
    assert safe == pytest.approx(8.4, abs=0.05)
    assert safe == pytest.approx(10, rel=0.2, abs=0)  # the paper
    side = plates.hexagon_side(span)
    found = [plates.safe_strip_thickness(x, p, STRENGTH) / nm for x, p in ((side, GAS), (span, 3 * MPa), (side, 3 * MPa))]
    assert found == pytest.approx([4.8, 15.2, 8.8], abs=0.05)


def test_three_megapascals_break_the_strip_and_not_the_honeycomb():
    assert plates.strip_stress_ratio(100 * nm, 10 * nm) * 3 == pytest.approx(150)
    assert plates.strip_stress_ratio(plates.hexagon_side(100 * nm), 10 * nm) * 3 == pytest.approx(50)


def test_safe_thickness_just_carries_the_load():
    thickness = plates.safe_strip_thickness(100 * nm, 3 * MPa, STRENGTH)
    assert plates.strip_failure_pressure(100 * nm, thickness, STRENGTH) == pytest.approx(3 * MPa, rel=1e-13, abs=0)
    assert plates.safe_strip_thickness(1.0, 0.5 * STRENGTH, STRENGTH) == pytest.approx(0.5, rel=1e-13, abs=0)
    with pytest.raises(InputError, match="pressure_difference"):
        plates.safe_strip_thickness(100 * nm, 0.51 * STRENGTH, STRENGTH)


def test_strip_by_the_equation_of_bending():
    """D u'''' = q for polynomials: u = q x^2 (L - x)^2/(24 D) is clamped at both ends; stress 6 M/w^2 with M = D u''."""
    q, length, w = MPa, 100 * nm, 10 * nm
    stiffness = E * w**3 / (12 * (1 - NU**2))
    u = np.polynomial.Polynomial([0, 0, length**2, -2 * length, 1]) * (q / (24 * stiffness))
    assert [u(0), u(length), u.deriv()(0), u.deriv()(length)] == pytest.approx([0] * 4, abs=1e-15)
    assert u.deriv(4)(0) * stiffness == pytest.approx(q, rel=1e-12, abs=0)
    assert plates.strip_bending(q, length, w, E, NU) == pytest.approx(u(length / 2), rel=1e-12, abs=0)
    moment = stiffness * u.deriv(2)(np.array([0.0, length / 2]))
    assert plates.strip_stress_ratio(length, w) * q == pytest.approx(np.max(np.abs(6 * moment / w**2)), rel=1e-12, abs=0)


def test_disc_by_the_equation_of_bending():
    """u = q (a^2 - r^2)^2/(64 D) is clamped and has D laplace laplace u = q; at the edge M = D u''."""
    q, a, w = MPa, 50 * nm, 10 * nm
    stiffness = E * w**3 / (12 * (1 - NU**2))
    u = np.polynomial.Polynomial([a**4, 0, -2 * a**2, 0, 1]) * (q / (64 * stiffness))
    r = np.polynomial.Polynomial([0, 1])
    laplace_u = u.deriv(2) + u.deriv() // r
    assert (laplace_u.deriv(2) + laplace_u.deriv() // r)(a / 2) * stiffness == pytest.approx(q, rel=1e-9, abs=0)
    assert [u(a), u.deriv()(a)] == pytest.approx([0, 0], abs=1e-15)
    assert plates.disc_deflection(q, a, w, E, NU) == pytest.approx(u(0), rel=1e-12, abs=0)
    assert plates.disc_stress_ratio(a, w) * q == pytest.approx(6 * stiffness * u.deriv(2)(a) / w**2, rel=1e-12, abs=0)


def test_shear_by_integration():
    """Mean shear strain q (L/2 - x)/(5/6 G w), summed from the clamp to the middle."""
    q, length, w = MPa, 100 * nm, 10 * nm
    shear_modulus = E / (2 * (1 + NU))
    x = np.linspace(0, length / 2, 101)
    expected = trapezoid(q * (length / 2 - x) / (5 / 6 * shear_modulus * w), x)
    assert plates.strip_shear(q, length, w, E, NU) == pytest.approx(expected, rel=1e-12, abs=0)


def test_disc_shear_by_integration():
    """Mean shear strain q r/(2 (5/6) G w), summed from the edge to the middle."""
    q, a, w = MPa, 50 * nm, 10 * nm
    r = np.linspace(0, a, 101)
    expected = trapezoid(q * r / 2 / (5 / 6 * E / (2 * (1 + NU)) * w), r)
    assert plates.disc_shear(q, a, w, E, NU) == pytest.approx(expected, rel=1e-12, abs=0)


def test_a_honeycombs_wall_too_thick_to_bend_is_called_by_its_name():
    plates.check_side(60 * nm, 17.3 * nm)
    with pytest.raises(InputError, match=r"wall = 25 nm: expected at most 17\.3 nm"):
        plates.check_side(60 * nm, 25 * nm)


@pytest.mark.parametrize("study", ["neighbour_bending", "honeycomb_burst"])
def test_studies_refuse_such_a_wall_before_they_solve(study):
    with pytest.raises(InputError, match="wall = 25 nm"):
        load(ROOT / f"studies/{study}.py")(width="60 nm", wall="25 nm")
