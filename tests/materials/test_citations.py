"""The rows that the command line prints and the provenance stores."""

import json
from dataclasses import fields, is_dataclass

import pytest

from femiec.materials import MATERIALS, Property, citations, lithium

KEYS = ["material", "property", "value", "unit", "kind", "uncertainty", "verified", "source", "note"]


def count_properties(record):
    """Count by another walk: every Property reachable from a record."""
    if isinstance(record, Property):
        return 1
    if isinstance(record, tuple):
        return sum(map(count_properties, record))
    return sum(count_properties(getattr(record, field.name)) for field in fields(record)) if is_dataclass(record) else 0


@pytest.mark.parametrize("key", MATERIALS)
def test_every_number_has_one_row_and_its_own_name(key):
    rows = citations(MATERIALS[key])
    assert len(rows) == len({row["property"] for row in rows}) == count_properties(MATERIALS[key]) >= 2


@pytest.mark.parametrize("key", MATERIALS)
def test_rows_survive_json(key):
    rows = citations(MATERIALS[key])
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows
    assert all(list(row) == KEYS and row["material"] == MATERIALS[key].name for row in rows)
    assert all(type(row["value"]) is float and type(row["kind"]) is str and row["source"] for row in rows)


def test_a_row_says_what_the_number_is_worth():
    rows = {row["property"]: row for row in citations(lithium)}
    assert rows["volume_diffusivity (300 K).activation_energy"]["value"] == 53e3
    activation = rows["interface_diffusivity (300 K).activation_energy"]
    assert (activation["kind"], activation["verified"]) == ("assumed", False)
    assert "10.1038/s41586-020-1972-y" in rows["atomic_volume"]["source"]


@pytest.mark.parametrize("key", MATERIALS)
def test_no_assumption_claims_to_be_verified(key):
    assert not [row["property"] for row in citations(MATERIALS[key]) if row["kind"] == "assumed" and row["verified"]]
