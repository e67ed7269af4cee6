"""Contact with a rigid body: what the form says, and that it does not hang on c."""

import numpy as np
import pytest
import ufl

from femiec.checks.section import section
from femiec.engine import embedded as fem
from femiec.forms.contact import rigid_contact
from femiec.solve.newton import Newton


def squeezed(overlap, stiffness):
    """A column of springs 3 u (per area) pressed down by a rigid plate; the displacement and the pressure on its top."""
    mesh = section(1.0, 2.0, 1.0, 2)
    V = fem.functionspace(mesh, ("Lagrange", 1))
    u, p = fem.Function(V), fem.Function(V)
    w, q = ufl.TestFunctions(ufl.MixedFunctionSpace(V, V))
    gap = -overlap - u
    load, condition = rigid_contact(p, gap, q, -w, stiffness, 1.0, mesh.ds("top"))
    residual = 3 * u * w * mesh.ds("top") + load + condition
    facets = mesh.facets_of("top")
    system = fem.System({"u": u, "p": p}, residual, [fem.pin_off_surface(V, facets)] * 2)
    Newton().solve(system)
    on = fem.locate_dofs_topological(V, 1, facets)
    return u.x.array[on], p.x.array[on]


@pytest.mark.parametrize("stiffness", [0.1, 1.0, 1000.0])
def test_what_is_pressed_gives_way_whatever_c(stiffness):
    u, p = squeezed(0.2, stiffness)
    assert u == pytest.approx(np.full(len(u), -0.2), rel=1e-9)
    assert p == pytest.approx(np.full(len(p), 0.6), rel=1e-9)


def test_what_is_not_touched_stays():
    u, p = squeezed(-0.2, 1.0)
    assert np.abs(u).max() < 1e-12
    assert np.abs(p).max() < 1e-12
