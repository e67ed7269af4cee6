"""Another mesh for the same tubule: where it is asked for, and what it keeps."""

import dataclasses

import numpy as np
import pytest

from femiec import materials
from femiec.evolve import evolve
from femiec.geometry import Tubule
from femiec.models.coupled.model import CoupledTubule
from femiec.models.coupled.reshape import CLOSED_VOID, FIRST_VOID, TravellingMesh, VoidBelow, on, remeshed, turns
from femiec.models.readings import Readings
from femiec.protocol import AreaCapacity, ContactLost, Observed, Plate, Strip
from femiec.quantities import mAh_per_cm2, nm, um

MESHER = TravellingMesh(lengthening=3.0)


@pytest.fixture(scope="module")
def model():
    return CoupledTubule(
        MESHER(Tubule(100 * nm, 5 * nm, 20 * um, 0.4)), materials.lithium, materials.nickel, 300.0, mesher=MESHER, voids=True
    )


def at(**numbers):
    return Readings({}, {}, {}, numbers)


def test_a_void_opens_where_contact_is_lost(model):
    ((condition, change),) = turns(model)
    assert isinstance(condition, ContactLost)
    opened = change(at(tip=7 * um))
    void = FIRST_VOID * 50 * nm
    assert opened.numbers == pytest.approx({"tip": 7 * um + void, "bottom": void}, rel=1e-12, abs=0)
    assert opened.model.tubule.lithium_height == pytest.approx(7 * um, rel=1e-9)
    assert opened.model.has_void
    assert opened.model.lithium_at_start == model.lithium_at_start


def test_a_void_closes_where_it_is_half_of_what_it_was_at_first(model):
    ((condition, change),) = turns(on(model, 7 * um, 0.1 * um))
    assert isinstance(condition, VoidBelow)
    assert condition.limit == pytest.approx(CLOSED_VOID * FIRST_VOID * 50 * nm, rel=1e-12)
    assert condition.excess(Observed(void_height=condition.limit + 1e-9)) == pytest.approx(-1e-9, rel=1e-6)
    closed = change(at(tip=7 * um, bottom=1 * nm))
    assert closed.numbers == {"tip": pytest.approx(7 * um - 1 * nm, rel=1e-12)}
    assert not closed.model.has_void


def test_no_void_opens_unless_it_may(model):
    assert turns(dataclasses.replace(model, voids=False)) == []


def test_a_void_that_was_there_closes_even_if_none_may_open(model):
    ((condition, _),) = turns(dataclasses.replace(on(model, 7 * um, 0.1 * um), voids=False))
    assert isinstance(condition, VoidBelow)


def test_cells_that_are_stretched_too_far_ask_for_a_mesh(model):
    assert remeshed(model, at(tip=8 * um)) is None
    again = remeshed(model, at(tip=0.1 * um))
    assert "new mesh" in again.text
    assert again.model.tubule.tip == pytest.approx(0.1 * um, rel=1e-9)
    assert remeshed(dataclasses.replace(model, mesher=None, voids=False), at(tip=0.1 * um)) is None


def test_a_run_goes_from_mesh_to_mesh_and_keeps_its_lithium(model):
    """Opens a void, is meshed anew, closes it; against the same run in which the lithium holds on to the root."""
    protocol = [
        Strip(30.0, until=AreaCapacity(0.4 * mAh_per_cm2)),
        Plate(30.0, until=AreaCapacity(0.6 * mAh_per_cm2)),
    ]
    result = evolve(model, protocol)
    said = " ".join(change["text"] for change in result.provenance["reshaped"])
    assert "a void opens" in said
    assert "new mesh" in said
    assert "the void closes" in said
    assert result.ledger.column("Lithium balance defect").max() < 1e-12
    assert result.ledger.column("Void [um]").max() > 1.0
    stripping = (result.ledger.column("Protocol step") == 0) & (result.ledger.column("Void [um]") > 0.01)
    np.testing.assert_array_equal(result.ledger.column("Plated under the root face")[stripping], 0.0)
    held = evolve(dataclasses.replace(model, voids=False), protocol)
    for label, tolerance in (("Tip [um]", 1e-4), ("Cell potential [mV]", 5e-3)):
        assert result.summary[label] == pytest.approx(held.summary[label], rel=tolerance)
