"""A half-space that is fine where it is touched."""

import numpy as np
import pytest

from femiec.errors import MeshError
from femiec.geometry.half_space import half_space_mesh


def test_the_fine_part_has_equal_cells_and_the_rest_grows():
    mesh = half_space_mesh(1e-6, 5, 1e-4, 1.5)
    r = np.unique(mesh.nodes[0])
    sizes = np.diff(r)
    assert sizes[:5] == pytest.approx(np.full(5, 2e-7), rel=1e-9, abs=0)
    assert sizes[5:] / sizes[4:-1] == pytest.approx(np.full(len(sizes) - 5, 1.5), rel=0.1)
    assert r[-1] == 1e-4
    assert np.unique(mesh.nodes[1]) == pytest.approx(-r[::-1], rel=1e-12, abs=0)


def test_surfaces_are_where_their_names_say():
    mesh = half_space_mesh(1e-6, 4, 1e-4)
    for name, axis, place in (("top", 1, 0.0), ("axis", 0, 0.0), ("side", 0, 1e-4), ("bottom", 1, -1e-4)):
        nodes = np.unique(mesh.skfem.facets[:, mesh.facets_of(name)])
        assert np.ptp(mesh.nodes[1 - axis, nodes]) == 1e-4
        assert np.all(mesh.nodes[axis, nodes] == place)


@pytest.mark.parametrize("arguments", [(1e-6, 0, 1e-4), (1e-6, 2.5, 1e-4), (1e-6, 4, 1e-7), (1e-6, 4, 1e-4, 1.0)])
def test_bad_sizes_are_one_clear_error(arguments):
    with pytest.raises(MeshError):
        half_space_mesh(*arguments)
