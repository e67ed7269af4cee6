"""What mechanics asks of every solved structure: forces and energies balance, and neither place, direction nor size matters."""

import numpy as np
import pytest
import skfem
import ufl
from blocks import SIDE, block, framed

from femiec.engine import embedded as fem
from femiec.errors import ConvergenceError, InputError
from femiec.geometry import Mesh
from femiec.laws.deforming import PLANE_STRAIN, SOLID
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.laws.solid.elastic import Elastic, NeoHookean
from femiec.models.walls.loads import Column, Lithiation, Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed, Free, Roller
from femiec.strength import MaxPrincipal, VonMises
from femiec.walls import Loading, solve

E, NU, P = 20e9, 0.24, 50e6
SMALL, FINITE = Elastic(E, NU), NeoHookean(E, NU)
LAWS = pytest.mark.parametrize("law", [SMALL, FINITE], ids=["small", "finite"])


def reactions(structure, surface, factor=1.0):
    """The force with which what holds a surface acts on the structure [N, in 2-D N/m], by component, and the forces elsewhere."""
    loading = Loading(structure)
    state = loading.to(factor)
    problem, mesh = loading.statics.problem, structure.mesh
    V = problem.unknowns[0].function.function_space
    depth = structure.size if structure.body is AXISYMMETRIC else 1.0
    scale = structure.modulus * structure.size ** (mesh.dim - 1) * depth
    forces = scale * fem.assemble_vector(fem.form(problem.residual, (V,)))
    held = [fem.locate_dofs_topological(V.sub(i), mesh.dim - 1, mesh.facets_of(surface)) for i in range(mesh.dim)]
    found = np.array([forces[dofs].sum() for dofs in held])
    forces[np.concatenate(held)] = 0.0
    return found, np.abs(forces).max(), state


def corner(state, x, y):
    """Where a point of a section went [m]."""
    region = state.regions["wall"]
    points, moved = region.points.reshape(-1, 2), region.displacement.reshape(-1, 2)
    k = np.argmin(np.hypot(*(points - [x, y]).T))
    return points[k] + moved[k]


@LAWS
def test_what_holds_a_section_bears_the_pressure(law):
    """A pressure on a curve from A to B, the solid to its right, pushes with p times AB turned by a right angle."""
    structure = WallStructure(block(), law, PLANE_STRAIN, (Pressure("top", 20 * P),), (Fixed("bottom"),))
    force, elsewhere, state = reactions(structure, "bottom")
    start, end = (corner(state, x, SIDE) if law.finite else np.array([x, SIDE]) for x in (0.0, SIDE))
    assert not law.finite or abs(end[0] - start[0] - SIDE) > 1e-3 * SIDE  # the area has changed
    along, up = end - start
    np.testing.assert_allclose(force, [-20 * P * up, 20 * P * along], rtol=1e-9, atol=1e-9 * P * SIDE)
    assert elsewhere < 1e-8 * P * SIDE


@LAWS
def test_what_holds_a_solid_bears_the_pressure(law):
    sides = tuple(Roller(name, i) for name, i in (("left", 0), ("right", 0), ("bottom", 1), ("top", 1), ("root", 2)))
    force, _, _ = reactions(WallStructure(block(3, 1), law, SOLID, (Pressure("cap", P),), sides), "root")
    assert force[2] == pytest.approx(P * SIDE**2, rel=1e-9, abs=0)


@LAWS
def test_what_holds_a_round_block_bears_the_pressure_all_around(law):
    held = (Roller("bottom", 1), Roller("right", 0))
    force, _, _ = reactions(WallStructure(block(), law, AXISYMMETRIC, (Pressure("top", P),), held), "bottom")
    assert force[1] == pytest.approx(P * np.pi * SIDE**2, rel=1e-9, abs=0)


def test_what_holds_a_solid_bears_the_force_of_a_column():
    """Lithium up to half of the height: the mean of root and tip there, the gas above."""
    column = Column(3 * P, -P, SIDE / 2, 0.1 * P)
    force, _, _ = reactions(WallStructure(block(3), SMALL, SOLID, (Pressure("right", column),), (Fixed("left"),)), "left")
    expected = (P + 0.1 * P) / 2 * SIDE**2
    np.testing.assert_allclose(force, [expected, 0.0, 0.0], atol=1e-9 * expected)


def stored_energy(structure, loading):
    statics = loading.statics
    energy = structure.law.energy(statics.gradient) * structure.mesh.dx(degree=8)
    return fem.assemble_scalar(fem.form(energy))


def push(structure, loading):
    """The integral of p n . u over the loaded edge, at a load factor of 1 [J/m]: the work of a dead load, turned in sign."""
    (unknown,) = loading.statics.problem.unknowns
    mesh = structure.mesh
    return fem.assemble_scalar(fem.form(P * ufl.dot(mesh.n, unknown.value) * mesh.ds("top", degree=8)))


def test_the_work_of_a_load_on_a_linear_structure_is_twice_its_energy():
    structure = WallStructure(block(), SMALL, PLANE_STRAIN, (Pressure("top", P),), (Fixed("bottom"),))
    loading = Loading(structure)
    loading.to(1.0)
    assert -push(structure, loading) == pytest.approx(2 * stored_energy(structure, loading), rel=1e-10, abs=0)


def test_a_dead_load_does_the_work_that_is_stored():
    """The integral of the force over its way, by Simpson's rule in the load factor, by parts."""
    structure = WallStructure(block(), FINITE, PLANE_STRAIN, (Pressure("top", P, follower=False),), (Fixed("bottom"),))
    loading, factors = Loading(structure), np.linspace(0.0, 40.0, 9)
    ways = []
    for factor in factors:
        loading.to(factor)
        ways.append(-push(structure, loading))
    steps = np.array([1, 4, 2, 4, 2, 4, 2, 4, 1]) * factors[1] / 3
    work = factors[-1] * ways[-1] - steps @ ways
    assert work == pytest.approx(stored_energy(structure, loading), rel=1e-5, abs=0)
    assert abs(work / (factors[-1] * ways[-1] / 2) - 1) > 0.01  # it is not linear


def test_loads_on_a_linear_structure_add_up():
    one, other = Pressure("tubule 0", P), Pressure("left", 3 * P)

    def stress(*loads):
        return solve(WallStructure(framed(), SMALL, PLANE_STRAIN, loads, (Fixed("right"),))).regions["wall"].stress

    np.testing.assert_allclose(stress(one, other), stress(one) + stress(other), rtol=0, atol=1e-8 * P)


@LAWS
def test_a_structure_that_is_turned_and_shifted_bears_the_same(law):
    angle = 0.6
    turn = np.array([[np.cos(angle), -np.sin(angle), 0.0], [np.sin(angle), np.cos(angle), 0.0], [0.0, 0.0, 1.0]])
    here, there = framed(), framed()
    there.move(turn[:2, :2] @ there.nodes + np.array([[3 * SIDE], [-2 * SIDE]]))
    loads = (Pressure("tubule 0", 10 * P), Pressure(("left", "right"), P))
    before, after = (solve(WallStructure(m, law, PLANE_STRAIN, loads, (Free(),))).regions["wall"] for m in (here, there))
    principal = [np.linalg.eigvalsh(region.stress) for region in (after, before)]
    np.testing.assert_allclose(*principal, rtol=0, atol=1e-6 * P)
    if not law.finite:  # at finite strain the pins choose a turn, which Cauchy's stress goes along with
        np.testing.assert_allclose(after.stress, turn @ before.stress @ turn.T, rtol=0, atol=1e-6 * P)
        np.testing.assert_allclose(after.displacement, before.displacement @ turn[:2, :2].T, rtol=0, atol=1e-6 * SIDE * P / E)


@LAWS
def test_metres_bear_what_nanometres_bear(law):
    loads, held = (Pressure("tubule 0", 10 * P),), (Roller("left", 0), Roller("bottom", 1))
    small, large = (solve(WallStructure(framed(side=side), law, PLANE_STRAIN, loads, held)) for side in (SIDE, 1.0))
    assert large.peak(VonMises()).value == pytest.approx(small.peak(VonMises()).value, rel=1e-8, abs=0)
    assert large.deflection().value * SIDE == pytest.approx(small.deflection().value, rel=1e-8, abs=0)


def test_a_pressure_pushes_into_the_wall_and_suction_pulls():
    for value in (P, -P):
        state = solve(
            WallStructure(block(), SMALL, PLANE_STRAIN, (Pressure("right", value),), (Roller("left", 0), Roller("top", 1)))
        )
        region = state.regions["wall"]
        np.testing.assert_allclose(region.stress[..., 0, 0], -value, rtol=1e-8)
        assert np.sign(region.displacement[..., 0].sum()) == -np.sign(value)


def test_a_core_that_swells_presses_on_what_is_around_it():
    """q = E e (1 - a^2/b^2) / (2 (1 - nu)) between a core of radius a and a ring up to b, of one solid, by Lame's solution."""
    plain = block(cells=16)
    inside = plain.skfem.p[0, plain.skfem.t].mean(axis=0) < SIDE / 2
    regions = {"core": np.nonzero(inside)[0], "ring": np.nonzero(~inside)[0]}
    mesh = Mesh.from_skfem(skfem.MeshQuad(plain.skfem.p, plain.skfem.t), regions, plain.surfaces)
    held = (Roller("bottom", 1), Roller("top", 1))
    state = solve(WallStructure(mesh, SMALL, AXISYMMETRIC, (Lithiation("core", 1e-3),), held))
    q = E * 1e-3 * (1 - 0.25) / (2 * (1 - NU))
    np.testing.assert_allclose(state.regions["core"].stress[..., 0, 0], -q, rtol=2e-3)
    ring = state.regions["ring"]
    hoop = q * 0.25 / 0.75 * (1 + (SIDE / ring.points[..., 0]) ** 2)
    np.testing.assert_allclose(ring.stress[..., 1, 1], hoop, rtol=0, atol=5e-3 * hoop.max())


def test_a_wall_that_is_turned_inside_out_is_no_state():
    structure = WallStructure(block(), FINITE, PLANE_STRAIN, (Pressure("top", 5 * E),), (Fixed("bottom"),))
    with pytest.raises(ConvergenceError, match="turned inside out"):
        solve(structure)


@pytest.mark.parametrize("factor", [float("nan"), float("inf"), 1e300, "1", None])
def test_a_load_factor_that_is_none_is_refused(factor):
    with pytest.raises(InputError, match="a finite load factor"):
        solve(WallStructure(block(), SMALL, PLANE_STRAIN, (Pressure("top", P),), (Fixed("bottom"),)), factor)


def test_what_is_no_structure_or_solver_is_refused():
    with pytest.raises(InputError, match="a WallStructure"):
        solve(block())
    structure = WallStructure(block(), SMALL, PLANE_STRAIN, (), (Fixed("bottom"),))
    with pytest.raises(InputError, match="a solver"):
        solve(structure, newton=5)
    assert solve(structure, 0.0).peak(MaxPrincipal()).value == 0.0
