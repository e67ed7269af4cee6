import math

import numpy as np
import pytest
import ufl

from femiec.checks.section import integral, relative_norm, section
from femiec.engine import embedded as fem


@pytest.mark.parametrize("triangles", [False, True])
def test_the_sides_have_their_names_and_lengths(triangles):
    mesh = section(50e-9, 60e-9, 10e-9, across=4, along=3, triangles=triangles)
    lengths = {name: integral(fem, 1 * mesh.ds(name)) for name in ("inner", "outer", "bottom", "top")}
    assert lengths == pytest.approx(dict.fromkeys(lengths, 10e-9), rel=1e-12, abs=0)
    for name, axis, place in (("inner", 0, 50e-9), ("outer", 0, 60e-9), ("bottom", 1, 0.0), ("top", 1, 10e-9)):
        np.testing.assert_allclose(mesh.skfem.p[axis, mesh.skfem.facets[:, mesh.facets_of(name)]], place, rtol=1e-12, atol=1e-18)


def test_the_norm_carries_its_weight():
    mesh = section(0.0, 1.0, 1.0, across=2)
    r = mesh.x[0]
    assert relative_norm(fem, r, ufl.as_ufl(1.0) + 0 * r, r, mesh.dx(degree=4)) == pytest.approx(math.sqrt((1 / 4) / (1 / 2)))
