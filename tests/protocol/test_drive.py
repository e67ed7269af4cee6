import math

import pytest

from femiec.errors import InputError
from femiec.protocol import AreaCapacity, Current, HoldPotential, Plate, Rest, describe


def ramp(time):
    return 1.0 + time


def test_a_function_is_given_by_its_name_and_values_within_the_step():
    step = HoldPotential(ramp, until=Rest(16.0).ends)
    record = describe(step)[0]["Potential [V]"]
    assert record["function"] == "ramp"
    assert record["Time [s]"] == list(range(17))
    assert record["values"] == [1.0 + time for time in range(17)]


def test_a_function_in_a_step_of_unknown_length_is_sampled_far_ahead():
    record = describe(Plate(ramp, until=AreaCapacity(1e5)))[0]["Current density [A/m2]"]
    assert record["Time [s]"][0] == 0
    assert record["Time [s]"][1] == 1e-3
    assert record["Time [s]"][-1] > 7 * 86400
    assert record["values"] == [1.0 + time for time in record["Time [s]"]]


def test_where_a_function_gives_no_number_the_record_says_so():
    def table(time):
        if time > 8:
            raise ValueError("outside the table")
        return math.nan if time > 4 else 1.0

    values = describe(Plate(table, until=Rest(16.0).ends))[0]["Current density [A/m2]"]["values"]
    assert values == [1.0] * 5 + [None] * 12


def test_what_a_function_of_time_raises_is_told_with_its_time():
    with pytest.raises(InputError, match=r"current = ZeroDivisionError .* at 2 s: .*; correct the function of time"):
        Current(lambda time: 1 / (time - 2), 1).at(2.0)
