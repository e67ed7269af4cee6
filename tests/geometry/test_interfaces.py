"""Interfaces that are found between regions."""

from dataclasses import replace

import numpy as np
import pytest
import skfem

from femiec.geometry import Mesh, Tubule, tubule_mesh
from femiec.geometry.interfaces import INTERFACES, with_interfaces
from femiec.quantities import um


@pytest.mark.parametrize("bottom", [0.0, 2 * um])
def test_they_are_found_where_they_are_not_named(bottom: float) -> None:
    mesh = tubule_mesh(Tubule(bottom=bottom))
    found = with_interfaces(replace(mesh, surfaces={"root": mesh.surfaces["root"]}))
    names = [name for name, regions in INTERFACES.items() if bottom or "void" not in regions]
    assert set(found.surfaces) == {"root", *names}
    for name in names:
        np.testing.assert_array_equal(found.surfaces[name], mesh.surfaces[name])


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
