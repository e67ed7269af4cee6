"""The sizes of what is drawn, and the enlargement of the displacement."""

from __future__ import annotations

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.results.result import Result
from femiec.views.scene import Scene


@pytest.fixture(scope="module")
def scene(result):
    return Scene.of(result)


def test_sizes_in_nanometres(scene):
    assert (scene.radius, scene.outside) == pytest.approx((50.0, 60.0))
    assert (scene.tip, scene.height) == pytest.approx((10_000.0, 20_000.0))
    assert scene.round_tube


def test_the_bulge_is_the_displacement_of_the_inner_surface(scene):
    heights, bulge = scene.bulge
    below = heights < scene.tip - 1
    assert bulge[below] == pytest.approx(5 * (371 - 389 * heights[below] / scene.tip) / 371, abs=1e-6)


def test_the_factor_keeps_the_bulge_visible_and_within_half_the_wall(scene, make_tubule):
    # Near the tip the bulge is 5 nm * 18/371 = 0.24 nm: 10 times that is 2.4 nm of the 4 nm wanted, 20 times would be too much.
    assert scene.exaggeration(9_990, 10_100) == 10
    # At the root it is 5 nm: more than is wanted, so it is drawn as it is.
    assert scene.exaggeration(-50, 100) == 1
    thin = Scene.of(make_tubule(thickness=2e-9))
    assert thin.exaggeration(9_990, 10_100) * 0.2426 <= 0.5 * 2


def test_lithium_and_gas_follow_the_wall(scene):
    for layer in (scene.lithium, scene.gas):
        moved = scene.deformed(layer, 3.0)
        rim = layer.r > 49.999
        assert moved[rim] == pytest.approx(50 + 3 * np.interp(layer.z[rim], *scene.bulge), abs=1e-9)
        assert np.all(moved[layer.r == 0] == 0)


@pytest.mark.parametrize("symmetry", [None, "round"])
def test_an_unknown_symmetry_is_refused(result, symmetry):
    bad = Result({}, result.ledger, result.snapshots, {"study": {"symmetry": symmetry}})
    with pytest.raises(InputError, match="symmetry"):
        Scene.of(bad)


def test_a_result_without_fields_is_refused(result):
    with pytest.raises(InputError, match="snapshots"):
        Scene.of(Result({}, result.ledger, (), result.provenance))
