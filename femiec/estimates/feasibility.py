"""How much of the matrix must be wall: the fill factor of eq. (1), and the case that no wall can meet."""

from __future__ import annotations

import numpy as np

from femiec.errors import InputError
from femiec.estimates._arguments import Values, between, is_true, positive, shown


def fill_factor(wall_thickness: Values, width: Values) -> Values:
    """Wall's share of a matrix of parallel slabs, f = w/(w + W).

    Real arrays differ; :mod:`femiec.estimates.arrays` has theirs.

    Args:
        wall_thickness: w [m].
        width: W of the channels [m].

    Returns:
        f [1].

    Raises:
        InputError: a length that is not positive.

    Source:
        Chen et al. (2020), Methods, eq. (1).

    Example:
        >>> print(f"{fill_factor(10e-9, 100e-9):.4f}")
        0.0909
    """
    wall = positive("wall_thickness", wall_thickness, "m")
    return wall / (wall + positive("width", width, "m"))


def minimum_fill_factor(conductivity: Values, requirement: Values) -> Values:
    """Fill factor that a wall's conductivity needs, f = requirement/kappa. A result of 1 or more means: infeasible.

    Args:
        conductivity: kappa of the wall [S/m].
        requirement: kappa f that eq. (1) asks for [S/m].

    Returns:
        f [1], not limited to 1, so that an infeasible wall shows by how much it fails.

    Raises:
        InputError: an argument that is not positive.

    Source:
        Chen et al. (2020), Methods, below eq. (3).

    Example:
        >>> print(f"{minimum_fill_factor(0.102, 0.012):.3f}")
        0.118
    """
    return positive("requirement", requirement, "S/m") / positive("conductivity", conductivity, "S/m")


def minimum_wall_thickness(conductivity: Values, requirement: Values, width: Values) -> Values:
    """Thinnest wall between slabs that meets eq. (1), w = f W/(1 - f) with f the minimum fill factor.

    Args:
        conductivity: kappa of the wall [S/m].
        requirement: kappa f that eq. (1) asks for [S/m].
        width: W of the channels [m].

    Returns:
        w [m].

    Raises:
        InputError: an argument that is not positive; a wall that conducts too little however thick it is (f >= 1).

    Source:
        Chen et al. (2020), Methods, below eq. (3).

    Example:
        >>> print(f"{minimum_wall_thickness(0.102, 0.012, 100e-9) * 1e9:.1f} nm")
        13.3 nm
        >>> minimum_wall_thickness(0.0003, 0.012, 100e-9)
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: conductivity = 0.0003 S/m: expected more than the requirement, 0.012 S/m (else walls would
        fill 40 matrices); infeasible: take a better conductor, faster interfaces or a lower matrix
    """
    fill = minimum_fill_factor(conductivity, requirement)
    if np.any(fill >= 1):
        raise InputError(
            "conductivity",
            f"{shown(conductivity)} S/m",
            f"more than the requirement, {shown(requirement)} S/m (else walls would fill {np.max(fill):.3g} matrices)",
            "infeasible: take a better conductor, faster interfaces or a lower matrix",
        )
    return fill * positive("width", width, "m") / (1 - fill)


def is_feasible(conductivity: Values, fill: Values, requirement: Values) -> Values:
    """Whether a wall meets eq. (1), kappa f >= requirement.

    Args:
        conductivity: kappa of the wall [S/m].
        fill: f, the wall's share of the matrix [1], from 0 to 1.
        requirement: kappa f that is asked for [S/m].

    Returns:
        A bool, or an array of bool.

    Raises:
        InputError: an argument that is not positive, a fill factor above 1.

    Source:
        Chen et al. (2020), eq. (1).

    Example:
        >>> is_feasible(0.184, 0.0909, 0.012), is_feasible(0.0003, 1.0, 0.012)
        (True, False)
    """
    return is_true(minimum_fill_factor(conductivity, requirement) <= between("fill", fill, 0, 1))
