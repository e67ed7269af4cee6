"""What a coupled tubule refuses, each with one clear error, and numpy's numbers, which it takes."""

import math

import numpy as np
import pytest
from short_tubules import cell

from femiec.engine import embedded
from femiec.errors import InputError
from femiec.laws.gas import Chamber, Permeable
from femiec.laws.interface import Activated
from femiec.laws.kinetics import ButlerVolmer
from femiec.laws.slip import Rough
from femiec.materials import lithium
from femiec.models.coupled import Gas, Neighbour
from femiec.models.coupled.root import Root
from femiec.models.coupled.transport import Transport

CHAMBER = Chamber(1e-18, 1e5)
NO_NUMBERS = [math.nan, math.inf, -1.0, "10 ohm", None]


@pytest.mark.parametrize("value", NO_NUMBERS)
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("resistance", lambda value: Root(resistance=value)),
        ("exchange_current_density", ButlerVolmer),
        ("sealed_pressure", lambda value: Gas(sealed_pressure=value)),
        ("dead_volume", lambda value: Gas(dead_volume=value)),
        ("permeance", lambda value: Permeable(value, 1e5)),
        ("permeance", lambda value: Neighbour(CHAMBER, value, 1e-12)),
        ("area", lambda value: Neighbour(CHAMBER, 1e10, value)),
        ("volume", lambda value: Chamber(value, 1e5)),
        ("height", Rough),
        ("temperature", lambda value: cell(temperature=value)),
        ("contact_angle", lambda value: cell(contact_angle=value)),
    ],
)
def test_numbers_that_cannot_be_used(name, make, value):
    with pytest.raises(InputError, match=rf"^{name} = "):
        make(value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("slip", "stick"),
        ("slip", Rough),
        ("passage", 0.3),
        ("passage", Activated),  # the class, not a law
        ("transport", "resolved"),
        ("symmetry", "planar"),
        ("neighbours", "free"),
        ("creep", None),
        ("root", "blocked"),
        ("gas", None),
        ("metal", "lithium"),
        ("host", lithium),
        ("voids", "yes"),
        ("gas_surface", 1),
        ("mesher", 3),
        ("temperature", 500.0),
    ],
)
def test_objects_that_cannot_be_used(name, value):
    with pytest.raises(InputError, match=rf"^{name} = "):
        cell(**{name: value})


def test_parts_of_gas_and_root_that_cannot_be_used():
    for name, make in {
        "walls": lambda: Gas(walls="leaky"),
        "neighbour": lambda: Gas(neighbour=CHAMBER),
        "chamber": lambda: Neighbour(None, 1e10, 1e-12),
        "kinetics": lambda: Root(kinetics=10.0),
        "plates": lambda: Root(plates="yes"),
    }.items():
        with pytest.raises(InputError, match=rf"^{name} = "):
            make()


def test_numbers_of_numpy_state_the_same_problem():
    given = {
        "temperature": np.float64(300.0),
        "root": Root(np.float64(1e-3), ButlerVolmer(np.float64(10.0))),
        "gas": Gas(np.float64(1e5), np.float64(1e-21), Permeable(np.float64(1e9), np.float64(1e5))),
        "slip": Rough(np.float64(2e-9)),
    }
    assert cell(**given).problem(embedded).residual is not None


def test_states_beyond_the_ends_are_refused():
    model, numbers = cell(), {"tip": 0.4e-6, "gas pressure": 1e5}
    assert model.refuses(numbers) is None
    for change in ({"tip": 1.1e-6}, {"tip": -1e-9}, {"bottom": 0.5e-6}, {"tip": math.nan}, {"gas pressure": -1.0}):
        assert model.refuses(numbers | change)


@pytest.mark.parametrize(("name", "changes"), [("root", {"root": Root(plates=False)}), ("mesh", {"bottom": 60e-9})])
def test_an_effective_viscosity_needs_a_root_face_that_plates(name, changes):
    with pytest.raises(InputError, match=rf"^{name} = .*take Transport.RESOLVED"):
        cell(transport=Transport.EFFECTIVE, **changes)


def test_an_effective_viscosity_has_no_interface_for_pressure_to_slow():
    with pytest.raises(InputError, match=r"^passage = .*take Transport.RESOLVED"):
        cell(transport=Transport.EFFECTIVE, passage=Activated(0.3))
