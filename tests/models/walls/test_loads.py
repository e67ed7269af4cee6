"""Loads: profiles along the height, pressure that follows its surface, swelling."""

from dataclasses import replace

import numpy as np
import pytest
import ufl
from blocks import block, framed

from femiec.checks.tangent import tangent_defect
from femiec.engine import embedded as fem
from femiec.errors import InputError, MeshError
from femiec.laws.deforming import PLANE_STRAIN, SOLID, cofactor
from femiec.laws.solid.elastic import Elastic, NeoHookean
from femiec.models.walls.loads import Column, Lithiation, Pressure, Table
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed, Free, Roller
from femiec.walls import solve

E, NU = 20e9, 0.24


def value(expression):
    return float(expression(()))


def at(z):
    return ufl.as_vector([0.0, 0.0, z])


def test_a_column_falls_linearly_to_its_tip_and_gas_stands_above():
    column = Column(129e6, -18e6, 10e-6, 0.2e6)
    for z, pressure in ((0.0, 129e6), (5e-6, 55.5e6), (10e-6, -18e6), (11e-6, 0.2e6)):
        assert value(column.at(at(z))) == pytest.approx(pressure, rel=1e-12)
        assert column.pressure(z) == pytest.approx(pressure, rel=1e-12)
    assert column.extremes == (-18e6, 129e6)


def test_a_table_is_numpys_interpolation():
    table = Table((0.0, 1.0, 3.0, 4.0), (2.0, 5.0, -1.0, -1.5))
    for z in (-1.0, 0.0, 0.3, 1.0, 2.0, 3.5, 4.0, 9.0):
        assert value(table.at(at(z))) == pytest.approx(np.interp(z, table.heights, table.pressures), abs=1e-12)


@pytest.mark.parametrize("law", [Elastic(E, NU), NeoHookean(E, NU)], ids=["small", "finite"])
@pytest.mark.parametrize(("dim", "body"), [(2, PLANE_STRAIN), (3, SOLID)])
def test_pressure_all_around_squeezes_evenly(dim, body, law):
    sides = ("left", "right", "bottom", "top", "root", "cap")[: 2 * dim]
    state = solve(WallStructure(block(dim), law, body, (Pressure(sides, 30e6),), (Free(),)))
    plane = state.regions["wall"].stress[..., :dim, :dim]
    np.testing.assert_allclose(plane, np.broadcast_to(-30e6 * np.eye(dim), plane.shape), atol=10)


def test_a_pressure_that_follows_does_the_work_of_the_volume_it_sweeps():
    # p dV/du[w] by finite differences of the volume that the deformed surface encloses
    mesh = framed()
    structure = WallStructure(mesh, NeoHookean(E, NU), PLANE_STRAIN, (Pressure("tubule 0", 1.0),), (Free(),))
    statics = structure.problem(fem)
    (unknown,) = statics.problem.unknowns
    u, V = unknown.function, unknown.function.function_space
    rng = np.random.default_rng(1)
    u.x.array[:] = 0.05 * rng.uniform(-1, 1, V.dim)
    w = rng.uniform(-1, 1, V.dim)
    H = PLANE_STRAIN.displacement_gradient(unknown.value, mesh.x)
    (test,) = ufl.TestFunctions(ufl.MixedFunctionSpace(V))
    work = structure.loads[0].virtual_work(PLANE_STRAIN, H, structure.size * test, mesh, 1.0, 8)
    swept = PLANE_STRAIN.vector(mesh.x + unknown.value)
    area = cofactor(ufl.Identity(3) + H) * PLANE_STRAIN.vector(mesh.n)
    volume = fem.form(ufl.dot(swept, area) / 2 * mesh.ds("tubule 0", degree=8))
    start, step = u.x.array.copy(), 1e-5
    volumes = []
    for sign in (1, -1):
        u.x.array[:] = start + sign * step * w
        volumes.append(fem.assemble_scalar(volume))
    u.x.array[:] = start
    assert fem.assemble_vector(fem.form(work, (V,))) @ w == pytest.approx((volumes[0] - volumes[1]) / (2 * step), rel=1e-7, abs=0)


def test_the_tangent_of_a_pressure_that_follows_is_exact():
    structure = WallStructure(framed(), NeoHookean(E, NU), PLANE_STRAIN, (Pressure("tubule 0", 1e9),), (Fixed("bottom"),))
    problem = structure.problem(fem).problem
    system = fem.System({u.name: u.function for u in problem.unknowns}, problem.residual, problem.conditions)
    rng = np.random.default_rng(0)
    x, d = 0.02 * rng.uniform(-1, 1, (2, len(system.free)))
    assert tangent_defect(system, x, d) < 1e-7


@pytest.mark.parametrize("law", [Elastic(E, NU), NeoHookean(E, NU)], ids=["small", "finite"])
def test_free_swelling_gives_no_stress_and_the_strain_asked_for(law):
    loads = (Lithiation("wall", (0.01, 0.02, 0.0)),)
    state = solve(WallStructure(block(), law, PLANE_STRAIN, loads, (Free(),)))
    region = state.regions["wall"]
    assert np.abs(region.stress).max() < 1e-6 * E
    spans = np.ptp(region.displacement.reshape(-1, 2), axis=0) / np.ptp(region.points.reshape(-1, 2), axis=0)
    np.testing.assert_allclose(spans, [0.01, 0.02], rtol=1e-6)


def test_swelling_held_in_a_plane_is_compressed_in_it():
    supports = tuple(Roller(name, i) for name, i in (("left", 0), ("right", 0), ("bottom", 1)))
    state = solve(WallStructure(block(), Elastic(E, NU), PLANE_STRAIN, (Lithiation("wall", 1e-3),), supports))
    expected = np.broadcast_to(-E / (1 - NU) * 1e-3 * np.diag([1.0, 0.0, 1.0]), state.regions["wall"].stress.shape)
    np.testing.assert_allclose(state.regions["wall"].stress, expected, atol=1)


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: Pressure((), 1e6), InputError),
        (lambda: Pressure("top", float("nan")), InputError),
        (lambda: Pressure("top", "1 MPa"), InputError),
        (lambda: Column(1e6, 0.0, 0.0), InputError),
        (lambda: Column(float("inf"), 0.0, 1e-6), InputError),
        (lambda: Table((0.0, 0.0), (1.0, 1.0)), InputError),
        (lambda: Table((0.0, 1.0), (1.0,)), InputError),
        (lambda: WallStructure(block(), Elastic(E, NU), PLANE_STRAIN, (Pressure("lid", 1.0),), (Free(),)), MeshError),
        (lambda: WallStructure(block(), Elastic(E, NU), PLANE_STRAIN, (Lithiation("cap", 1.0),), (Free(),)), MeshError),
    ],
)
def test_bad_loads_are_refused(make, error):
    with pytest.raises(error):
        make()


@pytest.mark.parametrize("axis", [-2, 3, True, "z"])
def test_a_number_that_is_no_coordinates_is_refused(axis):
    with pytest.raises(InputError, match="axis"):
        Column(2e6, 1e6, 1e-6, axis=axis)


@pytest.mark.parametrize("load", [Column(2.0, 1.0, 4.0, gas=0.5), Table((0.0, 4.0), (2.0, 1.0))], ids=["column", "table"])
@pytest.mark.parametrize(("axis", "pressure"), [(-1, 1.25), (0, 1.75), (1, 1.5), (2, 1.25)])
def test_the_coordinate_that_counts_as_height(load, axis, pressure):
    x = ufl.as_vector([1.0, 2.0, 3.0])
    assert float(replace(load, axis=axis).at(x)(())) == pytest.approx(pressure)
