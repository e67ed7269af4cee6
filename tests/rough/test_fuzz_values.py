"""Any text, number or object is taken for what it says, or gives one clear error: parameters, units, settings, protocols."""

from __future__ import annotations

import contextlib
import math

import pytest
from bad import SMALL_RUN, TUBULE
from hypothesis import given
from hypothesis import strategies as st
from spoiled import FUZZED

from femiec import protocol
from femiec.commands.study import given as read_settings
from femiec.commands.study import load
from femiec.errors import InputError
from femiec.parameters import Quantity, Whole
from femiec.quantities import UNITS, parse, show

DIMENSIONS = st.sampled_from(sorted(UNITS))
FINITE = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e30, max_value=1e30)
PIECES = st.sampled_from(
    ["1", "-", "e", "nm", "m V", "mA/cm2", ".", "nan", "inf", "=", "٣", "²", "μ", " ", "\n", "\0", "0x", "_", "9" * 400]
)
TEXT = st.text() | st.lists(PIECES, max_size=6).map("".join)
THINGS = st.none() | st.booleans() | st.integers() | st.floats() | TEXT | st.lists(st.integers(), max_size=2) | st.just(object)
DRIVES = THINGS | st.sampled_from([math.sqrt, math.sin, lambda time: None, lambda time: 1 / time, lambda time: [time]])


@FUZZED
@given(text=TEXT, dimension=DIMENSIONS)
def test_any_text_is_a_finite_quantity_or_refused(text, dimension):
    with contextlib.suppress(InputError):
        assert math.isfinite(parse("width", text, dimension))


@FUZZED
@given(value=FINITE, dimension=DIMENSIONS, data=st.data())
def test_a_number_with_its_unit_comes_back(value, dimension, data):
    unit = data.draw(st.sampled_from(sorted(UNITS[dimension])))
    found = parse("value", f"{value!r} {unit}", dimension)
    assert found == pytest.approx(value * UNITS[dimension][unit], rel=1e-15, abs=1e-300)
    assert parse("value", show(found, dimension, unit), dimension) == pytest.approx(found, rel=1e-5, abs=1e-300)


@FUZZED
@given(value=THINGS)
def test_any_object_is_a_value_between_its_bounds_or_refused(value):
    length = Quantity("length", 1e-9, 1e-3, "nm", "a length from 1 nm to 1 mm", "write width=100nm")
    with contextlib.suppress(InputError):
        assert 1e-9 <= length.read("width", value) <= 1e-3
    with contextlib.suppress(InputError):
        assert Whole(1, 1000).read("cycles", value) in range(1, 1001)


@pytest.mark.parametrize("study", [TUBULE, SMALL_RUN], ids=["tubule", "run"])
@FUZZED
@given(data=st.data())
def test_any_setting_is_read_or_refused(study, data):
    main = load_once(study)
    name = st.sampled_from([*main.parameters, "", "x"])
    settings = data.draw(st.lists(TEXT | st.builds("{}={}".format, name, TEXT), max_size=3))
    with contextlib.suppress(InputError):
        assert set(read_settings(main, settings)) <= set(main.parameters)


LOADED = {}


def load_once(study):
    from pathlib import Path

    if study not in LOADED:
        LOADED[study] = load(Path(study))
    return LOADED[study]


CONDITIONS = [getattr(protocol, name) for name in protocol.__all__]
CONDITIONS = [
    kind
    for kind in CONDITIONS
    if isinstance(kind, type) and issubclass(kind, protocol.Condition) and kind is not protocol.Condition
]
NUMBERS = st.floats() | st.integers() | st.floats(1e-3, 1e3)


def made(kind, *arguments):
    """The object, or None if it is refused."""
    try:
        return kind(*arguments)
    except InputError:
        return None


ENDS = (
    st.builds(made, st.sampled_from(CONDITIONS), NUMBERS) | st.builds(made, st.sampled_from(CONDITIONS), THINGS, THINGS) | THINGS
)
STEPS = (
    st.builds(
        made,
        st.sampled_from([protocol.Plate, protocol.Strip, protocol.HoldPotential]),
        NUMBERS | DRIVES,
        ENDS | st.lists(ENDS, max_size=2),
        st.just(()) | ENDS,
    )
    | st.builds(made, st.just(protocol.Rest), NUMBERS | THINGS, ENDS | st.just(()))
    | THINGS
)
ENTRIES = STEPS | st.builds(
    made, st.just(protocol.Cycle), st.integers() | st.integers(1, 10**25) | THINGS, STEPS | st.lists(STEPS, max_size=2)
)


@FUZZED
@given(entries=ENTRIES | st.lists(ENTRIES, max_size=3))
def test_any_protocol_is_scheduled_and_told_or_refused(entries):
    with contextlib.suppress(InputError):
        plan = protocol.schedule(entries)
        assert plan[0].text
        assert plan[-1].number == len(plan) - 1
        assert protocol.describe(entries)
        assert protocol.fingerprint(entries) == protocol.fingerprint(entries)
