"""The numbering of an argument over the parts of a mixed space."""

import basix.ufl
import numpy as np
import ufl
from warped import SMALL, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded.contract import Place
from femiec.engine.embedded.layout import layout_of

MESH = warped_mesh("triangle", SMALL)
FLOW = fem.functionspace(
    MESH, basix.ufl.mixed_element([basix.ufl.element("P", "triangle", 2, shape=(2,)), basix.ufl.element("P", "triangle", 1)])
)
NUMBER = fem.functionspace(MESH, ("Real", 0))


def test_parts_follow_one_another():
    tests = ufl.TestFunctions(ufl.MixedFunctionSpace(FLOW, NUMBER))
    layout = layout_of([((), tests[0][0] * MESH.dx() + tests[1] * MESH.dx())], 0, None)
    assert layout.spaces == (FLOW, NUMBER)
    assert layout.starts == [0, FLOW.dim, FLOW.dim + 1]
    velocity, pressure, number = (layout.block(Place(*place, "")) for place in ((0, 0), (0, 1), (1, 0)))
    stacked = [block.dofs(component) for block in (velocity, pressure, number) for component in range(block.size)]
    np.testing.assert_array_equal(np.sort(np.concatenate(stacked)), np.arange(FLOW.dim + 1))
    assert number.dofs(0) == [FLOW.dim]
