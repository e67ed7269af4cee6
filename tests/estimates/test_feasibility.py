"""Fill factor and thinnest wall: what the paper draws from eqs (1) and (2), and the walls that cannot meet them."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates.feasibility import fill_factor, is_feasible, minimum_fill_factor, minimum_wall_thickness
from femiec.estimates.transport import nernst_einstein_conductivity
from femiec.quantities import cm2_per_s, mS_per_cm

REQUIREMENT = 0.12 * mS_per_cm


def bulk(concentration, diffusivity):
    return nernst_einstein_conductivity(concentration, diffusivity * cm2_per_s, 300.0)


@pytest.mark.parametrize(
    ("conductivity", "fill", "wall", "paper_fill", "paper_wall", "tolerances"),
    [
        (bulk(1.65e28, 1e-8), 0.1173, 13.3, 0.1, 10, (0.2, 0.4)),
        (1.0 * mS_per_cm, 0.12, 13.6, 0.1, 10, (0.25, 0.4)),
        (1.2 * mS_per_cm, 0.1, 11.1, 0.1, 10, (1e-12, 0.12)),
        (bulk(4e28, 1e-9), 0.4841, 93.8, 0.5, 100, (0.08, 0.08)),
    ],
    ids=["LiC6", "1 mS/cm", "fill 0.1", "Li9Al4"],
)
def test_walls_that_can(conductivity, fill, wall, paper_fill, paper_wall, tolerances):
    computed_fill = minimum_fill_factor(conductivity, REQUIREMENT)
    computed_wall = minimum_wall_thickness(conductivity, REQUIREMENT, 100e-9) * 1e9
    assert computed_fill == pytest.approx(fill, abs=5e-5)
    assert computed_wall == pytest.approx(wall, abs=0.05)
    assert computed_fill == pytest.approx(paper_fill, rel=tolerances[0], abs=0)
    assert computed_wall == pytest.approx(paper_wall, rel=tolerances[1], abs=0)


def test_the_thinnest_wall_has_the_minimum_fill_factor():
    conductivity = np.array([0.5, 1.0, 3.0]) * mS_per_cm
    wall = minimum_wall_thickness(conductivity, REQUIREMENT, 100e-9)
    assert fill_factor(wall, 100e-9) == pytest.approx(minimum_fill_factor(conductivity, REQUIREMENT), rel=1e-14, abs=0)
    assert is_feasible(conductivity, fill_factor(wall * 1.001, 100e-9), REQUIREMENT).all()
    assert not is_feasible(conductivity, fill_factor(wall * 0.999, 100e-9), REQUIREMENT).any()


def test_silicon_is_totally_unworkable():
    silicon = bulk(5.3e28, 1e-11)
    assert minimum_fill_factor(silicon, REQUIREMENT) == pytest.approx(36.5, abs=0.05)
    with pytest.raises(InputError, match=r"infeasible"):
        minimum_wall_thickness(silicon, REQUIREMENT, 100e-9)
    assert is_feasible(silicon, 1.0, REQUIREMENT) is False


def test_a_wall_that_just_fills_everything_leaves_no_channel():
    with pytest.raises(InputError, match="infeasible"):
        minimum_wall_thickness(REQUIREMENT, REQUIREMENT, 100e-9)


def test_one_infeasible_wall_among_many_is_reported():
    with pytest.raises(InputError, match=r"36\.5 matrices"):
        minimum_wall_thickness(np.array([bulk(1.65e28, 1e-8), bulk(5.3e28, 1e-11)]), REQUIREMENT, 100e-9)


def test_workable_difficult_impossible():
    """The paper's 'difficult' at 1e-9 cm2/s holds for the concentration of Li9Al4 only; with that of LiC6 no wall can."""
    fills = minimum_fill_factor(bulk(1.65e28, np.array([1e-8, 1e-9, 1e-10])), REQUIREMENT)
    assert fills == pytest.approx([0.1173, 1.173, 11.73], rel=1e-3, abs=0)
    assert minimum_fill_factor(bulk(4e28, 1e-9), REQUIREMENT) < 1


def test_a_wall_fills_no_more_than_everything():
    assert is_feasible(REQUIREMENT, 1.0, REQUIREMENT) is True
    with pytest.raises(InputError, match="fill"):
        is_feasible(REQUIREMENT, 1.01, REQUIREMENT)


def test_fill_factor_of_the_paper_s_array():
    assert fill_factor(10e-9, 100e-9) == pytest.approx(1 / 11, rel=1e-14, abs=0)
