"""Bad data is refused where it is made."""

from __future__ import annotations

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.results.ledger import Ledger
from femiec.results.result import FieldData, RegionData, Result, Snapshot

TRIANGLE = [[0, 0, 0], [1, 0, 0], [0, 1, 0]]


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_field_refuses_what_is_not_finite_and_says_where(bad):
    with pytest.raises(InputError, match=r"Pressure \[Pa\] = .* at \[1\]: expected finite"):
        FieldData("Pressure", "Pa", [1.0, bad, 3.0])


@pytest.mark.parametrize("name", ["", "a/b", ".", "1st", "new\nline"])
def test_a_field_refuses_names_that_a_file_cannot_hold(name):
    with pytest.raises(InputError, match="name"):
        FieldData(name, "Pa", [1.0])


@pytest.mark.parametrize(
    ("points", "cells", "kind", "fields"),
    [
        (np.zeros((3, 2)), [[0, 1, 2]], 5, ()),
        (TRIANGLE, [[0, 1, 3]], 5, ()),
        (TRIANGLE, [[0, 1, -1]], 5, ()),
        (TRIANGLE, [[0, 1]], 5, ()),
        (TRIANGLE, [[0, 1, 2]], 6, ()),
        (TRIANGLE, np.zeros((0, 3)), 5, ()),
        (TRIANGLE, [[0, 1, 2]], 5, (FieldData("T", "K", [1.0, 2.0]),)),
        (TRIANGLE, [[0, 1, 2]], 5, (FieldData("T", "K", [1.0, 2, 3]),) * 2),
    ],
)
def test_a_region_refuses_arrays_that_do_not_fit_together(points, cells, kind, fields):
    with pytest.raises(InputError):
        RegionData("wall", points, cells, kind, fields)


@pytest.mark.parametrize("name", ["", "a b", "9", "Steps", "Assembly", "a/b"])
def test_a_region_refuses_names_that_the_file_needs_or_paraview_rejects(name):
    with pytest.raises(InputError, match="region"):
        RegionData(name, TRIANGLE, [[0, 1, 2]], 5)


def test_the_data_is_a_read_only_copy():
    values = np.ones(3)
    field = FieldData("T", "K", values)
    values[0] = 7
    assert field.values[0] == 1
    with pytest.raises(ValueError, match="read-only"):
        field.values[0] = 7


def test_a_result_refuses_nan_in_summary_provenance_and_coefficients():
    ledger = Ledger(["Time [s]"])
    with pytest.raises(InputError, match=r'summary\["Tip speed \[nm/s\]"\]'):
        Result({"Tip speed [nm/s]": np.nan}, ledger, ())
    with pytest.raises(InputError, match=r'provenance\["solver"\]\["residuals"\]\[1\]'):
        Result({}, ledger, (), {"solver": {"residuals": [1.0, np.inf]}})
    with pytest.raises(InputError, match="coefficients of u"):
        Result({}, ledger, (), {}, {"u": np.array([np.nan])})


def test_times_ascend_and_regions_are_named_once():
    wall = RegionData("wall", TRIANGLE, [[0, 1, 2]], 5)
    with pytest.raises(InputError, match="ascend"):
        Result({}, Ledger(["Time [s]"]), (Snapshot(1.0, (wall,)), Snapshot(1.0, (wall,))))
    with pytest.raises(InputError, match="regions"):
        Snapshot(0.0, (wall, wall))


def test_an_unknown_name_lists_the_known_ones(result):
    with pytest.raises(InputError, match="wall, lithium"):
        result.snapshots[0].region("gas")
    with pytest.raises(InputError, match="Displacement, Hoop stress"):
        result.snapshots[0].region("wall").field("Pressure")
