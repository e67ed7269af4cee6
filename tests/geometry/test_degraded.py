"""Meshes that have been stretched too far."""

from dataclasses import replace

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.geometry import Tubule, travelling, tubule_mesh
from femiec.geometry.degraded import Limits, band_quality, needs_remeshing
from femiec.geometry.stretching import BandLines, band_lines
from femiec.quantities import nm, um

SIZES = [
    Tubule(width=100 * nm, wall=5 * nm, height=20 * um),
    Tubule(width=200 * nm, wall=10 * nm, height=50 * um),
    Tubule(width=30 * nm, wall=25 * nm, height=20 * um),
]
HOLLOW = replace(SIZES[0], bottom=2 * um)


def meshed(tubule: Tubule, level: int = 0, triangles: bool = False):
    return band_lines(tubule_mesh(tubule, cells=travelling(tubule, level), triangles=triangles))


@pytest.mark.parametrize(("tip", "bottom"), [(0.0, 0.0), (20 * um, 0.0), (5 * um, 6 * um), (5 * um, -1 * um), (np.nan, 0.0)])
def test_fronts_that_are_none(tip: float, bottom: float) -> None:
    with pytest.raises(InputError, match=r"^tip = "):
        needs_remeshing(meshed(HOLLOW), tip, bottom or nm)


def test_the_ratio_at_the_tip_is_that_of_the_band_lines() -> None:
    found = meshed(SIZES[0])  # as fine above the tip as below
    inside = band_quality(found, [0.5])
    assert 2 < inside < 2.5
    for filling in (0.02, 0.1, 0.9, 0.98):
        ratio = max(filling / (1 - filling), (1 - filling) / filling)
        assert band_quality(found, [0.5, filling]) == pytest.approx(max(ratio, inside), rel=1e-6)


@pytest.mark.parametrize("level", [0, 2])
@pytest.mark.parametrize("tubule", SIZES)
def test_one_mesh_does_from_2_to_98_percent(tubule: Tubule, level: int) -> None:
    found = meshed(tubule, level)
    assert not [f for f in np.linspace(0.02, 0.98, 33) if needs_remeshing(found, f * tubule.height)]


@pytest.mark.parametrize("tubule", SIZES)
@pytest.mark.parametrize(
    ("tip", "bottom"), [(2 * nm, 0.0), (2 * nm, 1 * nm), (0.5, 1 * nm), (0.5, 0.3), (0.999, 0.998), (0.999, 0.0), (0.02, 0.01)]
)
def test_a_new_mesh_will_do(tubule: Tubule, tip: float, bottom: float) -> None:
    tip, bottom = (size * tubule.height if size > 1e-6 else size for size in (tip, bottom))
    anew = replace(tubule, filling=tip / tubule.height, bottom=bottom)
    assert needs_remeshing(meshed(anew), tip, bottom) is None


@pytest.mark.parametrize(
    ("tip", "bottom", "limits", "what"),
    [
        (18 * um, 2 * um, Limits(end=0.05), "longest cell at root, void or tip over the radius: 0.1, limit 0.05"),
        (10 * um, 6 * um, Limits(), "longest cell at root, void or tip over the radius: 0.15, limit 0.125"),
        (10 * um, 2 * um, Limits(jump=2), "ratio of neighbouring cells: 2.4"),
        (19.9 * um, 2 * um, Limits(jump=300, flat=0.01), "shortest cell allowed over shortest"),
        (10 * um, 0.0, Limits(), "void that opened, or that closed, over the radius: 40, limit 0"),
    ],
)
def test_each_reason(tip: float, bottom: float, limits: Limits, what: str) -> None:
    assert str(needs_remeshing(meshed(HOLLOW), tip, bottom, limits)).startswith(what)


@pytest.mark.parametrize("wrong", [{"end": 0.0}, {"jump": 1.0}, {"flat": 0.2}, {"flat": float("nan")}])
def test_limits_that_are_none(wrong: dict[str, float]) -> None:
    with pytest.raises(InputError, match=f"^{next(iter(wrong))} = "):
        Limits(**wrong)


def lines(**cells: list[float]) -> BandLines:
    """Bands with these cells [nm], of a tubule of radius 50 nm and wall 20 nm."""
    ends = np.cumsum([0.0, *(sum(each) for each in cells.values())])
    z = {name: (low + np.cumsum([0.0, *each])) * nm for low, (name, each) in zip(ends, cells.items(), strict=False)}
    tubule = Tubule(width=100 * nm, wall=20 * nm, height=ends[-1] * nm, filling=ends[-2] / ends[-1])
    return BandLines(tubule, z)


@pytest.mark.parametrize(("cells", "longest"), [([4.0, 2, 1], 4), ([1.0, 2, 4], 4), ([1.0, 9, 1], 3)])
def test_the_longest_end_is_looked_for_everywhere_but_at_the_cap(cells: list[float], longest: float) -> None:
    found = lines(lithium=cells, gas=[3.0, 30])
    reason = needs_remeshing(found, found.tubule.tip, limits=Limits(end=0.02))
    assert str(reason) == f"longest cell at root, void or tip over the radius: {longest / 50:g}, limit 0.02"


def test_a_short_band_may_have_two_cells_that_are_flat() -> None:
    limits, thin = Limits(flat=0.1), "shortest cell allowed over shortest"
    assert needs_remeshing(lines(lithium=[0.5, 0.5], gas=[5.0, 5.0]), 1 * nm, limits=limits) is None
    assert str(needs_remeshing(lines(lithium=[0.5, 0.4, 0.5], gas=[5.0]), 1.4 * nm, limits=limits)) == f"{thin}: 1.75, limit 1"
    assert str(needs_remeshing(lines(lithium=[1.0, 4, 4], gas=[5.0]), 9 * nm, limits=limits)) == f"{thin}: 2, limit 1"
