"""Cuts across a region: means exact for linear fields, edges found, jumps kept."""

from __future__ import annotations

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.quantities import MPa, nm
from femiec.results.result import FieldData, RegionData
from femiec.views.layers import Layer


@pytest.fixture(scope="module")
def lithium(result):
    return Layer.of(result.snapshots[-1].region("lithium"))


def test_the_mean_of_a_linear_field_is_exact_in_tube_and_slit(lithium):
    heights = lithium.heights()
    assert lithium.means(lithium.r, heights, round_tube=True) == pytest.approx(2 / 3 * 50, rel=1e-12)
    assert lithium.means(lithium.r, heights, round_tube=False) == pytest.approx(50 / 2, rel=1e-12)


def test_the_mean_of_the_parabolic_speed(lithium):
    speed = lithium.values("Velocity", nm, 1)
    heights = lithium.heights()
    # Straight lines between the points of the lattice lose (1/16)^2 / 6 of the mean's parabola.
    assert lithium.means(speed, heights, round_tube=True) == pytest.approx(35.0, rel=2e-3)
    assert lithium.means(speed, heights, round_tube=False) == pytest.approx(35.0 * 4 / 3, rel=2e-3)


def test_edges_are_the_inner_and_the_outer_side(result):
    wall = Layer.of(result.snapshots[-1].region("wall"))
    heights = wall.heights()
    assert wall.edge(wall.r, heights) == pytest.approx(50.0)
    assert wall.edge(wall.r, heights, outer=True) == pytest.approx(60.0)
    hoop = wall.edge(wall.values("Hoop stress", MPa), heights[:1])
    assert hoop == pytest.approx(371 * (60**2 + 50**2) / (60**2 - 50**2), rel=1e-5)


def test_a_cut_through_a_level_of_nodes_sees_each_segment_once(lithium):
    for level in np.unique(lithium.z)[:-1]:
        r, _ = lithium.section(lithium.r, level)
        assert r[0] == 0
        assert r[-1] == pytest.approx(50)
        assert np.sum(r[1::2] - r[::2]) == pytest.approx(50)


def test_a_field_that_jumps_between_cells_keeps_both_values():
    points = [[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0], [1, 0, 0], [2, 0, 0], [2, 1, 0], [1, 1, 0]]
    jump = FieldData("Jump", "", [1.0] * 4 + [7.0] * 4)
    layer = Layer.of(RegionData("wall", np.array(points) * 1e-9, [[0, 1, 2, 3], [4, 5, 6, 7]], 9, (jump,)))
    r, f = layer.section(layer.values("Jump", 1.0), 0.4)
    assert set(f[r < 1]) == {1.0}
    assert set(f[r > 1]) == {7.0}
    assert set(f[r == 1]) == {1.0, 7.0}
    assert layer.means(layer.values("Jump", 1.0), np.array([0.4]), round_tube=False) == pytest.approx(4.0)


def test_a_solid_cell_and_a_missing_component_are_refused(lithium):
    with pytest.raises(InputError, match="cell type of wall"):
        Layer.of(RegionData("wall", np.eye(4, 3), [[0, 1, 2, 3]], 10))
    with pytest.raises(InputError, match="Pressure of lithium"):
        lithium.values("Pressure", MPa, 1)


def test_cuts_miss_the_gap_that_round_off_leaves_between_cells_of_a_tall_region():
    z = np.array([0.0, 25000.0 - 8e-4, 25000.0 + 8e-4, 51546.0]) * 1e-9
    points = [[r, each, 0.0] for each in z for r in (50e-9, 60e-9)]
    wall = Layer.of(RegionData("wall", points, [[0, 1, 3, 2], [4, 5, 7, 6]], 9))
    assert wall.edge(wall.r, wall.heights()) == pytest.approx(50.0)
