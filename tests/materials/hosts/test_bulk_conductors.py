"""LiC6, Li22Si5 and Li9Al4: the conductivities that the paper computes from their numbers, e^2 c D/(k T), eq. (2)."""

import math

import pytest

from femiec.materials import li9al4, li22si5, lic6

E_CHARGE, BOLTZMANN = 1.602176634e-19, 1.380649e-23


@pytest.mark.parametrize(
    ("host", "printed", "tolerance"),
    [(lic6, 1e-3, 0.05), (li9al4, 0.25e-3, 0.02), (li22si5, 0.003e-3, 0.15)],
    ids=lambda value: getattr(value, "name", None),
)
def test_conductivity_of_the_paper(host, printed, tolerance):
    conductivity = E_CHARGE**2 * host.lithium_concentration.value * host.lithium_diffusivity.value / (BOLTZMANN * 300)
    assert conductivity == pytest.approx(printed * 100, rel=tolerance, abs=0)  # S/cm to S/m


@pytest.mark.parametrize(
    ("host", "atoms", "cell"),
    # lithium atoms in a crystal cell, and the volume of the cell [A3] from the lattice constants of the literature
    [
        (lic6, 1, 4.305**2 * math.sin(math.radians(60)) * 3.706),
        (li22si5, 16 * 22, 18.75**3),
        (li9al4, 2 * 9, 19.155 * 5.429 * 4.499 * math.sin(math.radians(107.67))),
    ],
    ids=["LiC6", "Li22Si5", "Li9Al4"],
)
def test_concentration_agrees_with_the_lattice(host, atoms, cell):
    assert host.lithium_concentration.value == pytest.approx(atoms / (cell * 1e-30), rel=0.03, abs=0)


def test_the_optimistic_diffusivity_of_the_paper_is_the_upper_bound():
    assert lic6.lithium_diffusivity.bounds[1] == pytest.approx(1e-7 * 1e-4, rel=1e-12, abs=0)


def test_ranges_of_the_moduli():
    assert li22si5.youngs_modulus.bounds == (12e9, 75e9)
    assert li9al4.youngs_modulus.bounds == (30e9, 60e9)
