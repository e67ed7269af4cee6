"""What plastic walls remember, from load step to load step, and the tangent that their structures give to Newton's method."""

import math
from itertools import pairwise

import numpy as np
import pytest
import skfem

from femiec.checks.section import section
from femiec.checks.tangent import tangent_defect
from femiec.errors import ConvergenceError
from femiec.geometry import Mesh
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.laws.solid.crushable import Crushable
from femiec.laws.solid.elastic import Elastic
from femiec.laws.solid.finite_j2 import FiniteJ2
from femiec.laws.solid.j2 import J2
from femiec.models.walls.loads import Lithiation, Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Roller
from femiec.walls import Loading

E, NU, STRENGTH, H = 20e9, 0.24, 1e8, 1e9
LAW = J2(E, NU, STRENGTH, hardening=H)
LENGTH = 2.0
HELD = (Roller("bottom", 1),)
HALVES = {"lower": lambda x: x[1] < LENGTH / 2, "upper": lambda x: x[1] > LENGTH / 2}


def bar(law, loads):
    """A round bar, 1 m in radius, that stands on a roller."""
    return Loading(WallStructure(section(0.0, 1.0, LENGTH, across=2), law, AXISYMMETRIC, loads, HELD))


def cylinder(law, pressure):
    """A thick cylinder that does not move along z, under inner pressure."""
    loads, supports = (Pressure(("inner",), pressure),), (Roller("bottom", 1), Roller("top", 1))
    return Loading(WallStructure(section(1.0, 2.0, 0.25, across=4), law, AXISYMMETRIC, loads, supports))


def halves(laws, loads):
    """The bar in two regions, one above the other."""
    mesh = skfem.MeshQuad.init_tensor(np.linspace(0, 1, 3), np.linspace(0, LENGTH, 5))
    surfaces = {name: mesh.facets_satisfying(lambda x, z=z: np.isclose(x[1], z)) for name, z in (("bottom", 0), ("top", LENGTH))}
    regions = {name: mesh.elements_satisfying(where) for name, where in HALVES.items()}
    return WallStructure(Mesh.from_skfem(mesh, regions, surfaces), laws, AXISYMMETRIC, loads, HELD)


def strain(state):
    """u_z over the length, at the end that moves most."""
    moved = state.regions["wall"].displacement[..., 1].ravel()
    return moved[np.argmax(abs(moved))] / LENGTH


def elongation(stress):
    """Of the bar's first loading beyond yield."""
    return stress / E + (stress - STRENGTH) / H


def test_a_bar_remembers_what_it_was_pulled_by():
    loading = bar(LAW, (Pressure(("top",), -STRENGTH),))
    for factor in (1.2, 1.5):
        state = loading.to(factor)
        assert strain(state) == pytest.approx(elongation(factor * STRENGTH), rel=1e-6)
        np.testing.assert_allclose(state.regions["wall"].stress[..., 2, 2], factor * STRENGTH, rtol=1e-9)
    # unloaded, it is longer; up to the same load it answers as an elastic one
    assert strain(loading.to(0.0)) == pytest.approx(0.5 * STRENGTH / H, rel=1e-6)
    assert strain(loading.to(1.5)) == pytest.approx(elongation(1.5 * STRENGTH), rel=1e-6)
    assert strain(loading.to(1.6)) == pytest.approx(elongation(1.6 * STRENGTH), rel=1e-6)


def test_a_crushed_bar_does_not_bulge():
    loading = bar(Crushable(E, STRENGTH, H), (Pressure(("top",), 1.5 * STRENGTH),))
    state = loading.to(1.0)
    assert strain(state) == pytest.approx(-elongation(1.5 * STRENGTH), rel=1e-6)
    assert abs(state.regions["wall"].displacement[..., 0]).max() < 1e-12


def test_swelling_is_no_plastic_strain():
    """A bar that swells freely, by far more than the strain at yield, is free of stress, and yields as ever afterwards."""
    swelling, factor = (0.1, 0.1, 0.05), 1.3  # not the same in all directions: a trace yields nothing
    structure = halves(
        {"lower": LAW, "upper": LAW}, (Pressure(("top",), -STRENGTH), *(Lithiation(name, swelling) for name in HALVES))
    )
    loading = Loading(structure)
    loading.to(1.0)
    lower = loading.to(factor).regions["lower"]
    expected = factor * swelling[2] + elongation(factor * STRENGTH)
    assert lower.displacement[..., 1].max() == pytest.approx(expected * LENGTH / 2, rel=1e-6)
    np.testing.assert_allclose(lower.stress[..., 2, 2], factor * STRENGTH, rtol=1e-8)


def test_one_region_remembers_beside_an_elastic_one():
    loading = Loading(
        halves({"lower": Crushable(E, STRENGTH, H), "upper": Elastic(E, 0.0)}, (Pressure(("top",), -1.5 * STRENGTH),))
    )
    loading.to(1.0)
    memories = loading.statics.memories
    assert not memories["upper"].start
    np.testing.assert_allclose(memories["lower"].start["accumulated plastic strain"].x.array, 0.5 * STRENGTH / H, rtol=1e-9)


@pytest.mark.parametrize(
    "law", [LAW, J2(E, NU, STRENGTH, kinematic=H), FiniteJ2(E, NU, STRENGTH, H), J2(E, NU, STRENGTH)], ids=str
)
def test_newton_converges_quadratically_and_the_tangent_is_that_of_differences(law):
    limit = 2 * STRENGTH / math.sqrt(3) * math.log(2)
    loading = cylinder(law, limit)
    for factor in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        history = loading.to(factor).solution.history
    assert len(history) <= 8
    squares = [(before, after) for before, after in pairwise(history) if 1e-7 < before < 1e-4]
    assert squares
    assert all(after < 1e3 * before**2 for before, after in squares)
    # down to no load, and up again without yielding
    loading.to(0.0)
    assert len(loading.to(0.94).solution.history) <= (4 if law.finite else 2)
    system, noise = loading.system, np.random.default_rng(0)
    x = system.initial()
    x = x * (1 + 0.01 * noise.standard_normal(len(x)))
    assert tangent_defect(system, x, x * noise.standard_normal(len(x)), step=1e-6) < 1e-6


def test_a_step_that_fails_leaves_the_memory_alone():
    """Beyond the limit load there is no balance: the last good state is kept, its memory too."""
    loading = cylinder(J2(E, NU, STRENGTH), 2 * STRENGTH / math.sqrt(3) * math.log(2))
    loading.to(0.9)
    with pytest.raises(ConvergenceError):
        loading.to(1.5)
    assert 0.9 <= loading.factor < 1.01
    before = [each.x.array.copy() for each in loading.statics.memories[None].start.values()]
    loading.to(loading.factor)
    for kept, now in zip(before, loading.statics.memories[None].start.values(), strict=True):
        np.testing.assert_allclose(now.x.array, kept, rtol=1e-6, atol=1e-12)
