"""Structures in space by multigrid, beside the direct solver."""

import numpy as np
import pytest
import skfem

from femiec.errors import InputError
from femiec.geometry import Mesh
from femiec.laws.deforming import SOLID
from femiec.laws.solid.elastic import Elastic, NeoHookean
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed, Periodic
from femiec.quantities import nm
from femiec.walls import Loading, solve
from femiec.walls.iterative import by_multigrid

ON = {"left": lambda x: x[0] == 0, "top": lambda x: x[2] == x[2].max()}


def plate(law, degree=2, load=1e6):
    """A cantilever of 100 x 40 x 10 nm under a pressure on its top."""
    mesh = skfem.MeshHex.init_tensor(*[np.linspace(0, size, n + 1) * nm for size, n in ((100, 8), (40, 4), (10, 2))])
    return WallStructure(
        Mesh.from_skfem(mesh.with_boundaries(ON)), law, SOLID, (Pressure(("top",), load),), (Fixed("left"),), degree
    )


@pytest.mark.parametrize("degree", [1, 2])
def test_at_small_strain_one_step_gives_what_the_direct_solver_does(degree):
    structure = plate(Elastic(20e9, 0.24), degree)
    state, direct = solve(structure, newton=by_multigrid(structure)), solve(structure)
    assert state.solution.iterations == 1
    assert state.solution.linear_solver.startswith("conjugate gradients")
    np.testing.assert_allclose(state.dofs, direct.dofs, atol=1e-6 * abs(direct.dofs).max())


def test_at_finite_strain_the_hierarchy_serves_all_load_steps():
    structure = plate(NeoHookean(20e9, 0.24), load=5e5)
    newton = by_multigrid(structure)
    loading, direct = Loading(structure, newton=newton), Loading(structure)
    for factor in (0.5, 1.0):
        state, exact = loading.to(factor), direct.to(factor)
        np.testing.assert_allclose(state.dofs, exact.dofs, atol=1e-6 * abs(exact.dofs).max())
    assert state.deflection().value > 2 * nm
    assert newton.linear.built == 1
    assert "GMRES" in state.solution.linear_solver


def test_sides_that_follow_others_are_refused():
    structure = plate(Elastic(20e9, 0.24))
    tied = WallStructure(
        structure.mesh, structure.law, SOLID, structure.loads, (Fixed("left"), Periodic("top", (0.0, 0.0, 10 * nm)))
    )
    with pytest.raises(InputError, match="supports = Periodic"):
        by_multigrid(tied)
