"""A mesh against the sizes of a run."""

from dataclasses import replace

import pytest

from femiec.errors import MeshError
from femiec.geometry import Tubule, match, tubule_mesh
from femiec.quantities import um

HOLLOW = Tubule(bottom=4 * um)


def test_a_mesh_of_the_same_sizes_is_handed_back() -> None:
    mesh = tubule_mesh(HOLLOW)
    assert match(mesh, replace(HOLLOW, bottom=4.03 * um, filling=0.503)) is mesh


@pytest.mark.parametrize(("name", "value"), [("bottom", 0.0), ("bottom", 4.1 * um), ("filling", 0.51), ("width", 90e-9)])
def test_another_size_is_named(name: str, value: float) -> None:
    with pytest.raises(MeshError, match=f"^{name} of the mesh = .*: expected {value:g}, the {name} of the run; set the run's"):
        match(tubule_mesh(HOLLOW), replace(HOLLOW, **{name: value}))


def test_a_void_where_none_is_in_the_mesh() -> None:
    with pytest.raises(MeshError, match=r"^bottom of the mesh = 0: expected 4e-06, the bottom of the run; set the run's"):
        match(tubule_mesh(Tubule()), HOLLOW)
