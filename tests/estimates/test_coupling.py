"""The closed form of the coupled column: its equations by differences, its limits, and the exact decay in a tube and a slit."""

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.special import j0, j1

from femiec.errors import InputError
from femiec.estimates import coupling
from femiec.estimates.channel import slit_wall_diffusion_speed, tube_wall_diffusion_speed

W, H, ETA, M = 1e-7, 5e-7, 1e7, 2.086e-29
P0, PT = 371e6, 18e6
TUBE, SLIT = coupling.plating_length_tube(W, ETA, M), coupling.plating_length_slit(W, ETA, M)
Z, STEP = np.linspace(0.05, 0.95, 19) * H, 1e-3 * H


def pressure(z, length=TUBE):
    return coupling.normal_pressure(z, H, length, P0, PT)


def slope(function, z):
    return (function(z + STEP) - function(z - STEP)) / (2 * STEP)


def curvature(function, z):
    return (function(z + STEP) - 2 * function(z) + function(z - STEP)) / STEP**2


def test_plating_length_of_a_stiff_lithium():
    assert pytest.approx(158, abs=0.5) == TUBE * 1e9


def test_ends():
    assert pressure(np.array([0.0, H])) == pytest.approx([P0, PT], rel=1e-14, abs=0)


@pytest.mark.parametrize(
    ("speed", "length", "trouton", "perimeter_per_area"),
    [(coupling.tube_column_speed, TUBE, 3, 4 / W), (coupling.slit_column_speed, SLIT, 4, 2 / W)],
    ids=["tube", "slit"],
)
def test_column_is_in_equilibrium_and_grows_by_what_is_plated(speed, length, trouton, perimeter_per_area):
    """Axial force: P - P_t = 3 eta v' (tube), 4 eta v' (plane strain); volume: v' A = M P'' times the perimeter."""

    def v(z):
        return speed(z, H, length, P0, PT, W, M)

    assert trouton * ETA * slope(v, Z) == pytest.approx(pressure(Z, length) - PT, rel=1e-5, abs=0)
    plated = M * curvature(lambda z: pressure(z, length), Z)
    assert slope(v, Z) == pytest.approx(perimeter_per_area * plated, rel=1e-5, abs=0)
    assert v(0.0) == 0.0


def test_root_flux_is_plated_or_arrives_at_the_tip():
    root = coupling.root_flux(H, TUBE, P0, PT, M)
    edge = np.array([0.0, 1e-12])
    assert root == pytest.approx(-M * np.diff(pressure(edge))[0] / 1e-12, rel=1e-5, abs=0)
    at_tip = -M * np.diff(pressure(np.array([H - 1e-12, H])))[0] / 1e-12
    assert coupling.plated_flux(H, H, TUBE, P0, PT, M) + at_tip == pytest.approx(root, rel=1e-5, abs=0)


def test_a_short_column_is_wall_diffusion_to_the_tip():
    """L >> H: nothing is plated on the way, and the tip rises as in channel.*_wall_diffusion_speed."""
    for exact, perimeter_per_area in ((tube_wall_diffusion_speed, 4 / W), (slit_wall_diffusion_speed, 2 / W)):
        root = coupling.root_flux(H, 1e4 * H, P0, PT, M)
        assert perimeter_per_area * root == pytest.approx(exact((P0 - PT) / H, W, M), rel=1e-8, abs=0)
    assert coupling.plated_flux(H, H, 1e4 * H, P0, PT, M) < 1e-8 * root


def test_a_column_of_ten_thousand_plating_lengths_does_not_overflow():
    z = np.array([0.0, TUBE, 1e4 * TUBE])
    with np.errstate(all="raise", under="ignore"):
        p = coupling.normal_pressure(z, 1e4 * TUBE, TUBE, P0, 0.0)
        v = coupling.tube_column_speed(z, 1e4 * TUBE, TUBE, P0, 0.0, W, M)
    assert p == pytest.approx([P0, P0 / np.e, 0.0], rel=1e-12, abs=0)
    assert v == pytest.approx(4 / W * M * P0 / TUBE * np.array([0.0, 1 - 1 / np.e, 1.0]), rel=1e-12, abs=0)


def exact_decay_tube(eta_m):
    """k of exp(-kz) in a Stokes cylinder R = 1, free slip, inward speed M P_n'' at the wall: v_r = a J1(kr) + b kr J0(kr)."""

    def defect(k):
        f0, f1 = j0(k), j1(k)
        return 2 * eta_m * k**3 * ((f1 + k * f0) * (f0 - f1 / k) + k * f1**2) / f1**2 - 1

    return brentq(defect, 1e-3, 1.0, xtol=1e-15)


def exact_decay_slit(eta_m):
    """The same between planes y = +-1: v_y = a sin(ky) + b ky cos(ky)."""
    return brentq(lambda k: 2 * eta_m * k**3 * (np.sin(k) * np.cos(k) + k) / np.sin(k) ** 2 - 1, 1e-3, 1.0, xtol=1e-15)


@pytest.mark.parametrize(
    ("exact", "length_of", "bound"),
    [(exact_decay_tube, coupling.plating_length_tube, 3e-5), (exact_decay_slit, coupling.plating_length_slit, 9.5e-5)],
    ids=["tube", "slit"],
)
def test_the_decay_against_the_exact_one(exact, length_of, bound):
    ratios = np.array([0.3, 0.15])
    factor = length_of(2.0, 1.0, 1.0) ** 2  # L^2 at R = 1 is this times eta M
    errors = [exact(1 / (ratio**2 * factor)) / ratio - 1 for ratio in ratios]
    assert -bound < errors[0] < -0.9 * bound
    assert np.log2(errors[0] / errors[1]) == pytest.approx(4, abs=0.05)


@pytest.mark.parametrize("z", [-1e-9, 1.001 * H])
def test_places_outside_the_column_are_refused(z):
    with pytest.raises(InputError, match="z ="):
        pressure(z)
