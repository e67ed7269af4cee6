"""Structures: what is refused, how supports hold, laws by region, memory."""

import numpy as np
import pytest
from blocks import SIDE, block, framed

from femiec.checks.rings import sector
from femiec.engine import embedded as fem
from femiec.errors import InputError
from femiec.laws.deforming import PLANE_STRAIN, SOLID
from femiec.laws.solid.elastic import Elastic, NeoHookean, Orthotropic
from femiec.laws.solid.j2 import J2
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Free, Moved, Periodic, Roller, pins
from femiec.strength import MaxPrincipal
from femiec.walls import Loading, solve

E, NU = 20e9, 0.24
WALL = Elastic(E, NU)
ROLLERS = tuple(Roller(name, i) for name, i in (("left", 0), ("right", 0), ("bottom", 1), ("top", 1)))


def reactions(structure):
    """The residual at prescribed dofs of the solved state, over its largest term."""
    loading = Loading(structure)
    loading.to(1.0)
    problem = loading.statics.problem
    spaces = [u.function.function_space for u in problem.unknowns]
    return np.abs(fem.assemble_vector(fem.form(problem.residual, spaces))).max()


@pytest.mark.parametrize("seed", range(5))
def test_round_off_does_not_choose_the_pins(seed):
    mesh = sector(50e-9, 60e-9, 0.0, 2 * np.pi, across=2, around=64)
    off = 1 + 1e-15 * np.random.default_rng(seed).uniform(-1, 1, mesh.nodes.shape)
    assert pins(mesh.nodes * off, PLANE_STRAIN) == pins(mesh.nodes, PLANE_STRAIN)


@pytest.mark.parametrize(("dim", "body", "held"), [(2, PLANE_STRAIN, 3), (3, SOLID, 6)])
@pytest.mark.parametrize("law", [WALL, NeoHookean(E, NU)], ids=["small", "finite"])
def test_a_free_body_under_balanced_loads_meets_no_reaction(dim, body, held, law):
    mesh = block(dim)
    structure = WallStructure(mesh, law, body, (Pressure(("left", "right"), 50e6),), (Free(),))
    assert len(pins(mesh.nodes, body)) == held
    assert reactions(structure) < 1e-11
    stress = solve(structure).regions["wall"].stress
    np.testing.assert_allclose(stress[..., 0, 0], -50e6, atol=10)


def test_rollers_and_periods_hold_a_symmetric_cell_alike():
    loads = (Pressure("tubule 0", 50e6),)
    for law in (WALL, NeoHookean(E, NU)):
        held = solve(WallStructure(framed(), law, PLANE_STRAIN, loads, ROLLERS)).peak(MaxPrincipal())
        periods = (Periodic("right", (SIDE, 0.0)), Periodic("top", (0.0, SIDE)))
        tied = solve(WallStructure(framed(), law, PLANE_STRAIN, loads, periods)).peak(MaxPrincipal())
        assert tied.value == pytest.approx(held.value, rel=1e-9, abs=0)


def test_a_plate_that_moves_compresses_by_what_it_is_told():
    supports = (Roller("bottom", 1), Roller("left", 0), Moved("top", 1, -1e-9))
    loading = Loading(WallStructure(block(), WALL, PLANE_STRAIN, (), supports))
    for factor in (1.0, -2.0):
        stress = loading.to(factor).regions["wall"].stress
        np.testing.assert_allclose(stress[..., 1, 1], -factor * E / (1 - NU**2) * 1e-9 / SIDE, rtol=1e-9)


def test_an_orthotropic_wall_with_equal_moduli_is_isotropic_whatever_its_axes():
    turned = ((0.6, 0.8, 0.0), (-0.8, 0.6, 0.0), (0.0, 0.0, 1.0))
    law = Orthotropic((E,) * 3, (NU,) * 3, (E / (2 * (1 + NU)),) * 3, turned)
    loads, supports = (Pressure("tubule 0", 50e6),), ROLLERS
    one, other = (solve(WallStructure(framed(), each, PLANE_STRAIN, loads, supports)) for each in (WALL, law))
    np.testing.assert_allclose(one.solution.x, other.solution.x, atol=1e-12)


def test_an_orthotropic_wall_is_stiff_along_its_own_axis():
    # uniaxial stress: the strain along it is sigma/E_1 of the axis that points that way
    for axes, modulus in (((1, 0, 0), (0, 1, 0), (0, 0, 1)), 30e9), (((0, 1, 0), (1, 0, 0), (0, 0, 1)), 8e9):
        law = Orthotropic((30e9, 8e9, 8e9), (0.0, 0.0, 0.0), (4e9, 4e9, 4e9), axes)
        state = solve(WallStructure(block(), law, PLANE_STRAIN, (Pressure(("left", "right"), 8e6),), (Free(),)))
        region = state.regions["wall"]
        strain = np.ptp(region.displacement[..., 0]) / SIDE
        assert strain == pytest.approx(8e6 / modulus, rel=1e-6, abs=0)


def test_regions_have_laws_of_their_own():
    mesh = block(cells=2)
    halves = {"soft": np.nonzero(mesh.skfem.p[0, mesh.skfem.t].mean(axis=0) < SIDE / 2)[0]}
    halves["stiff"] = np.setdiff1d(np.arange(4), halves["soft"])
    split = type(mesh)(mesh.skfem, halves, mesh.surfaces)
    law = {"soft": Elastic(E, 0.0), "stiff": Elastic(4 * E, 0.0)}
    supports = (Roller("left", 0), Roller("bottom", 1))
    state = solve(WallStructure(split, law, PLANE_STRAIN, (Pressure("right", 8e6),), supports))
    moved = {name: np.abs(region.displacement[..., 0]).max() for name, region in state.regions.items()}
    assert moved["soft"] == pytest.approx(8e6 / E * SIDE / 2, rel=1e-6, abs=0)
    assert moved["stiff"] == pytest.approx(8e6 / E * SIDE / 2 * 1.25, rel=1e-6, abs=0)


def test_a_wall_remembers_what_flowed():
    # uniaxial stress (plane strain keeps z at rest, so rollers and nu = 0 make it uniaxial): load, unload to no stress
    law = J2(E, 0.0, 50e6, hardening=E / 10)
    supports = (Roller("bottom", 1), Roller("left", 0), Moved("top", 1, 1e-2 * SIDE))
    loading = Loading(WallStructure(block(), law, PLANE_STRAIN, (), supports))
    first = loading.to(1.0).regions["wall"].stress[0, 0, 1, 1]
    again = loading.to(1.0).regions["wall"].stress[0, 0, 1, 1]
    assert again == pytest.approx(first, rel=1e-9, abs=0)  # nothing happens twice
    back = loading.to(0.99).regions["wall"].stress[0, 0, 1, 1]
    assert first - back == pytest.approx(E * 1e-4, rel=1e-3, abs=0)  # unloading is elastic
    assert back < first < E * 1e-2 / 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"supports": ()}, "what holds"),
        ({"law": {"lid": WALL}}, "one for each region"),
        ({"law": {"wall": WALL, "cap": NeoHookean(E, NU)}}, "one kind"),
        ({"law": "steel"}, "a law of solids"),
    ],
)
def test_bad_structures_are_refused(change, words):
    given = {"mesh": block(), "law": WALL, "body": PLANE_STRAIN, "loads": (), "supports": (Free(),), **change}
    with pytest.raises(InputError, match=words):
        WallStructure(**given)
