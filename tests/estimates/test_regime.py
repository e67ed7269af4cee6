"""What the groups are made to say."""

import dataclasses
import math

import pytest

from femiec.errors import InputError
from femiec.estimates.regime import Groups, Statement, regime

TUBULE = Groups(  # 100/10 nm of LiC6 at 300 K, 20 um of lithium at 3 mA/cm2 for an hour, no slip
    plating_length=169e-9,
    plating_ratio=118,
    core_to_wall_flow=0.033,
    diffusion_to_sliding=1.5e7,
    slip_number=2e6,
    coble_share=0.969,
    interface_to_bulk=2.24,
    filling_number=1.1e-3,
    wall_strain=5e-4,
    wagner_number=0.2,
    capillary_share=0.14,
    gas_share=0.008,
    stress_number=0.67,
)


def said(**changes):
    return {each.statement for each in regime(dataclasses.replace(TUBULE, **changes))}


def test_the_tubule_of_the_paper_without_slip():
    assert [each.statement.name for each in regime(TUBULE)] == [
        "WALL_DIFFUSION",
        "CREEP_SHORT_CIRCUITED",
        "SHEARED",
        "COBLE",
        "INTERFACE_CONDUCTS",
        "WALL_FOLLOWS",
        "SMALL_STRAIN",
        "TRANSPORT_LIMITS",
        "CAPILLARITY",
        "NO_GAS",
        "STRESSED_KINETICS",
    ]


def test_a_smooth_wall_lets_the_column_slide():
    assert {Statement.PLUG, Statement.PLATED_AT_ROOT, Statement.FLAT_PROFILE} <= said(diffusion_to_sliding=0.0, slip_number=0.0)


def test_a_wide_channel_of_sticking_lithium_flows():
    assert {Statement.VISCOUS_FLOW, Statement.PLATED_AT_ROOT} <= said(core_to_wall_flow=20.0)


def test_the_largest_of_three_carries():
    """Diffusion 1, viscous flow 3, sliding 1/0.2 = 5: who carries, and the group that compares it with diffusion."""
    first = regime(dataclasses.replace(TUBULE, core_to_wall_flow=3.0, diffusion_to_sliding=0.2))[0]
    assert (first.statement, first.group, first.value) == (Statement.PLUG, "diffusion_to_sliding", 0.2)
    assert "55.6 %" in first.sentence
    second = regime(dataclasses.replace(TUBULE, core_to_wall_flow=3.0, diffusion_to_sliding=0.4))[0]
    assert (second.statement, second.group, second.value) == (Statement.VISCOUS_FLOW, "core_to_wall_flow", 3.0)
    assert "46.2 %" in second.sentence


def test_a_column_shorter_than_its_plating_length():
    assert Statement.SHORT_COLUMN in said(plating_ratio=0.5)
    assert Statement.SHORT_COLUMN in said(plating_ratio=0.5, diffusion_to_sliding=0.0)


def test_nickel_conducts_along_its_faces_only():
    assert Statement.INTERFACE_ONLY in said(interface_to_bulk=math.inf)


def test_a_wall_of_fast_graphite_conducts_in_its_bulk():
    """Ten times the bulk diffusivity, a wall ten times as thick."""
    (bulk,) = [each for each in regime(dataclasses.replace(TUBULE, interface_to_bulk=0.0224)) if "bulk" in each.sentence]
    assert bulk.statement is Statement.BULK_CONDUCTS
    assert "44.6 times" in bulk.sentence


def test_a_slow_root_limits():
    assert Statement.ROOT_LIMITS in said(wagner_number=4.4)


@pytest.mark.parametrize(
    ("group", "threshold", "below", "above"),
    [
        ("plating_ratio", 1, Statement.SHORT_COLUMN, Statement.CREEP_SHORT_CIRCUITED),
        ("slip_number", 1, Statement.FLAT_PROFILE, Statement.SHEARED),
        ("coble_share", 0.5, Statement.NABARRO_HERRING, Statement.COBLE),
        ("interface_to_bulk", 1, Statement.BULK_CONDUCTS, Statement.INTERFACE_CONDUCTS),
        ("filling_number", 0.1, Statement.WALL_FOLLOWS, Statement.WALL_LAGS),
        ("wall_strain", 0.03, Statement.SMALL_STRAIN, Statement.LARGE_STRAIN),
        ("wagner_number", 1, Statement.TRANSPORT_LIMITS, Statement.ROOT_LIMITS),
        ("capillary_share", 0.1, Statement.NO_CAPILLARITY, Statement.CAPILLARITY),
        ("gas_share", 0.1, Statement.NO_GAS, Statement.GAS),
        ("stress_number", 0.1, Statement.UNSTRESSED_KINETICS, Statement.STRESSED_KINETICS),
    ],
)
def test_thresholds(group, threshold, below, above):
    for factor, wanted, other in ((0.99, below, above), (1.01, above, below)):
        statements = regime(dataclasses.replace(TUBULE, **{group: factor * threshold}))
        (found,) = [each for each in statements if each.group == group]
        assert (found.statement, found.threshold, found.value) == (wanted, threshold, factor * threshold)
        assert other not in {each.statement for each in statements}


def test_sentences_carry_numbers():
    sentences = " / ".join(each.sentence for each in regime(TUBULE))
    for part in ("carries 96.8 %", "below L = 169 nm", "2.24 times", "capillarity counts: 14 %", "gas is negligible: 0.8 %"):
        assert part in sentences
    assert "nan" not in sentences
    assert "{" not in sentences


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Groups)])
def test_what_is_no_group_is_refused(field):
    bad = [-1.0, math.nan] + ([] if field == "interface_to_bulk" else [math.inf])
    for value in bad:
        with pytest.raises(InputError, match=field):
            dataclasses.replace(TUBULE, **{field: value})
