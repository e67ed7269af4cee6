"""An interface that pressure slows: the drop along it is that of the integrated flux."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import brentq

from femiec.evolve import evolve
from femiec.evolve.settings import to_steady_state
from femiec.geometry import Tubule, tubule_mesh
from femiec.geometry.resolution import travelling
from femiec.laws.interface import Activated
from femiec.materials import hard_carbon, lithium
from femiec.materials.uncertainty import Factor
from femiec.models.coupled import CoupledTubule
from femiec.models.coupled.paths import paths
from femiec.protocol import Duration, Plate
from femiec.quantities import BOLTZMANN, ELEMENTARY_CHARGE, MPa, mA_per_cm2, mV, nm, um

T, CURRENT, SECONDS = 300.0, 3 * mA_per_cm2, 300.0


def rigid():
    """A wall that neither conducts nor gives."""
    modulus = replace(hard_carbon.youngs_modulus, value=1e15, uncertainty=Factor(2.0))
    return replace(hard_carbon, lithium_concentration=None, lithium_diffusivity=None, youngs_modulus=modulus)


def exact_root(model, share, tip_potential, tip):
    """psi_r [V] of J z = K (exp(-b psi_t) - exp(-b psi_r))/b + C (psi_r - psi_t), b = V* e/(Omega kT); C is the creep's."""
    b, ways = share * ELEMENTARY_CHARGE / (BOLTZMANN * T), paths(model)

    def excess(root):
        along = ways.interface * (np.exp(-b * tip_potential) - np.exp(-b * root)) / b
        return along + ways.creep * (root - tip_potential) - CURRENT * tip

    return brentq(excess, tip_potential, 0.2)


@pytest.mark.parametrize("share", [0.3, 1.0, -1.0])
def test_the_drop_is_that_of_the_integrated_flux(share):
    """Ends, some widths long, are left out: 1 % of a width's share of the height."""
    sizes = Tubule(100 * nm, 5 * nm, 20 * um, 0.5)
    mesh = tubule_mesh(sizes, cells=travelling(sizes))
    model = CoupledTubule(mesh, lithium, rigid(), T, gas_surface=False, passage=Activated(share))
    row = evolve(model, Plate(CURRENT, until=Duration(SECONDS)), settings=to_steady_state(SECONDS)).summary
    tip = row["Tip pressure [MPa]"] * MPa / model.pressure_per_volt
    exact = exact_root(model, share, tip, row["Tip [um]"] * um)
    assert row["Root potential [mV]"] * mV - tip == pytest.approx(exact - tip, rel=1e-3, abs=0)
    assert row["Carried by the interface"] + row["Carried by Nabarro-Herring creep"] == pytest.approx(1, rel=1e-6, abs=0)
    assert row["Power that is missing, share"] < 1e-5
