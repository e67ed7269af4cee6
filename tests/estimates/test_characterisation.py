"""Numbers that the paper reads off its spectra."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.characterisation import (
    conversion_layer,
    effective_atomic_number,
    inelastic_mean_free_path,
    oxide_stoichiometry,
    wall_density_from_atom_ratio,
)


def test_effective_atomic_number_of_a_filled_tubule():
    assert effective_atomic_number([3, 6], [0.56, 1.0]) == pytest.approx(5.062, abs=5e-4)
    assert effective_atomic_number([3, 6], [0.56, 1.0]) == pytest.approx(5.1, rel=0.01, abs=0)  # the paper
    assert effective_atomic_number([6, 6], [0.56, 1.0]) == pytest.approx(6, rel=1e-14, abs=0)


def test_mean_free_path_at_200_kv_and_10_mrad():
    assert inelastic_mean_free_path(np.array([6, 5.1]), 200e3, 10e-3) * 1e9 == pytest.approx([161, 169], abs=0.5)
    with pytest.raises(InputError):
        inelastic_mean_free_path(6, 200e3, 1e-6)


def test_zinc_oxide_layer():
    assert oxide_stoichiometry(10.01, 9.09, 2.03) == pytest.approx(0.45, rel=0.02, abs=0)
    with pytest.raises(InputError):
        oxide_stoichiometry(9.09, 10.01, 2.03)


def test_li_to_c_of_0_56_needs_a_porous_wall():
    density = wall_density_from_atom_ratio(0.56, 100e-9, 28e-9, 1 / 21.6e-30, 12.011e-3)
    assert density == pytest.approx(1150, rel=2e-3, abs=0)
    # count the atoms of one metre of tubule again
    lithium = np.pi * 50e-9**2 / 21.6e-30
    carbon = np.pi * (78e-9**2 - 50e-9**2) * density / 12.011e-3 * 6.02214076e23
    assert lithium / carbon == pytest.approx(0.56, rel=1e-12, abs=0)


def test_a_layer_holds_all_that_the_wall_gave():
    thickness = conversion_layer(0.01, 100e-9, 20e-9, 1.6e5, 1.5e-5)
    # the moles of one metre of tubule again, thin against the radius
    given = 0.01 * 1.6e5 * np.pi * (70e-9**2 - 50e-9**2)
    assert 2 * np.pi * 70e-9 * thickness / 1.5e-5 == pytest.approx(given, rel=1e-12, abs=0)
    with pytest.raises(InputError):
        conversion_layer(0.01, 100e-9, 0.0, 1.6e5, 1.5e-5)
