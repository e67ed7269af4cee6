"""Elastic walls at one point against tensors written out, and constants that are none."""

import numpy as np
import pytest
from at_a_point import MaterialPoint
from scipy.spatial.transform import Rotation

from femiec.errors import InputError
from femiec.laws.solid.elastic import Elastic, NeoHookean, Orthotropic

E, NU = 20e9, 0.24
MU, LAME = E / (2 * (1 + NU)), E * NU / ((1 + NU) * (1 - 2 * NU))
LARGE = np.array([[0.2, -0.3, 0.1], [0.25, -0.1, 0.2], [-0.15, 0.1, 0.05]])
I = np.eye(3)

GOOD = {"youngs_moduli": (30e9, 30e9, 8e9), "poissons_ratios": (0.2, 0.1, 0.1), "shear_moduli": (12e9, 4e9, 4e9)}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"youngs_moduli": (30e9, 30e9)}, "three numbers"),
        ({"youngs_moduli": 30e9}, "three numbers"),
        ({"poissons_ratios": 0.2}, "three numbers"),
        ({"poissons_ratios": (float("nan"), 0.1, 0.1)}, "finite ratios"),
        ({"poissons_ratios": (2.0, 0.1, 0.1)}, "elastic energy is positive"),
        ({"shear_moduli": (12e9, 4e9, -4e9)}, "positive moduli"),
        ({"axes": ((1, 0, 0), (1, 0, 0), (0, 0, 1))}, "orthonormal"),
    ],
)
def test_constants_that_are_none_are_refused(change, words):
    with pytest.raises(InputError, match=words):
        Orthotropic(**{**GOOD, **change})


@pytest.mark.parametrize("law", [Elastic, NeoHookean])
@pytest.mark.parametrize("ratio", [-1.0, -1.2, 0.5])
def test_ratios_of_no_solid_are_refused(law, ratio):
    with pytest.raises(InputError, match="poissons_ratio"):
        law(E, ratio)


def test_the_stress_of_the_neo_hookean_solid():
    """P = mu (F - F^-T) + lambda ln J F^-T."""
    F = I + LARGE
    back = np.linalg.inv(F).T
    expected = MU * (F - back) + LAME * np.log(np.linalg.det(F)) * back
    np.testing.assert_allclose(MaterialPoint(NeoHookean(E, NU)).stress(LARGE), expected, rtol=1e-12, atol=1e-12 * E)


@pytest.mark.parametrize("law", [Elastic, NeoHookean])
def test_at_rest_the_tangent_is_hookes(law):
    hooke = LAME * np.einsum("ij,kl", I, I) + MU * (np.einsum("ik,jl->ijkl", I, I) + np.einsum("il,jk->ijkl", I, I))
    np.testing.assert_allclose(MaterialPoint(law(E, NU)).tangent(np.zeros((3, 3))), hooke, rtol=0, atol=1e-12 * E)


def test_an_orthotropic_wall_strains_by_its_compliance():
    """eps_ii = sigma_ii/E_i - nu_ij sigma_jj/E_i - ..., 2 eps_ij = sigma_ij/G_ij, in axes that are turned."""
    axes = Rotation.from_euler("xyz", [0.4, -0.7, 1.1]).as_matrix()
    (one, two, three), (nu12, nu13, nu23), shear = (30e9, 20e9, 8e9), (0.2, 0.1, 0.15), (12e9, 4e9, 5e9)
    law = Orthotropic((one, two, three), (nu12, nu13, nu23), shear, axes)
    a, b, c, d, e, f = 1e8 * np.array([1.0, -2.0, 0.5, 0.7, -0.3, 0.9])
    normal = [a / one - nu12 * b / one - nu13 * c / one, b / two - nu12 * a / one - nu23 * c / two,
              c / three - nu13 * a / one - nu23 * b / two]  # fmt: skip
    strain = np.diag(normal)
    for (i, j), stress, modulus in zip(((0, 1), (0, 2), (1, 2)), (d, e, f), shear, strict=True):
        strain[i, j] = strain[j, i] = stress / (2 * modulus)
    own = np.array([[a, d, e], [d, b, f], [e, f, c]])
    found = MaterialPoint(law).stress(axes.T @ strain @ axes)
    np.testing.assert_allclose(found, axes.T @ own @ axes, rtol=0, atol=1e-9 * 1e8)
