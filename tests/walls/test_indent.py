"""A cone on elastic, plastic and crushable half-spaces."""

from math import pi, tan

import numpy as np
import pytest

from femiec.engine import embedded as fem
from femiec.errors import InputError, MeshError
from femiec.estimates.indentation import cavity_pressure, cone_force
from femiec.geometry import Mesh
from femiec.geometry.half_space import half_space_mesh
from femiec.laws.indenters import BERKOVICH_HALF_ANGLE, Cone, Sphere
from femiec.laws.solid.crushable import Crushable
from femiec.laws.solid.elastic import Elastic
from femiec.laws.solid.j2 import J2
from femiec.models.indentation.model import Indentation
from femiec.solve.newton import Newton
from femiec.walls.hardness import HardnessTable, Resolution, hardness_table, indent, press_for, strength_for
from femiec.walls.indent import Press

E, NU, DEPTH = 1e9, 0.24, 1e-6
MODULUS = E / (1 - NU**2)
COARSE = Resolution(8, 16)


def elastic(indenter=None):
    cone = indenter or Cone()
    radius = 2 / pi * cone.contact_radius(DEPTH)
    return Indentation(half_space_mesh(1.25 * radius, 8, 1e4 * radius), Elastic(E, NU), cone, DEPTH)


@pytest.fixture(scope="module")
def plastic():
    """J2, E/sigma_Y = 100."""
    return indent(press_for(J2(E, NU, E / 100), DEPTH, COARSE), COARSE.steps, (0.05, 2.0))


def test_the_method_of_multipliers_finds_the_state_that_newton_finds_in_the_problem_itself():
    model = elastic()
    problem = model.problem(fem).problem
    problem.drive(DEPTH)
    system = fem.System({u.name: u.function for u in problem.unknowns}, problem.residual, problem.conditions)
    Newton().solve(system)
    press = Press(model)
    press.to(DEPTH)
    for one, other in zip(problem.unknowns, press.stated.problem.unknowns, strict=True):
        size = np.abs(one.function.x.array).max()
        assert other.function.x.array == pytest.approx(one.function.x.array, rel=0, abs=3e-4 * size)


def test_the_problem_has_a_symmetric_tangent():
    problem = elastic().problem(fem).problem
    problem.drive(DEPTH)
    system = fem.System({u.name: u.function for u in problem.unknowns}, problem.residual, problem.conditions)
    jacobian = system.jacobian(system.initial())
    assert abs(jacobian - jacobian.T).max() < 1e-12 * abs(jacobian).max()


def test_the_elastic_force_is_sneddons_and_grows_with_the_square_of_the_depth():
    press = Press(elastic())
    for depth in (DEPTH / 2, DEPTH):
        assert press.to(depth).force == pytest.approx(cone_force(depth, BERKOVICH_HALF_ANGLE, MODULUS), rel=2e-3, abs=0)


def test_nothing_presses_before_it_touches():
    point = Press(elastic()).to(-DEPTH)
    assert (point.force, point.area) == (0.0, 0.0)


def test_a_plastic_solid_is_as_hard_as_the_expanding_cavity_says(plastic):
    core = float(cavity_pressure(100.0, BERKOVICH_HALF_ANGLE, NU))
    hardness = plastic.true_hardness(MODULUS) / (E / 100)
    assert core < hardness < 1.1 * (core + 2 / 3)
    assert 2.5 < hardness < 3.1  # Tabor


def test_a_hardness_is_one_for_all_depths(plastic):
    assert np.ptp(plastic.coefficients) < 0.06 * plastic.coefficients.mean()


def test_the_load_comes_off_elastically_and_leaves_an_impression(plastic):
    assert plastic.reported.reduced_modulus == pytest.approx(MODULUS, rel=0.1, abs=0)
    assert plastic.unloading[-1].force < 0.05 * plastic.loading[-1].force
    assert plastic.unloading[-1].depth > 0.7 * DEPTH  # where an elastic solid would press with half of the force


def test_finer_cells_and_steps_change_the_hardness_by_little(plastic):
    finer = indent(press_for(J2(E, NU, E / 100), DEPTH, Resolution(16, 32)), 32)
    assert plastic.reported.hardness == pytest.approx(finer.reported.hardness, rel=0.03, abs=0)


def test_what_does_not_flow_aside_is_as_hard_as_it_is_strong():
    found = indent(press_for(Crushable(E, E / 300), DEPTH, COARSE), COARSE.steps)
    assert found.true_hardness(E) / (E / 300) == pytest.approx(1.05, abs=0.1)
    nominal = found.force / (pi * (DEPTH * tan(BERKOVICH_HALF_ANGLE)) ** 2)
    assert found.reported.hardness == pytest.approx(nominal, rel=0.1, abs=0)


def test_a_strength_is_found_again():
    def law(strength):
        return J2(E, NU, strength)

    quick = Resolution(6, 8)
    table = hardness_table(law, MODULUS, (E / 200, E / 50), quick)
    wanted = 2.5e7
    guess = table.yield_strength(wanted, E)
    strength, found = strength_for(law, wanted, guess, quick)
    assert found.reported.hardness == pytest.approx(wanted, rel=1e-3, abs=0)
    assert guess == pytest.approx(strength, rel=0.03, abs=0)


def test_the_table_goes_through_its_entries_and_no_further():
    table = HardnessTable(np.array([1e-3, 1e-2]), np.array([4e-3, 3e-2]), np.array([3e-3, 2.9e-2]))
    assert table.yield_strength(4e6, 1e9) == pytest.approx(1e6, rel=1e-12, abs=0)
    assert table.yield_strength(2.9e7, 1e9, true=True) == pytest.approx(1e7, rel=1e-12, abs=0)
    with pytest.raises(InputError, match="hardness"):
        table.yield_strength(3.1e7, 1e9)


def test_bad_input_is_one_clear_error():
    sphere = elastic(Sphere(50e-6))
    with pytest.raises(InputError, match="indenter"):
        indent(Press(sphere), 8)
    with pytest.raises(InputError, match="steps"):
        indent(Press(elastic()), 2)
    with pytest.raises(InputError, match="depth"):
        Indentation(sphere.mesh, Elastic(E, NU), Cone(), 0.0)
    with pytest.raises(InputError, match="law"):
        Indentation(sphere.mesh, "steel", Cone(), DEPTH)
    with pytest.raises(MeshError, match="surface"):
        Indentation(Mesh(sphere.mesh.skfem), Elastic(E, NU), Cone(), DEPTH)
