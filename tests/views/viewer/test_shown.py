"""Fields by name and unit, what is allowed, what is shown at first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.views.viewer.fields import colouring, fields, named, span
from femiec.views.viewer.kind import Kind
from femiec.views.viewer.shown import Cut, automatic, checked, first, step_at


def test_all_fields_of_all_regions_are_there_once_with_units_as_people_read_them(run):
    labels = [field.label for field in fields(run)]
    assert labels == [
        *("Displacement [nm]", "Displacement r [nm]", "Displacement z [nm]", "Hoop stress [MPa]"),
        *("Velocity [nm/s]", "Velocity r [nm/s]", "Velocity z [nm/s]", "Pressure [MPa]"),
    ]
    wall = run.snapshots[0].region("wall")
    assert named(run, "displacement R").values(wall).max() == pytest.approx(0.5)
    assert named(run, "Displacement").values(wall).max() == pytest.approx(9.0)
    assert named(run, "Pressure [MPa]").values(wall) is None
    assert span(run, named(run, "Hoop stress"), ("wall",)) == pytest.approx((0.0, 120.0))


def test_gas_is_pale_beside_lithium_and_coloured_alone(run):
    pressure = named(run, "Pressure")
    lithium, gas = (run.snapshots[-1].region(name) for name in ("lithium", "gas"))
    assert colouring(pressure, gas, ("wall", "lithium", "gas")) is None
    assert colouring(pressure, lithium, ("wall", "lithium", "gas")) is not None
    assert colouring(pressure, gas, ("wall", "gas")) is not None
    # 100 MPa at the root, 25 at the highest tip, 0 at the top of the gas
    assert span(run, pressure, ("lithium", "gas")) == pytest.approx((25.0, 100.0))
    assert span(run, pressure, ("gas",)) == pytest.approx((0.0, 75.0))


def test_units_of_a_wall_structure_are_converted_too(kinds):
    wall = kinds["plane"].snapshots[0].regions[0]
    assert named(kinds["plane"], "Displacement x").values(wall).min() == pytest.approx(1.0)
    assert [field.label for field in fields(kinds["solid"])][-1] == "Hoop stress [MPa]"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"field": "Colour"}, "Hoop stress"),
        ({"regions": ("void",)}, "wall, lithium, gas"),
        ({"regions": ()}, "one or more"),
        ({"step": 3}, "from 0 to 2"),
        ({"warp": -1.0}, "0 or more"),
        ({"warp": float("nan")}, "0 or more"),
        ({"turn": "twice"}, "section, half, whole"),
        ({"cut": Cut("y", 0.0)}, "x, z"),
        ({"cut": Cut("z", 3e-6)}, "2e-06 m"),
    ],
)
def test_what_the_result_has_not_is_refused_with_what_it_has(run, change, words):
    with pytest.raises(InputError, match=words):
        checked(run, replace(first(run), **change))


def test_only_what_is_axisymmetric_can_be_turned(kinds):
    for name in ("slit", "plane", "solid"):
        with pytest.raises(InputError, match="axisymmetric"):
            checked(kinds[name], replace(first(kinds[name]), turn="half"))
    assert checked(kinds["round wall"], replace(first(kinds["round wall"]), turn="half", cut=Cut("y", 0.0))).turn == "half"


def test_the_nearest_time_is_taken_and_one_out_of_range_refused(run):
    assert [step_at(run, time) for time in (1.0, 2.4, 3.0)] == [0, 1, 2]
    for time in (0.5, 3.5, np.inf):
        with pytest.raises(InputError, match="from 1 s to 3 s"):
            step_at(run, time)


def test_at_first_the_largest_displacement_of_all_times_is_visible(run, kinds):
    shown = first(run)
    assert (shown.field, shown.step, shown.regions) == ("Pressure [MPa]", 2, ("wall", "lithium", "gas"))
    assert 0.01 < shown.warp * 1.5 / 120 <= 0.03
    assert first(kinds["solid"]).field == "Hoop stress [MPa]"
    assert automatic(kinds["solid"], first(kinds["solid"])) == 2.0


def test_slender_bodies_are_compressed_and_others_not(kinds):
    assert {name: Kind.of(result).squeeze for name, result in kinds.items()} == {
        **{"run": 10.0, "slit": 10.0, "plane": 1.0, "round wall": 1.0, "solid": 1.0}
    }
