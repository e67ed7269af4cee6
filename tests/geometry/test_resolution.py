"""Numbers of cells."""

from dataclasses import replace

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.geometry import Cells, Tubule, travelling, tubule_mesh
from femiec.quantities import nm, um


@pytest.mark.parametrize(
    "wrong",
    [
        {"across_wall": 0},
        {"along_gas": -1},
        {"along_lithium": 7},
        {"along_void": 5},
        {"across_lithium": 1.5},
        {"finest_along": 0.0},
    ],
)
def test_cells_that_are_none(wrong: dict[str, float]) -> None:
    with pytest.raises(InputError, match=f"^{next(iter(wrong))} = "):
        Cells(**wrong)  # type: ignore[arg-type]


SIZES = [
    Tubule(width=100 * nm, wall=5 * nm, height=20 * um),
    Tubule(width=200 * nm, wall=10 * nm, height=50 * um),
    Tubule(width=30 * nm, wall=5 * nm, height=20 * um),
]
CELLS = [168, 168, 186]


def bands(tubule: Tubule, cells: Cells) -> dict[str, np.ndarray]:
    """The heights of the cells of each band, from below [m]."""
    z = np.unique(tubule_mesh(tubule, cells=cells).skfem.p[1])
    ends = {"void": (0.0, tubule.bottom), "lithium": (tubule.bottom, tubule.tip), "gas": (tubule.tip, tubule.height)}
    return {name: np.diff(z[(low <= z) & (z <= high)]) for name, (low, high) in ends.items() if high > low}


def neighbours(heights: np.ndarray) -> float:
    """The largest ratio of two neighbouring cells."""
    return float(np.exp(abs(np.diff(np.log(heights)))).max())


@pytest.mark.parametrize("level", [0, 1])
@pytest.mark.parametrize("tubule", SIZES)
def test_one_mesh_serves_from_2_to_98_percent(tubule: Tubule, level: int) -> None:
    heights = bands(tubule, travelling(tubule, level))
    for filling in np.linspace(0.02, 0.98, 49):
        lithium, gas = heights["lithium"] * filling / 0.5, heights["gas"] * (1 - filling) / 0.5
        assert max(lithium[0], lithium[-1], gas[0]) <= tubule.radius / 8 / 2**level
        assert max(neighbours(lithium), neighbours(gas)) <= 2.5 ** (1 / 2**level)


@pytest.mark.parametrize(("tubule", "cells"), list(zip(SIZES, CELLS, strict=True)))
def test_it_has_few_cells_and_one_less_would_not_do(tubule: Tubule, cells: int) -> None:
    few = travelling(tubule)
    assert tubule_mesh(tubule, cells=few).skfem.nelements == cells
    for name, band in (("along_lithium", "lithium"), ("along_gas", "gas")):
        fewer = replace(few, **{name: getattr(few, name) - (2 if band == "lithium" else 1)})
        assert neighbours(bands(tubule, fewer)[band]) > 2.5


def test_a_void_may_grow_as_far_as_asked() -> None:
    tubule = replace(SIZES[0], bottom=0.5 * um)
    heights = bands(tubule, travelling(tubule, lengthening=10.0))
    assert set(heights) == {"void", "lithium", "gas"}
    for name, band in heights.items():
        assert 10 * max(band[0], band[-1] if name != "gas" else 0.0) <= tubule.radius / 8 * (1 + 1e-9)
        assert neighbours(band) <= 2.5


@pytest.mark.parametrize("wrong", [{"level": -1}, {"level": 0.5}, {"lengthening": 0.9}, {"lengthening": float("inf")}])
def test_what_cannot_travel(wrong: dict[str, float]) -> None:
    with pytest.raises(InputError, match=f"^{next(iter(wrong))} = "):
        travelling(Tubule(), **wrong)  # type: ignore[arg-type]
