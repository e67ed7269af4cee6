"""What the record may say, and what is refused."""

from __future__ import annotations

import pytest

from femiec.errors import InputError
from femiec.views.walls.record import Load, Record


def test_what_is_missing_is_none(ring, make):
    bare = {"title", "criterion", "strength [Pa]", "spot [m]", "spot value [Pa]", "loads"}
    assert Record.of(make(ring, **dict.fromkeys(bare))) == Record()


def test_what_is_there_is_read(ring, make):
    record = Record.of(make(ring, kind="axisymmetric", unit="um"))
    assert (record.criterion, record.strength, record.value, record.unit) == ("Hoop stress", 65e6, 90e6, "um")
    assert record.loads == (Load("tubule 0", (12e6,), (0.0, 0.0)),)
    assert record.mirrored


@pytest.mark.parametrize(("given", "read"), [(12e6, (12e6,)), ([-18e6, 0.1e6], (-18e6, 0.1e6)), (None, ())])
def test_a_load_has_one_pressure_a_range_of_them_or_none_that_is_known(ring, make, given, read):
    (load,) = Record.of(make(ring, loads=[{"on": "tubule 0", "pressure [Pa]": given}])).loads
    assert load == Load("tubule 0", read)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("strength [Pa]", "strong"),
        ("strength [Pa]", True),
        ("spot [m]", [1.0]),
        ("spot [m]", ["a", "b"]),
        ("unit", "furlong"),
        ("loads", ["tubule 3"]),
        ("pressure [Pa]", "much"),
        ("path", {"x": "Depth [nm]", "y": "Load factor"}),
    ],
)
def test_another_kind_of_entry_is_named(ring, make, key, value):
    with pytest.raises(InputError, match="structure") as caught:
        Record.of(make(ring, rows=3, **({"loads": [{key: value}]} if key == "pressure [Pa]" else {key: value})))
    assert key in str(caught.value)
