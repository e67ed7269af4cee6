"""Linearised stresses: exact beams, the rules, and what is refused."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.linearised import gauss_rule, linearise, section_stress

Q, HALF, W = 1e6, 50e-9, 10e-9


def strip(x):
    """A strip under Q on its upper face, held by shear at x = +-HALF (Timoshenko and Goodier, article 22)."""
    c, inertia = W / 2, W**3 / 12
    along, up = x[:, 0], x[:, 1]
    stress = np.zeros((len(x), 3, 3))
    # Their y points to the load's side of the strip's own axes, down; so up = -y.
    y = -up
    stress[:, 0, 0] = Q / (2 * inertia) * ((HALF**2 - along**2) * y + 2 / 3 * y**3 - 2 / 5 * c**2 * y)
    stress[:, 1, 1] = -Q / (2 * inertia) * (y**3 / 3 - c**2 * y + 2 / 3 * c**3)
    stress[:, 0, 1] = stress[:, 1, 0] = Q / (2 * inertia) * (c**2 - y**2) * along
    return stress


@pytest.mark.parametrize("place", [0.0, 20e-9, -45e-9])
def test_the_moment_of_an_exact_beam(place):
    found = section_stress(strip, [place, -W / 2], [place, W / 2], [1, 0, 0])
    moment = Q * (HALF**2 - place**2) / 2
    assert found.moment == pytest.approx(-moment, rel=1e-12, abs=0)  # the load presses the upper face together
    assert found.bending == pytest.approx(-6 * moment / W**2, rel=1e-12, abs=0)
    assert found.membrane / found.bending == pytest.approx(0, abs=1e-12)
    assert found.tension == found.start == pytest.approx(6 * moment / W**2, rel=1e-12, abs=0)
    assert abs(strip(np.array([[place, -W / 2]]))[0, 0, 0] / found.start - 1) > 1e-3  # the true peak is another


def test_force_and_the_turned_line():
    angle = 0.7
    along, across = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])

    def stress(x):
        size = 3e6 + 2e14 * (x @ across)
        return size[:, None, None] * np.outer([*along, 0], [*along, 0])

    found = section_stress(stress, -across * W / 2, across * W / 2, [*(5 * along), 0], points=2)
    assert (found.thickness, found.force) == pytest.approx((W, 3e6 * W), rel=1e-12, abs=0)
    assert (found.start, found.end) == pytest.approx((2e6, 4e6), rel=1e-12, abs=0)
    back = section_stress(stress, across * W / 2, -across * W / 2, [*along, 0], points=2)
    assert (back.start, back.end) == pytest.approx((4e6, 2e6), rel=1e-12, abs=0)
    assert back.tension == pytest.approx(4e6, rel=1e-12, abs=0)


@pytest.mark.parametrize(("points", "pieces"), [(1, 3), (2, 1), (4, 5)])
def test_gauss(points, pieces):
    s, weights = gauss_rule(2.0, points, pieces)
    degree = 2 * points - 1
    assert weights @ s**degree == pytest.approx(2 ** (degree + 1) / (degree + 1), rel=1e-13)
    assert np.all(np.diff(s) > 0)


def test_kinks_between_pieces_do_no_harm():
    s, weights = gauss_rule(W, points=2, pieces=2)
    found = linearise(s, abs(s / W - 0.5), weights)
    assert (found.membrane, found.bending) == pytest.approx((0.25, 0.0), rel=1e-13, abs=1e-13)


def test_what_is_refused():
    s, weights = gauss_rule(W, 3)
    for arguments, words in (
        ((s, np.full(3, np.nan), weights), "stresses"),
        ((s, np.ones(2), weights), "three arrays"),
        ((s - W / 2, np.ones(3), weights), "no rule"),
        ((s, np.ones(3), -weights), "weights"),
    ):
        with pytest.raises(InputError, match=words):
            linearise(*arguments)
    with pytest.raises(InputError, match="thickness"):
        section_stress(strip, [0, 0], [0, 0], [1, 0, 0])
    with pytest.raises(InputError, match="normal"):
        section_stress(strip, [0, 0], [0, W], [0, 0, 0])
    with pytest.raises(InputError, match="evaluate"):
        section_stress(lambda x: np.ones(len(x)), [0, 0], [0, W], [1, 0, 0])
    for counts in ((0, 1), (1, 0)):
        with pytest.raises(InputError, match="1 or more"):
            gauss_rule(W, *counts)
