"""Interfaces that are found between regions."""

from dataclasses import replace

import numpy as np
import skfem

from femiec.geometry import Mesh
from femiec.geometry.interfaces import INTERFACES, with_interfaces


def test_they_are_found_where_they_are_not_named(small: Mesh) -> None:
    bare = replace(small, surfaces={"root": small.surfaces["root"]})
    found = with_interfaces(bare)
    assert sorted(found.surfaces) == ["root", *sorted(INTERFACES)]
    for name in INTERFACES:
        np.testing.assert_array_equal(found.surfaces[name], small.surfaces[name])


def test_a_name_that_is_given_stays(small: Mesh) -> None:
    one = small.surfaces["tip"][:1]
    np.testing.assert_array_equal(with_interfaces(replace(small, surfaces={"tip": one})).surfaces["tip"], one)


def test_without_the_regions_there_are_none(small: Mesh) -> None:
    assert not with_interfaces(Mesh.from_skfem(small.skfem, {"wall": small.cells_of()}, {})).surfaces


def test_numbers_and_curved_cells_stay() -> None:
    plain = Mesh.from_skfem(skfem.MeshQuad2().refined(1), {"lithium": [0, 1], "gas": [2, 3]}, {"root": [0]})
    found = with_interfaces(replace(plain, region_ids={"gas": 9}, surface_ids={"root": 5}))
    assert found.curve is plain.curve
    assert (found.region_ids, found.surface_ids) == ({"lithium": 10, "gas": 9}, {"root": 5, "tip": 6})
