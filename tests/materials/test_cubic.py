"""Cubic elasticity against the isotropic limit and a direct inversion of the stiffness matrix."""

from dataclasses import replace

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.materials import CubicElasticity, lithium

CRYSTAL = lithium.crystal


def stiffness_matrix(crystal):
    matrix = np.full((3, 3), crystal.c12.value) + np.eye(3) * (crystal.c11.value - crystal.c12.value)
    return np.block([[matrix, np.zeros((3, 3))], [np.zeros((3, 3)), np.eye(3) * crystal.c44.value]])


def isotropic(youngs_modulus, poissons_ratio):
    shear = youngs_modulus / (2 * (1 + poissons_ratio))
    lame = 2 * shear * poissons_ratio / (1 - 2 * poissons_ratio)
    c11, c12, c44 = (replace(CRYSTAL.c11, value=value) for value in (lame + 2 * shear, lame, shear))
    return CubicElasticity(c11, c12, c44)


def test_an_isotropic_crystal_has_one_modulus():
    crystal = isotropic(200e9, 0.3)
    moduli = [crystal.voigt_youngs_modulus, crystal.reuss_youngs_modulus]
    moduli += [crystal.youngs_modulus(axis) for axis in ((1, 0, 0), (1, 1, 0), (1, 1, 1), (1, 2, 3))]
    assert moduli == pytest.approx([200e9] * len(moduli), rel=1e-12, abs=0)
    assert crystal.anisotropy == pytest.approx(1, rel=1e-12, abs=0)
    assert crystal.bulk_modulus == pytest.approx(200e9 / (3 * (1 - 0.6)), rel=1e-12, abs=0)


@pytest.mark.parametrize("axis", [(1, 0, 0), (1, 1, 0), (1, 1, 1), (1, 2, 3), (0, -3, 0.5)])
def test_the_modulus_along_an_axis_is_that_of_the_inverted_stiffness(axis):
    n = np.array(axis) / np.linalg.norm(axis)
    stress = np.array([*(n * n), n[1] * n[2], n[2] * n[0], n[0] * n[1]])  # unit tension along n, in Voigt's order
    strain = np.linalg.solve(stiffness_matrix(CRYSTAL), stress)
    assert CRYSTAL.youngs_modulus(axis) == pytest.approx(1 / (strain @ stress), rel=1e-12, abs=0)


def test_reuss_is_below_voigt():
    assert CRYSTAL.reuss_youngs_modulus < CRYSTAL.voigt_youngs_modulus


@pytest.mark.parametrize("axis", [(0, 0, 0), (1, 0), (1, 0, 0, 0), (np.nan, 0, 0), (np.inf, 0, 0)])
def test_a_bad_direction_is_refused(axis):
    with pytest.raises(InputError, match=r"^direction = "):
        CRYSTAL.youngs_modulus(axis)


def test_an_unstable_crystal_is_refused():
    with pytest.raises(InputError, match="c11"):
        CubicElasticity(CRYSTAL.c12, CRYSTAL.c11, CRYSTAL.c44)
    with pytest.raises(InputError, match="c44"):
        CubicElasticity(CRYSTAL.c11, CRYSTAL.c12, lithium.poissons_ratio)
