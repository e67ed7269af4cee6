import math
from pathlib import Path
from typing import Annotated

import pytest

from femiec.errors import InputError
from femiec.parameters import Choice, File, Quantity, Whole, study

LENGTH = Quantity("length", 1e-9, 1e-3, "nm", "a length from 1 nm to 1 mm", "write width=100nm")
COLOUR = Choice({"dark red": (1, 0, 0), "none": None})


@pytest.mark.parametrize("value", [1e-7, "100nm", "1e-7", "0.1 um"])
def test_a_quantity_is_a_number_or_text(value):
    assert LENGTH.read("width", value) == 1e-7


@pytest.mark.parametrize("value", [0, -1e-9, 100, math.nan, math.inf, None, "100 m", "0nm", [1e-7], True])
def test_a_quantity_outside_its_bounds_is_refused(value):
    with pytest.raises(InputError, match=r"width = .* expected"):
        LENGTH.read("width", value)


@pytest.mark.parametrize("name", ["dark red", "Dark-Red", "dark_red", (1, 0, 0)])
def test_a_choice_is_a_name_or_the_object(name):
    assert COLOUR.read("colour", name) == (1, 0, 0)


def test_none_can_be_chosen_by_name():
    assert COLOUR.read("colour", "none") is None
    assert COLOUR.show(None) == "none"


@pytest.mark.parametrize("value", ["blue", 3])
def test_an_unknown_choice_lists_the_known(value):
    with pytest.raises(InputError, match="one of dark red, none"):
        COLOUR.read("colour", value)


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        (LENGTH, "a length from 1 nm to 1 mm"),
        (COLOUR, "dark red, none"),
        (Whole(1, 9), "a whole number from 1 to 9"),
        (File(), "a path, or none"),
    ],
)
def test_every_kind_says_what_it_may_be(kind, allowed):
    assert kind.allowed == allowed


def test_a_file_may_be_none():
    assert File().read("mesh", "none") is None
    assert File().read("mesh", "a.msh") == Path("a.msh")


@study
def main(width: Annotated[float, LENGTH, "inner width"] = 1e-7, colour: Annotated[object, COLOUR, "paint"] = None, plain=3):
    return width, colour, plain


def test_arguments_are_read_and_the_rest_is_left_alone():
    assert main("80nm", colour="dark red", plain="80nm") == (8e-8, (1, 0, 0), "80nm")
    assert main() == (1e-7, None, 3)


def test_defaults_are_checked_too():
    with pytest.raises(InputError):
        study(_broken)()


def _broken(width: Annotated[float, LENGTH, "inner width"] = 100):
    return width


def test_the_parameters_can_be_listed():
    assert list(main.parameters) == ["width", "colour"]
    assert main.parameters["width"].default == 1e-7
