"""Bodies have the shape that they should: measured by their volumes and bounds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from femiec.views.viewer.bodies import bodies
from femiec.views.viewer.fields import named
from femiec.views.viewer.kind import Kind
from femiec.views.viewer.shown import first


def shapes(result, warp=0.0, **change):
    shown = replace(first(result), **change)
    return {body.name: body for body in bodies(result, shown, named(result, shown.field), warp)}


@pytest.mark.parametrize(("turn", "share"), [("half", 0.5), ("whole", 1.0)])
def test_a_turned_section_has_the_volume_of_a_tube(run, turn, share):
    # In the picture the outer radius is 1/2 and the height 1/10 of 2 um/120 nm.
    height, inner = 2000 / 120 / 10, 50 / 120
    made = shapes(run, turn=turn)
    for name, volume in (("wall", np.pi * (0.25 - inner**2) * height), ("lithium", np.pi * inner**2 * 0.75 * height)):
        assert made[name].inside.volume == pytest.approx(share * volume, rel=3e-3)
        assert made[name].skin.point_data.keys() == (["values"] if name == "lithium" else [])
    low = made["wall"].skin.bounds[2]
    assert low == pytest.approx(0.0 if turn == "half" else -0.5, abs=1e-6)


def test_the_skin_of_a_turned_section_is_closed(run):
    for turn in ("half", "whole"):
        skin = shapes(run, turn=turn)["wall"].skin.clean(tolerance=1e-6)
        assert skin.volume == pytest.approx(shapes(run, turn=turn)["wall"].inside.volume, rel=1e-6) or turn == "half"
        assert skin.extract_feature_edges(feature_edges=False, manifold_edges=False, non_manifold_edges=False).n_cells == 0


def test_lithium_and_gas_follow_the_wall(run):
    made = shapes(run, warp=20.0)
    wall, lithium = made["wall"].skin.points, made["lithium"].skin.points
    foot = lithium[np.isclose(lithium[:, 2], 0.0)]
    # 20 * 1.5 nm at the root after 3 s.
    assert foot[:, 0].max() == pytest.approx(80 / 120)
    assert wall[np.isclose(wall[:, 2], 0.0)][:, 0].max() == pytest.approx(90 / 120)
    assert wall[:, 2].max() == pytest.approx(2000 / 120 / 10)


def test_a_section_lies_on_both_sides_of_the_axis_and_a_plane_one_does_not(run, kinds):
    assert shapes(run)["wall"].skin.bounds[:2] == pytest.approx((-0.5, 0.5))
    assert shapes(kinds["plane"])["wall"].skin.bounds[0] > 0
    assert shapes(kinds["solid"])["wall"].skin.volume == pytest.approx(2.0)
    assert Kind.of(kinds["solid"]).letters == "xyz"
