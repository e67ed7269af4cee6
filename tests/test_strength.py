"""Criteria of strength: closed forms, rotations, order among them, and what is refused."""

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from femiec.errors import InputError
from femiec.estimates.lame import pressurised_tube
from femiec.strength import Hoop, MaxPrincipal, SectionHoop, Tresca, VonMises

INVARIANT = [MaxPrincipal(), Tresca(), VonMises()]
RANDOM = np.random.default_rng(7)
STRESSES = (lambda a: a + np.swapaxes(a, -2, -1))(RANDOM.normal(size=(5, 40, 3, 3))) * 1e6
POINTS = RANDOM.normal(size=(5, 40, 2)) * 1e-7


@pytest.mark.parametrize(
    ("stress", "numbers"),
    [
        (np.diag([7.0, 0, 0]), (7, 7, 7)),
        (np.diag([-7.0, 0, 0]), (0, 7, 7)),
        (np.full((3, 3), 1.0) - np.eye(3), (2, 3, 3)),  # shear by 1 on all planes: 2, -1, -1
        ([[0, 5, 0], [5, 0, 0], [0, 0, 0]], (5, 10, 5 * np.sqrt(3))),
        (4 * np.eye(3), (4, 0, 0)),
        (np.diag([9.0, 5, 1]), (9, 8, np.sqrt((16 + 16 + 64) / 2))),
    ],
)
def test_known_states(stress, numbers):
    found = [criterion.of(stress, [1e-9, 2e-9]) for criterion in INVARIANT]
    assert found == pytest.approx(numbers, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("criterion", INVARIANT, ids=lambda each: each.label)
def test_turning_the_axes_changes_nothing(criterion):
    turn = Rotation.random(random_state=3).as_matrix()
    assert criterion.of(turn @ STRESSES @ turn.T, POINTS) == pytest.approx(criterion.of(STRESSES, POINTS), rel=1e-12, abs=0)


def test_a_pressure_on_top_changes_only_the_principal_stress():
    pressed = STRESSES - 3e6 * np.eye(3)
    assert MaxPrincipal().of(pressed, POINTS) == pytest.approx(MaxPrincipal().of(STRESSES, POINTS) - 3e6, rel=1e-9)
    for criterion in (Tresca(), VonMises()):
        assert criterion.of(pressed, POINTS) == pytest.approx(criterion.of(STRESSES, POINTS), rel=1e-9, abs=0)


def test_the_order_of_the_criteria():
    principal, tresca, mises = (criterion.of(STRESSES, POINTS) for criterion in INVARIANT)
    assert principal.shape == (5, 40)
    assert (mises <= tresca).all()
    assert (tresca <= 2 / np.sqrt(3) * mises * (1 + 1e-12)).all()
    assert (Hoop(((0.0, 0.0), (1e-7, 0.0))).of(STRESSES, POINTS) <= principal).all()


def test_hoop_in_a_ring_is_lame():
    tube = pressurised_tube(50e-9, 60e-9, 1e6, 0.0, 20e9, 0.24)
    r, angle = np.linspace(50e-9, 60e-9, 7), np.linspace(0.1, 6, 7)
    turn = np.moveaxis(np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]), -1, 0)
    stress = np.zeros((7, 3, 3))
    stress[:, 2, 2] = tube.axial_stress(r)
    polar = np.zeros((7, 2, 2))
    polar[:, 0, 0], polar[:, 1, 1] = tube.radial_stress(r), tube.hoop_stress(r)
    stress[:, :2, :2] = turn @ polar @ np.swapaxes(turn, 1, 2)
    centre = np.array([30e-9, -80e-9])
    points = centre + r[:, None] * turn[:, :, 0]
    solid = np.column_stack([points, np.linspace(0, 1e-6, 7)])
    beside = (30e-9, 140e-9)  # farther from all of the points
    for place in (points, solid):
        for centres in ((tuple(centre),), (beside, tuple(centre))):
            assert Hoop(centres).of(stress, place) == pytest.approx(tube.hoop_stress(r), rel=1e-12, abs=0)
    assert MaxPrincipal().of(stress, points) == pytest.approx(tube.hoop_stress(r), rel=1e-12, abs=0)
    assert Tresca().of(stress, points) == pytest.approx(tube.hoop_stress(r) - tube.radial_stress(r), rel=1e-12, abs=0)


def test_hoop_of_a_section_is_its_second_component():
    assert SectionHoop().of(STRESSES, POINTS) == pytest.approx(STRESSES[..., 1, 1], rel=0, abs=0)


@pytest.mark.parametrize("criterion", [*INVARIANT, SectionHoop(), Hoop(((0.0, 0.0),))], ids=lambda each: type(each).__name__)
def test_what_is_refused(criterion):
    assert criterion.label.endswith("[MPa]")
    assert criterion.source
    good, where = np.eye(3), [1e-9, 2e-9]
    nowhere = np.array([[np.nan, 0, 0], [0, 1, 0], [0, 0, 1]])
    skew = np.array([[1, 2, 0], [0, 1, 0], [0, 0, 1]])
    for stress, words in ((nowhere, "not finite at"), (skew, "asymmetric"), (np.eye(2), "shape"), (good[None], "shape")):
        with pytest.raises(InputError, match=words):
            criterion.of(stress, where)
    with pytest.raises(InputError, match="points"):
        criterion.of(good, [1e-9, np.inf])


@pytest.mark.parametrize("centres", [(), ((0.0,),), (0.0, 0.0), ((0.0, float("nan")),)])
def test_an_axis_is_a_pair(centres):
    with pytest.raises(InputError, match="centres"):
        Hoop(centres)


def test_theta_has_no_direction_on_the_axis():
    with pytest.raises(InputError, match="on an axis"):
        Hoop(((1e-9, 2e-9),)).of(np.eye(3), [1e-9, 2e-9])
