from dataclasses import replace

import numpy as np
import pytest
import skfem
import ufl
from rings import NU, E, ring

from femiec.checks.section import section
from femiec.engine import embedded as fem
from femiec.errors import ConvergenceError, InputError
from femiec.geometry import Mesh
from femiec.laws.deforming import PLANE_STRAIN, SOLID
from femiec.laws.solid.elastic import Elastic, NeoHookean
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed
from femiec.solve.linearise import linearised
from femiec.walls.buckling import buckling
from femiec.walls.loading import Loading


def test_a_whole_ring_buckles_as_its_quarter_but_in_two_directions():
    whole, quarter = buckling(ring(whole=True, around=64), count=3), buckling(ring())
    np.testing.assert_allclose(whole.factors[:2], quarter.factors[0], rtol=1e-3)
    assert whole.factors[2] == pytest.approx(8 / 3, rel=0.02)  # three waves, which the quarter cannot have
    assert whole.conservative


def test_its_first_mode_has_two_waves():
    (mode,) = buckling(ring()).modes
    ends = fem.evaluate_at(mode, mode.function_space.mesh, [[50e-9, 0.0], [0.0, 50e-9]])
    assert np.abs(mode.x.array).max() == 1
    assert ends[0, 0] * ends[1, 1] < 0
    assert abs(ends[0, 0]) == pytest.approx(abs(ends[1, 1]), rel=1e-3)


def test_the_pressure_is_the_factor_times_the_load():
    one = buckling(ring())
    load = one.structure.loads[0]
    half = buckling(replace(one.structure, loads=(replace(load, value=load.value / 2),)))
    assert half.factors[0] == pytest.approx(2 * one.factors[0], rel=1e-6)
    assert half.pressures == pytest.approx(one.pressures, rel=1e-6)
    assert one.pressures == pytest.approx(one.factors * load.value, rel=1e-12)


def test_the_change_of_the_tangent_is_that_of_its_forms():
    """Central differences against UFL: derivative of the tangent along the linear answer, and the load's own part."""
    loading = Loading(ring())
    _, G, x1 = linearised(loading.system, loading.statics.problem.drive)
    problem, (unknown,) = loading.statics.problem, loading.statics.problem.unknowns
    u = unknown.function
    direction = fem.Function(u.function_space)
    direction.x.array[:] = x1
    trial = ufl.TrialFunctions(ufl.MixedFunctionSpace(u.function_space))
    tangent = ufl.derivative(problem.residual, (u,), trial)
    changes = fem.form(ufl.derivative(tangent, u, direction), (u.function_space,))
    plain = fem.form(tangent, (u.function_space,))
    u.x.array[:] = 0.0

    def at(form, factor):
        problem.drive(factor)
        return fem.assemble_matrix(form, problem.conditions)

    exact = at(changes, 0.0) + at(plain, 1.0) - at(plain, 0.0)
    free = loading.system.free
    difference = (G - exact)[free][:, free]
    assert abs(difference).max() < 1e-7 * abs(exact).max()


def test_the_gradient_says_how_far_the_linear_answer_goes():
    outside, inside = (buckling(ring(on=name)) for name in ("rim", "tubule 0"))
    hoop = outside.pressures[0] * (1 - NU**2) / E * 1.05 / 0.1  # the thin ring's p R_o/w, but for its thickness
    assert outside.gradients[0] == pytest.approx(hoop, rel=0.1)
    assert inside.gradients[0] > 0.2  # pressure inside buckles nothing as long as strains are small


def test_a_column_under_a_load_that_follows_its_end_does_not_buckle():
    """Beck's column flutters; it has no equilibrium beside the straight one."""
    mesh = section(0.0, 1.0, 20.0, 1, 20)
    with pytest.raises(ConvergenceError, match="were not found"):
        buckling(WallStructure(mesh, NeoHookean(E, NU), PLANE_STRAIN, (Pressure(("top",), 1e6),), (Fixed("bottom"),)))


def test_a_column_in_space_buckles_about_its_weak_axis_at_eulers_load():
    edges = (np.linspace(0, 1.0, 2), np.linspace(0, 0.5, 2), np.linspace(0, 20.0, 21))
    brick = skfem.MeshHex.init_tensor(*edges)
    ends = {
        name: brick.facets_satisfying(lambda x, z=z: abs(x[2] - z) < 1e-9, boundaries_only=True)
        for name, z in (("bottom", 0.0), ("top", 20.0))
    }
    load = Pressure(("top",), np.pi**2 * E * 0.5**2 / 12 / 40**2, follower=False)
    structure = WallStructure(Mesh.from_skfem(brick, surfaces=ends), NeoHookean(E, 0.0), SOLID, (load,), (Fixed("bottom"),))
    found = buckling(structure, 2)
    assert found.factors == pytest.approx([1, 4], rel=0.01)


def test_small_strain_is_refused():
    with pytest.raises(InputError, match="NeoHookean"):
        buckling(replace(ring(), law=Elastic(E, NU)))
