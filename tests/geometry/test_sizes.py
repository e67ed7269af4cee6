"""The sizes of a tubule."""

import pytest

from femiec.errors import InputError
from femiec.geometry import Tubule
from femiec.quantities import nm, um


@pytest.mark.parametrize("name", ["width", "wall", "height"])
@pytest.mark.parametrize("value", [0.0, -1e-7, float("nan"), float("inf"), 1e-12, 2e-3, "100nm", None, True])
def test_sizes_that_are_none(name: str, value: object) -> None:
    with pytest.raises(InputError, match=f"^{name} = .*: expected .* from .*; write {name}="):
        Tubule(**{name: value})


@pytest.mark.parametrize(("name", "value", "mend"), [("width", 250, "250nm"), ("wall", 7.0, "7nm"), ("height", 35, "35um")])
def test_a_forgotten_unit_is_named(name: str, value: float, mend: str) -> None:
    with pytest.raises(InputError, match=f"{name} = {value:g} m: expected a size from .* to 1 mm; write {name}={mend}$"):
        Tubule(**{name: value})


@pytest.mark.parametrize("filling", [-0.1, 1.5, float("nan"), "half", 1e-9, 1 - 1e-9])
def test_fillings_that_are_none(filling: object) -> None:
    with pytest.raises(InputError, match=r"^filling = .* between 0 and 1|^filling = .* lithium and gas of at least 1 nm"):
        Tubule(filling=filling)  # type: ignore[arg-type]


@pytest.mark.parametrize("filling", [0, 1, 0.0, 1.0])
def test_an_empty_or_full_tubule(filling: float) -> None:
    with pytest.raises(InputError, match="a fraction between 0 and 1, both excluded"):
        Tubule(filling=filling)


def test_a_filling_in_percent_is_named() -> None:
    with pytest.raises(InputError, match=r"write filling=0\.5$"):
        Tubule(filling=50)


def test_the_void_is_a_part_of_what_lies_below_the_tip() -> None:
    tubule = Tubule(height=20 * um, filling=0.5, bottom=4 * um)
    assert tubule.tip == pytest.approx(10 * um, rel=1e-15, abs=0)
    assert tubule.lithium_height == pytest.approx(6 * um, rel=1e-15, abs=0)


@pytest.mark.parametrize("bottom", [-1e-9, 0.5 * nm, 10 * um, 9.9995 * um, 15 * um, float("nan"), float("inf"), "half", None])
def test_voids_that_are_none(bottom: object) -> None:
    with pytest.raises(
        InputError, match=r"^bottom = .* 0 without a void, or a void and lithium .* below the tip at 1e-05 m; write"
    ):
        Tubule(bottom=bottom)  # type: ignore[arg-type]
