"""What a coupled run conserves, and how its numbers converge with the mesh."""

from itertools import pairwise
from math import log2

import numpy as np
import pytest
from short_tubules import cell

from femiec.evolve import Settings, evolve, to_steady_state
from femiec.laws.gas import Chamber, Permeable
from femiec.laws.nernst import nernst_pressure
from femiec.materials import hard_carbon, lithium
from femiec.models.coupled.gas import Gas, Neighbour
from femiec.models.coupled.model import Transport
from femiec.protocol import Duration, FillingAbove, Plate, Rest, Strip
from femiec.quantities import um

CHAMBER = Chamber(3e-21, 4e5)


@pytest.fixture(scope="module")
def cycled():
    """Plated and stripped until a void opens, on several meshes; the model, and the result."""
    model = cell(height=0.5 * um, filling=0.3, voids=True, lengthening=1.1)
    protocol = [Plate(30.0, until=FillingAbove(0.32)), Rest(1.0), Strip(lambda time: 30 * time, until=Duration(3.0))]
    return model, evolve(model, protocol, settings=Settings(first_step=1e-2))


def test_lithium_is_conserved_from_mesh_to_mesh(cycled):
    model, result = cycled
    reshaped = [each["text"] for each in result.provenance["reshaped"]]
    assert any("a void opens" in text for text in reshaped)
    assert any("new mesh" in text for text in reshaped)
    brought = result.ledger.column("Charge [C]") / nernst_pressure(1.0, lithium.atomic_volume.value)
    defect = result.ledger.column("Lithium [m3]") - model.lithium_at_start - brought
    assert np.abs(defect).max() < 1e-12 * model.lithium_at_start


def test_sealed_gas_is_conserved_from_mesh_to_mesh(cycled):
    amount = cycled[1].ledger.column("Gas amount")
    assert np.abs(amount / amount[0] - 1).max() < 1e-12


def test_gas_that_passes_to_a_second_chamber_is_not_lost():
    model = cell(gas=Gas(1e5, 0.0, neighbour=Neighbour(CHAMBER, 1e13, 1e-14)))
    result = evolve(model, [Rest(1e-3), Rest(1e3)], settings=Settings(first_step=1e-4))
    one, other = (result.ledger.column(name) for name in ("Gas amount", "Gas amount in the second chamber"))
    assert one[-1] > 1.5 * one[0]
    assert np.abs((one + other) / (one[0] + other[0]) - 1).max() < 1e-12
    equal = other[-1] / CHAMBER.amount(300.0) * CHAMBER.pressure
    assert result.summary["Gas pressure [MPa]"] * 1e6 == pytest.approx(equal, rel=1e-6)


def test_gas_leaks_until_it_has_the_pressure_outside():
    """dN/dt = -K A (P - P_out) at constant volume: an exponential, but for the little by which the walls give."""
    permeance, outside = 1e16, 2e5
    model = cell(gas=Gas(1e6, 0.0, Permeable(permeance, outside)), host=hard_carbon, contact_angle=1.5)
    area, volume = 2 * np.pi * model.tubule.radius * 0.6 * um, model.cavity_area * 0.6 * um
    seconds = volume / (permeance * area * 1.380649e-23 * 300.0)
    result = evolve(model, [Rest(3 * seconds)], settings=Settings(first_step=1e-3 * seconds).coarser(0.01))
    time, pressure = result.ledger.column("Time [s]"), result.ledger.column("Gas pressure [MPa]") * 1e6
    np.testing.assert_allclose(pressure, outside + (1e6 - outside) * np.exp(-time / seconds), rtol=1e-3)


def at_level(level, **changes):
    """Potential [mV], tip [um], wall's deflection [nm] and missing power of a tubule that is plated steadily."""
    steady = to_steady_state(0.5)
    summary = evolve(cell(level=level, **changes), [Plate(30.0, until=Duration(1.0))], settings=steady).summary
    names = ("Cell potential [mV]", "Tip [um]", "Wall deflection, max [nm]", "Power that is missing, share")
    return [summary[name] for name in names]


@pytest.mark.parametrize(
    ("transport", "least"),
    [(Transport.RESOLVED, (1.5, 2.0, 0.9)), (Transport.EFFECTIVE, (1.2, 1.2, 0.6))],
    ids=["resolved", "effective"],
)
def test_orders_with_the_mesh(transport, least):
    """The triple line, where no slip meets a free surface and the load on the wall jumps, holds the orders down."""
    potential, tip, deflection, missing = np.transpose([at_level(level, transport=transport) for level in (1, 2, 3)])
    seen = [log2(coarse / fine) for coarse, fine in (np.abs(np.diff(values)) for values in (potential, tip))]
    assert seen[0] >= least[0]
    assert seen[1] >= least[1]
    assert abs(deflection[2] / deflection[1] - 1) < 2e-4
    assert missing[0] < 1e-7
    assert all(log2(coarse / fine) >= least[2] for coarse, fine in pairwise(missing))
