from dataclasses import replace

import numpy as np
import pytest
from rings import NU, E, R, ring

from femiec.engine import embedded as fem
from femiec.errors import InputError
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.supports import Moved
from femiec.solve.arclength import ArcLength
from femiec.solve.path import AtFactor, FactorReached
from femiec.walls.buckling import buckling
from femiec.walls.imperfection import imperfect, pointing
from femiec.walls.overlap import Gaps, Overlap
from femiec.walls.path import Imperfection, follow

ARC = ArcLength(first=0.2)


@pytest.fixture(scope="module")
def quarter():
    structure = ring()
    return structure, buckling(structure)


def test_an_imperfect_ring_softens_towards_its_load(quarter):
    structure, found = quarter
    (mode,) = found.modes
    paths = {}
    for share in (1e-3, 1e-2, 1e-1):
        slack = Imperfection(mode, share * 0.1 * R)
        path = follow(structure, ARC, AtFactor(0.9), slack)
        assert path.reason == FactorReached(0.9)
        assert set(path.path.negative) == {0}
        paths[share] = abs(path.amplitudes[-1]) / (share * 0.1 * R)
    linear = 0.9 / (found.factors[0] - 0.9)
    assert paths[1e-3] == pytest.approx(linear, rel=0.03)
    assert paths[1e-1] < paths[1e-2] < paths[1e-3]  # it stiffens where it has moved far


def test_a_perfect_ring_stays_round_past_its_load(quarter):
    path = follow(quarter[0], ARC, AtFactor(1.3))
    assert path.reason == FactorReached(1.3)
    assert path.path.negative[-1] == 1
    assert path.deflections[-1] < 0.03 * 0.1 * R + 1e-2 * R


def test_its_sign_turns_the_ellipse(quarter):
    structure, found = quarter
    ends = []
    for sign in (1, -1):
        slack = Imperfection(found.modes[0], sign * 1e-2 * 0.1 * R)
        path = follow(structure, ARC, AtFactor(0.9), slack)
        ends.append(path.amplitudes[-1])
    assert ends[0] == pytest.approx(-ends[1], rel=0.05)


def test_it_ends_before_the_faces_of_a_chamber_touch():
    structure = ring(whole=True, around=32)
    (mode,) = buckling(structure).modes
    path = follow(structure, ArcLength(first=0.2, largest=50), AtFactor(3.0), Imperfection(mode, 0.02 * 0.1 * R))
    assert isinstance(path.reason, Overlap)
    gap = path.reason.gap
    assert gap.surface == "tubule 0"
    assert 0.025 <= gap.share <= 0.05
    assert path.factors[-1] == pytest.approx(1.6, abs=0.1)  # the inner faces of so thick a ring; its mid-line at 1.75
    a, b = (np.array(spot) for spot in gap.spots)
    assert np.linalg.norm(a - b) == pytest.approx(2 * 0.95 * R, rel=0.02)


def test_a_ring_at_rest_has_its_gap():
    structure = ring(whole=True)
    gaps = Gaps(structure.problem(fem), fem)
    assert gaps.narrowest().share == 1


def test_no_chamber_no_gap():
    structure = ring()
    rim = {name: facets for name, facets in structure.mesh.surfaces.items() if name != "tubule 0"}
    statics = replace(structure, mesh=replace(structure.mesh, surfaces=rim)).problem(fem)
    assert Gaps(statics, fem).narrowest() is None


def test_an_imperfection_moves_the_mesh_of_a_copy(quarter):
    structure, found = quarter
    before = structure.mesh.nodes.copy()
    other = imperfect(structure, found.modes[0], 1e-10, fem)
    np.testing.assert_array_equal(structure.mesh.nodes, before)
    shift = other.mesh.nodes - before
    assert np.linalg.norm(shift, axis=0).max() == pytest.approx(1e-10, rel=1e-9)
    exact = fem.evaluate_at(found.modes[0], structure.mesh, before.T)
    np.testing.assert_allclose(shift.T, 1e-10 * exact / np.linalg.norm(exact, axis=1).max(), atol=1e-16)


def test_a_mode_of_a_free_ring_neither_shifts_nor_turns_and_its_longest_displacement_is_one():
    mode = buckling(ring(whole=True, around=64)).modes[0]
    V = mode.function_space
    dofs = [np.nonzero(V.dof_component == component)[0] for component in range(2)]
    (x, y), (u, v) = V.dof_coordinates()[:, dofs[0]], mode.x.array[np.array(dofs)]
    assert abs(u.mean()) + abs(v.mean()) < 1e-12
    assert abs(np.mean(x * v - y * u)) < 1e-12 * R
    assert np.hypot(u, v).max() == pytest.approx(1, abs=1e-12)


def test_two_ellipses_have_one_shape_that_points_outwards_at_a_place():
    found = buckling(ring(whole=True, around=32), 2)
    one, other = found.modes
    V, place, turned = one.function_space, (1.05 * R, 0.0), []
    for angle in (0.3, 0.3 + np.pi / 2):
        turned.append(fem.Function(V))
        turned[-1].x.array[:] = np.cos(angle) * one.x.array + np.sin(angle) * other.x.array
    shape = pointing((one, other), place, fem)
    np.testing.assert_allclose(pointing(tuple(turned), place, fem).x.array, shape.x.array, atol=1e-12)
    moved = fem.evaluate_at(shape, found.structure.mesh, np.array([place]))[0]
    assert moved[0] > 0.9
    assert abs(moved[1]) < 1e-9
    with pytest.raises(InputError, match="place"):
        pointing((one, one), place, fem)


def test_bad_input_is_refused(quarter):
    structure, found = quarter
    (mode,) = found.modes
    with pytest.raises(InputError, match="NeoHookean"):
        follow(replace(structure, law=Elastic(E, NU)))
    with pytest.raises(InputError, match="amplitude"):
        follow(structure, imperfection=Imperfection(mode, np.nan))
    with pytest.raises(InputError, match="another mesh"):
        follow(ring(), imperfection=Imperfection(mode, 1e-12))
    with pytest.raises(InputError, match="closest"):
        follow(structure, closest=1.0)
    with pytest.raises(InputError, match="Moved"):
        follow(replace(structure, supports=(*structure.supports, Moved("rim", 0, 1e-9))))


def test_a_long_step_does_not_miss_the_bend():
    """Off by 1e-4 of its wall a ring turns at once where the perfect one buckles; steps of half of that load would pass it."""
    structure = ring()
    (mode,) = buckling(structure).modes
    slack = Imperfection(mode, 1e-4 * 0.1 * R)
    path = follow(structure, ArcLength(first=0.3, largest=100), AtFactor(1.1), slack)
    assert path.reason == FactorReached(1.1)
    assert set(path.path.negative) == {0}
    assert abs(path.amplitudes[-1]) > 0.1 * R


@pytest.mark.parametrize("whole", [False, True])
def test_the_amplitude_is_that_of_the_mode_alone(whole):
    """Shrinking, and what the pins make of it, do not count: at half of the load the imperfection has doubled."""
    structure = ring(whole=whole, around=64 if whole else 16)
    found = buckling(structure)
    slack = Imperfection(found.modes[0], 1e-4 * 0.1 * R)
    path = follow(structure, ArcLength(first=0.25), AtFactor(0.5 * float(found.factors[0])), slack)
    assert abs(path.amplitudes[-1]) == pytest.approx(1e-4 * 0.1 * R, rel=0.02)
    assert path.deflections[-1] > 10 * abs(path.amplitudes[-1])


def test_an_imperfection_is_as_large_as_told_whatever_the_size_of_its_mode(quarter):
    structure, found = quarter
    (mode,) = found.modes
    thrice = fem.Function(mode.function_space)
    thrice.x.array[:] = 3 * mode.x.array
    one, other = (imperfect(structure, each, 1e-9, fem).mesh.nodes for each in (mode, thrice))
    np.testing.assert_allclose(other, one, rtol=0, atol=1e-15)
    assert np.abs(one - structure.mesh.nodes).max() == pytest.approx(1e-9, rel=1e-6, abs=0)
