"""The budget of the half cell against numbers worked out by hand."""

import math

import pytest

from femiec.errors import InputError
from femiec.estimates.array_flow import array_pressure_drop
from femiec.estimates.arrays import round_holes
from femiec.estimates.creep import interface_mobility
from femiec.estimates.half_cell import Element, bulk_resistance, half_cell_budget, interface_resistance
from femiec.estimates.nernst import overpotential_from_pressure

BUDGET = half_cell_budget()
PEO, LIPON, TRANSFER, WALLS, MENISCUS = BUDGET.elements


@pytest.mark.parametrize(
    ("element", "low", "high"),
    [
        (PEO, 0.125 * 50e-4 / 1e-3, 0.125 * 50e-4 / 3e-4),  # mA/cm2 cm/(S/cm)
        (LIPON, 0.125 * 10 / 1.2, 0.125 * 10 / 0.8),  # 10 Ohm cm2, conductivity to 20 %
        (TRANSFER, 0.125 * 50, 0.125 * 100),
        (WALLS, 0.125 / (1 / 50 + 1 / 6.8), 0.125 * 50),  # 50 um at 0.1 mS/cm; 0.85 mV along the faces
        (MENISCUS, -18 / 7.4175, 18 / 7.4175),  # MPa over MPa/mV
    ],
    ids=["PEO", "LiPON", "charge transfer", "walls", "meniscus"],
)
def test_each_element_in_millivolt(element, low, high):
    assert (element.low * 1e3, element.high * 1e3) == pytest.approx((low, high), rel=2e-3, abs=0)


def test_diffusion_along_the_faces_takes_a_millivolt():
    mobility = interface_mobility(2e-10, 2e-11 * math.exp(-6.54 * 453.65 * (1 / 328.15 - 1 / 300)), 21.6e-30, 328.15)
    drop = array_pressure_drop(1.25, round_holes(1e-7, 1e-8).perimeter_per_area, mobility, 50e-6, 21.6e-30)
    assert drop / 1e6 == pytest.approx(6.3, abs=0.05)
    assert interface_resistance() * 1.25 == pytest.approx(-overpotential_from_pressure(drop, 21.6e-30), rel=1e-9, abs=0)
    assert interface_resistance() * 1.25 * 1e3 == pytest.approx(0.85, abs=5e-3)


def test_electrolytes_bulk_and_faces_one_behind_the_other_make_ten_millivolt():
    """An upper bound of transport: faces and bulk lie side by side."""
    series = PEO.high + 1.25e-3 + 1.25 * (bulk_resistance() + interface_resistance())
    assert series * 1e3 == pytest.approx(10.4, abs=0.05)
    assert WALLS.high < 1.25 * (bulk_resistance() + interface_resistance())


def test_the_rest_is_what_was_measured_less_the_sum():
    assert sum(each.low for each in BUDGET.elements) + BUDGET.unexplained[1] == pytest.approx(0.039, rel=1e-12, abs=0)
    assert sum(each.high for each in BUDGET.elements) + BUDGET.unexplained[0] == pytest.approx(0.039, rel=1e-12, abs=0)
    assert BUDGET.unexplained[0] > 0.3 * 0.039  # the most that is known leaves a third


def test_the_shares_of_the_table_make_up_the_whole():
    rows = BUDGET.rows()
    assert [row["element"] for row in rows][-1] == "unexplained"
    lows, rest = [row["Low share [%]"] for row in rows[:-1]], rows[-1]["High share [%]"]
    assert sum(lows) + rest == pytest.approx(100, rel=1e-12)
    assert not any(row["verified"] for row in rows)  # none of these numbers was seen in its source with its conditions


def test_resistances_scale_with_the_current_and_the_meniscus_does_not():
    double = half_cell_budget(2.5).elements
    assert [each.low for each in double[:-1]] == pytest.approx([2 * each.low for each in BUDGET.elements[:-1]], rel=1e-12)
    assert double[-1] == MENISCUS


def test_bad_input_is_refused():
    for bad in (0.0, -1.25, float("nan")):
        with pytest.raises(InputError, match="current_density"):
            half_cell_budget(bad)
        with pytest.raises(InputError, match="measured"):
            half_cell_budget(measured=bad)
    with pytest.raises(InputError, match="low"):
        Element("x", 2.0, 1.0, "here", False)
