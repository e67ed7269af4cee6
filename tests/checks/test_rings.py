from math import pi

import numpy as np
import pytest

from femiec.checks.rings import sector
from femiec.checks.section import integral
from femiec.engine import embedded as fem


@pytest.mark.parametrize("stop", [pi / 3, 2 * pi])
def test_its_faces_are_round_and_its_area_is_a_rings(stop):
    mesh = sector(1.0, 1.2, 0.0, stop, across=2, around=24)
    for name, radius in (("tubule 0", 1.0), ("rim", 1.2)):
        assert integral(fem, 1.0 * mesh.ds(name, degree=8)) == pytest.approx(stop * radius, rel=1e-5)
    assert integral(fem, 1.0 * mesh.dx(degree=8)) == pytest.approx(stop / 2 * (1.2**2 - 1), rel=1e-5)
    radii = np.hypot(*mesh.nodes)
    assert np.abs(radii[:, None] - np.linspace(1, 1.2, 5)).min(axis=1).max() < 1e-12


def test_its_ends_lie_on_their_angles():
    mesh = sector(1.0, 1.2, 0.3, 1.1, across=1, around=5)
    for name, angle in (("start", 0.3), ("stop", 1.1)):
        nodes = mesh.skfem.p[:, mesh.skfem.facets[:, mesh.facets_of(name)]].reshape(2, -1)
        np.testing.assert_allclose(np.arctan2(nodes[1], nodes[0]), angle, rtol=1e-12)
