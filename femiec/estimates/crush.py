"""Crushing of an array along its channels, and what its strength says of the walls'.

Stresses here are loads over the footprint of the array, positive in compression; W is a channel's inner width (a hexagon's across
its flats), w the wall that two channels share, t = w and l = (W + w)/sqrt(3) the side of the honeycomb that the walls' middle
planes draw, sigma_Y the yield strength of the wall. An array fails in its weakest way: squash, folding (thin, ductile walls) or
buckling (thin, elastic walls).
"""

from __future__ import annotations

import numpy as np

from femiec.estimates._arguments import Values, between, not_negative, positive
from femiec.estimates.arrays import hexagonal_holes
from femiec.estimates.plates import plate_modulus

FOLDING = 5.6
"""Gibson and Ashby's coefficient of (t/l)^(5/3), for walls of one thickness."""
WIERZBICKI = 16.56
"""Wierzbicki's coefficient of (t/S)^(5/3), for glued strips, two of six walls being double."""


def honeycomb_slenderness(width: Values, wall_thickness: Values) -> Values:
    """Thickness over side of a honeycomb's walls, t/l = sqrt(3) w/(W + w).

    Args:
        width: W, across the flats of a channel [m].
        wall_thickness: w [m].

    Returns:
        t/l [1].

    Raises:
        InputError: a length that is not positive.

    Example:
        >>> print(f"{honeycomb_slenderness(100e-9, 10e-9):.3f}")
        0.157
    """
    wall = positive("wall_thickness", wall_thickness, "m")
    return np.sqrt(3) * wall / (positive("width", width, "m") + wall)


def squash_strength(solid_fraction: Values, yield_strength: Values) -> Values:
    """Load at which all of the section yields, sigma* = f sigma_Y, whatever the shape of the channels.

    Args:
        solid_fraction: f, walls' share of the footprint [1].
        yield_strength: sigma_Y [Pa].

    Returns:
        sigma* [Pa].

    Raises:
        InputError: a fraction outside 0..1, a strength that is not positive.

    Example:
        >>> print(f"{squash_strength(0.174, 374e6) / 1e6:.0f} MPa")
        65 MPa
    """
    return between("solid_fraction", solid_fraction, 0, 1) * positive("yield_strength", yield_strength, "Pa")


def folding_strength(width: Values, wall_thickness: Values, yield_strength: Values) -> Values:
    """Load that folds a honeycomb of thin ductile walls, sigma* = 5.6 (t/l)^(5/3) sigma_Y.

    From t/l = 0.09 on it is above :func:`squash_strength`: thicker walls do not fold before they are squashed.

    Args:
        width: W, across the flats of a channel [m].
        wall_thickness: w [m].
        yield_strength: sigma_Y [Pa].

    Returns:
        sigma* [Pa], the mean over the folds.

    Raises:
        InputError: an argument that is not positive.

    Source:
        Gibson and Ashby, Cellular Solids, 2nd edition, chapter 4, out-of-plane plastic collapse of regular hexagons.

    Example:
        >>> print(f"{folding_strength(100e-9, 10e-9, 374e6) / 1e6:.0f} MPa")
        96 MPa
    """
    slenderness = honeycomb_slenderness(width, wall_thickness)
    return FOLDING * slenderness ** (5 / 3) * positive("yield_strength", yield_strength, "Pa")


def glued_folding_strength(cell_size: Values, wall_thickness: Values, flow_stress: Values) -> Values:
    """Mean crushing stress of a honeycomb of glued strips, sigma* = 16.56 sigma_0 (t/S)^(5/3).

    Two of the six walls of a cell are of two strips. Three walls that meet bear 8.61 sigma_0 t^(5/3) l^(1/3) together: the same,
    over their area 3 sqrt(3) l^2/4 and with S = sqrt(3) l.

    Args:
        cell_size: S, of a hexagon across its flats, middle plane to middle plane: W + w [m].
        wall_thickness: t of one strip [m].
        flow_stress: sigma_0, between yield and ultimate strength [Pa].

    Returns:
        sigma* [Pa].

    Raises:
        InputError: an argument that is not positive.

    Source:
        T. Wierzbicki, Int. J. Impact Eng. 1, 157 (1983).

    Example:
        >>> print(f"{glued_folding_strength(5e-3, 50e-6, 200e6) / 1e6:.2f} MPa")
        1.54 MPa
    """
    share = positive("wall_thickness", wall_thickness, "m") / positive("cell_size", cell_size, "m")
    return WIERZBICKI * share ** (5 / 3) * positive("flow_stress", flow_stress, "Pa")


def axial_buckling_strength(width: Values, wall_thickness: Values, young_modulus: Values, poisson_ratio: Values) -> Values:
    """Load that buckles the walls of a honeycomb elastically, sigma* = 8/sqrt(3) E/(1 - nu^2) (t/l)^3.

    Args:
        width: W, across the flats of a channel [m].
        wall_thickness: w [m].
        young_modulus: E of the wall [Pa].
        poisson_ratio: nu [1].

    Returns:
        sigma* [Pa].

    Raises:
        InputError: an argument that is not positive, an impossible Poisson ratio.

    Source:
        Gibson and Ashby, Cellular Solids, 2nd edition, chapter 4: each wall bears K E t^3/((1 - nu^2) l), K = 4 between hinged
        and clamped edges; the 5.2 E (t/l)^3 that they print for nu = 0.3 is 5.1 by this.

    Example:
        >>> print(f"{axial_buckling_strength(100e-9, 10e-9, 20e9, 0.24) / 1e6:.0f} MPa")
        383 MPa
    """
    return 8 / np.sqrt(3) * plate_modulus(young_modulus, poisson_ratio) * honeycomb_slenderness(width, wall_thickness) ** 3


def plastic_crush_strength(width: Values, wall_thickness: Values, yield_strength: Values) -> Values:
    """Load along the channels that a honeycomb of ductile walls bears: the less of squash and folding.

    Args:
        width: W, across the flats of a channel [m].
        wall_thickness: w [m].
        yield_strength: sigma_Y [Pa].

    Returns:
        sigma* [Pa].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{plastic_crush_strength(100e-9, 10e-9, 374e6) / 1e6:.0f} MPa")
        65 MPa
    """
    squash = squash_strength(hexagonal_holes(width, wall_thickness).solid_fraction, yield_strength)
    least = np.minimum(squash, folding_strength(width, wall_thickness, yield_strength))
    return least if np.ndim(least) else float(least)


def implied_yield_strength(width: Values, wall_thickness: Values, crush_strength: Values) -> Values:
    """Yield strength of the walls that the strength of a honeycomb implies; the inverse of :func:`plastic_crush_strength`.

    It is no less than that, if the array fails otherwise before.

    Args:
        width: W, across the flats of a channel [m].
        wall_thickness: w [m].
        crush_strength: sigma*, measured along the channels [Pa], zero or positive.

    Returns:
        sigma_Y [Pa].

    Raises:
        InputError: a length that is not positive, a negative strength.

    Example:
        >>> print(f"{implied_yield_strength(100e-9, 10e-9, 65e6) / 1e6:.0f} MPa")
        375 MPa
    """
    return not_negative("crush_strength", crush_strength, "Pa") / plastic_crush_strength(width, wall_thickness, 1.0)


def squashed_yield_strength(solid_fraction: Values, crush_strength: Values) -> Values:
    """Yield strength of the walls that squash implies, sigma*/f; the inverse of :func:`squash_strength`.

    Args:
        solid_fraction: f, walls' share of the footprint [1], above 0.
        crush_strength: sigma* [Pa], zero or positive.

    Returns:
        sigma_Y [Pa].

    Raises:
        InputError: a fraction outside 0..1, a negative strength.

    Example:
        >>> print(f"{squashed_yield_strength(0.2505, 65e6) / 1e6:.0f} MPa")
        259 MPa
    """
    share = positive("solid_fraction", between("solid_fraction", solid_fraction, 0, 1))
    return not_negative("crush_strength", crush_strength, "Pa") / share
