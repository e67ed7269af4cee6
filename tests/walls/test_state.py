"""The largest value of several regions, and of the points that count."""

import numpy as np
import pytest
from blocks import block

from femiec.errors import InputError
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed
from femiec.strength import MaxPrincipal
from femiec.walls.state import RegionState, WallState

PLACES = np.array([[[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]]])


def region(*tensions):
    """Three points in a row under tension along x [Pa], moved along y by as many metres."""
    stress = np.zeros((1, 3, 3, 3))
    stress[0, :, 0, 0] = tensions
    return RegionState(PLACES, np.stack([np.zeros((1, 3)), np.array([tensions])], axis=-1), stress)


@pytest.fixture(params=[("soft", "stiff"), ("stiff", "soft")], ids=["last", "first"])
def state(request):
    regions = {"soft": region(1.0, 2.0, 3.0), "stiff": region(7.0, 9.0, 4.0)}
    structure = WallStructure(block(), Elastic(20e9, 0.24), PLANE_STRAIN, (Pressure("top", 1e6),), (Fixed("bottom"),))
    return WallState(structure, 1.0, {name: regions[name] for name in request.param}, None, None)


def test_the_largest_of_all_regions(state):
    for found in (state.peak(MaxPrincipal()), state.deflection()):
        assert (found.value, found.region, found.spot.tolist()) == (9.0, "stiff", [1.0, 0.0])


def test_the_largest_of_the_points_that_count(state):
    ends = state.peak(MaxPrincipal(), lambda x: x[:, 0] != 1.0)
    assert (ends.value, ends.region, ends.spot.tolist()) == (7.0, "stiff", [0.0, 0.0])
    with pytest.raises(InputError, match="none of the points"):
        state.deflection(lambda x: x[:, 0] > 2.0)
