"""Each condition ends a step of a coupled run within its tolerance, or the protocol, with its reason."""

from math import sin

import numpy as np
import pytest
from short_tubules import cell

from femiec.evolve import Settings, evolve
from femiec.materials import hard_carbon
from femiec.models.coupled import Gas
from femiec.models.coupled.root import Root
from femiec.protocol import (
    AreaCapacity,
    ContactLost,
    CurrentBelow,
    Duration,
    FillingAbove,
    FillingBelow,
    GasPressureAbove,
    HoldPotential,
    Plate,
    PotentialAbove,
    PotentialBelow,
    Rest,
    Strip,
    WallStressAbove,
)
from femiec.quantities import MPa, mA_per_cm2, mV

COARSE = Settings(first_step=1e-2)
RESISTING = Root(resistance=1e-3)


def run(protocol, settings=COARSE, **changes):
    return evolve(cell(**changes), protocol, settings=settings)


def reasons(result):
    return [each["text"] for each in result.provenance["ended"]]


def test_potential_below_while_the_current_rises():
    step = Plate(lambda time: 3.0 * time, until=[PotentialBelow(-5 * mV), Duration(100.0)])
    result = run([step], root=RESISTING)
    assert result.summary["Cell potential [mV]"] == pytest.approx(-5.0, rel=0, abs=0.01)
    assert result.summary["Current density [mA/cm2]"] * mA_per_cm2 == pytest.approx(3.0 * result.summary["Time [s]"], rel=1e-9)
    assert "potential below -5 mV" in reasons(result)[0]


def test_potential_above_while_stripping():
    result = run([Strip(lambda time: 3.0 * time, until=[PotentialAbove(5 * mV), Duration(100.0)])], root=RESISTING)
    assert result.summary["Cell potential [mV]"] == pytest.approx(5.0, rel=0, abs=0.01)
    assert "potential above 5 mV" in reasons(result)[0]


def test_current_below_during_a_hold():
    result = run(
        [HoldPotential(-5 * mV, until=CurrentBelow(20.0))], root=Root(resistance=1e-4), gas=Gas(5 * MPa), contact_angle=1.5
    )
    current = result.ledger.column("Current density [mA/cm2]") * mA_per_cm2
    assert current[-1] == pytest.approx(20.0, rel=0, abs=1e-3)
    assert np.all(current[:-1] > 20.0)
    np.testing.assert_allclose(result.ledger.column("Cell potential [mV]"), -5.0, rtol=1e-12)


def test_filling_both_ways():
    result = run([Plate(30.0, until=FillingAbove(0.5)), Strip(30.0, until=FillingBelow(0.45))])
    filling, step = result.ledger.column("Filling"), result.ledger.column("Protocol step")
    assert filling[step == step[0]][-1] == pytest.approx(0.5, rel=0, abs=1e-5)
    assert filling[-1] == pytest.approx(0.45, rel=0, abs=1e-5)


def test_gas_pressure_and_wall_stress_as_limits():
    above = GasPressureAbove(0.2 * MPa)
    result = run([Plate(30.0, until=FillingAbove(0.9), limits=above), Rest(1.0)])
    assert result.summary["Gas pressure [MPa]"] == pytest.approx(0.2, rel=0, abs=1e-3)
    assert len(result.provenance["ended"]) == 1  # the rest was not begun
    above = WallStressAbove(5 * MPa)
    result = run(
        [Plate(lambda time: 100 * time, until=Duration(60.0), limits=above), Rest(1.0)], host=hard_carbon, contact_angle=1.5
    )
    assert result.summary["Wall principal stress, max [MPa]"] == pytest.approx(5.0, rel=0, abs=0.1)
    assert len(result.provenance["ended"]) == 1


def test_contact_lost_as_an_end():
    result = run([Strip(lambda time: 30 * time, until=[ContactLost(), Duration(10.0)])], contact_angle=1.5)
    pressed = result.summary["Root pressure [MPa]"] + (
        result.summary["Gas pressure [MPa]"] - result.summary["Tip pressure [MPa]"]
    )
    assert pressed == pytest.approx(0.0, abs=0.01)
    assert "contact lost" in reasons(result)[0]


@pytest.mark.parametrize(("step", "filling", "word"), [(Plate, 0.97, "full"), (Strip, 0.03, "empty")])
def test_full_and_empty(step, filling, word):
    result = run([step(30.0, until=AreaCapacity(1e9)), Rest(1.0)], filling=filling, contact_angle=1.5)
    assert word in reasons(result)[-1]
    assert result.summary["Filling"] == pytest.approx({"full": 0.99, "empty": 0.01}[word], rel=0, abs=1e-5)
    assert len(result.provenance["ended"]) == 1


def test_a_potential_as_a_function_of_time():
    result = run([HoldPotential(lambda time: -0.01 * sin(time), until=Duration(2.0))], root=RESISTING)
    held = -10 * np.sin(result.ledger.column("Time [s]"))
    np.testing.assert_allclose(result.ledger.column("Cell potential [mV]"), held, rtol=1e-10, atol=1e-12)
