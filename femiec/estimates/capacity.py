"""Charge that a metal, a host or a lithium-filled matrix stores: by area, volume and mass.

1 mAh/g = 3600 C/kg, 1 mAh/cm3 = 3.6e6 C/m3, 1 mAh/cm2 = 36e3 C/m2.
"""

from __future__ import annotations

from femiec.estimates._arguments import Values, between, ordered, positive
from femiec.quantities import ELEMENTARY_CHARGE, FARADAY


def volumetric_capacity(concentration: Values) -> Values:
    """Charge per volume of a material that gives one charge per lithium atom, e c; for the metal c = 1/Omega.

    Args:
        concentration: c [1/m3].

    Returns:
        Capacity [C/m3].

    Raises:
        InputError: a concentration that is not positive.

    Example:
        >>> print(f"{volumetric_capacity(1 / 21.6e-30) / 3.6e6:.1f} mAh/cm3")
        2060.4 mAh/cm3
    """
    return ELEMENTARY_CHARGE * positive("concentration", concentration, "1/m3")


def gravimetric_capacity(molar_mass: Values) -> Values:
    """Charge per mass of a material that holds one lithium per formula unit, F/m.

    Args:
        molar_mass: m of the formula unit [kg/mol]; with or without the lithium, as the field quotes it.

    Returns:
        Capacity [C/kg].

    Raises:
        InputError: a mass that is not positive.

    Example:
        >>> lithium, graphite = gravimetric_capacity(6.94e-3), gravimetric_capacity(6 * 12.011e-3)
        >>> print(f"{lithium / 3600:.1f} mAh/g, {graphite / 3600:.1f} mAh/g")
        3861.9 mAh/g, 371.9 mAh/g
    """
    return FARADAY / positive("molar_mass", molar_mass, "kg/mol")


def areal_capacity(height: Values, porosity: Values, atomic_volume: Values) -> Values:
    """Charge per footprint of channels full of lithium, Q = porosity h e/Omega.

    Args:
        height: h filled with lithium [m].
        porosity: channels' share of the footprint [1].
        atomic_volume: Omega [m3].

    Returns:
        Q [C/m2].

    Raises:
        InputError: a length or a volume that is not positive, a porosity outside 0..1.

    Example:
        >>> print(f"{areal_capacity(20e-6, 0.7495, 21.6e-30) / 36e3:.2f} mAh/cm2")
        3.09 mAh/cm2
    """
    return composite_volumetric_capacity(porosity, 1 / positive("atomic_volume", atomic_volume, "m3")) * positive(
        "height", height, "m"
    )


def required_height(areal: Values, porosity: Values, atomic_volume: Values) -> Values:
    """Height of a matrix that stores a charge per footprint when full, h = Q Omega/(e porosity).

    Args:
        areal: Q [C/m2].
        porosity: channels' share of the footprint [1], above 0.
        atomic_volume: Omega [m3].

    Returns:
        h [m].

    Raises:
        InputError: an argument that is not positive, a porosity above 1.

    Source:
        Chen et al. (2020), Methods: at least ~20 um for 3 mAh/cm2.

    Example:
        >>> print(f"{required_height(3 * 36e3, 0.7495, 21.6e-30) * 1e6:.1f} um")
        19.4 um
    """
    share = positive("porosity", between("porosity", porosity, 0, 1))
    return positive("areal", areal, "C/m2") / (share * volumetric_capacity(1 / positive("atomic_volume", atomic_volume, "m3")))


def composite_volumetric_capacity(porosity: Values, concentration: Values) -> Values:
    """Charge per volume of a matrix whose channels are full, porosity e c: the line of Supplementary Fig. 29b.

    Args:
        porosity: channels' share of the volume [1].
        concentration: c of lithium in the filling, 1/Omega for the metal [1/m3].

    Returns:
        Capacity [C/m3].

    Raises:
        InputError: a porosity outside 0..1, a concentration that is not positive.

    Source:
        Chen et al. (2020), Supplementary Fig. 29b.

    Example:
        >>> print(f"{composite_volumetric_capacity(0.5, 1 / 21.6e-30) / 3.6e6:.1f} mAh/cm3")
        1030.2 mAh/cm3
    """
    return between("porosity", porosity, 0, 1) * volumetric_capacity(concentration)


def composite_gravimetric_capacity(
    porosity: Values, filler_capacity: Values, filler_density: Values, wall_density: Values
) -> Values:
    """Charge per mass of a full matrix and its filling: the curve of Supplementary Fig. 29c.

    q = porosity rho_f q_f/(porosity rho_f + (1 - porosity) rho_w).

    Args:
        porosity: channels' share of the volume [1].
        filler_capacity: q_f of the filling by its own mass [C/kg].
        filler_density: rho_f [kg/m3].
        wall_density: rho_w [kg/m3].

    Returns:
        q [C/kg].

    Raises:
        InputError: a porosity outside 0..1, another argument that is not positive.

    Source:
        Chen et al. (2020), Supplementary Fig. 29c.

    Example:
        >>> print(f"{composite_gravimetric_capacity(0.532, 3861.9 * 3600, 534.0, 2000.0) / 3600:.0f} mAh/g")
        899 mAh/g
    """
    share = between("porosity", porosity, 0, 1)
    filler = share * positive("filler_density", filler_density, "kg/m3")
    wall = (1 - share) * positive("wall_density", wall_density, "kg/m3")
    return positive("filler_capacity", filler_capacity, "C/kg") * filler / (filler + wall)


def porosity_from_gravimetric_capacity(
    capacity: Values, filler_capacity: Values, filler_density: Values, wall_density: Values
) -> Values:
    """Porosity at which a full matrix has a capacity by mass; the inverse of :func:`composite_gravimetric_capacity`.

    Args:
        capacity: q of matrix and filling [C/kg], below q_f.
        filler_capacity: q_f of the filling by its own mass [C/kg].
        filler_density: rho_f [kg/m3].
        wall_density: rho_w [kg/m3].

    Returns:
        The porosity [1].

    Raises:
        InputError: an argument that is not positive, a capacity of q_f or more.

    Example:
        >>> porosity = porosity_from_gravimetric_capacity(900 * 3600, 3861.9 * 3600, 534.0, 2000.0)
        >>> print(f"{porosity:.3f}")
        0.532
    """
    q, pure = positive("capacity", capacity, "C/kg"), positive("filler_capacity", filler_capacity, "C/kg")
    ordered("capacity", q, "filler_capacity", pure, "C/kg")
    wall = q * positive("wall_density", wall_density, "kg/m3")
    return wall / (wall + (pure - q) * positive("filler_density", filler_density, "kg/m3"))


def break_even_solid_fraction(concentration: Values, rival_concentration: Values) -> Values:
    """Largest share of wall at which a full matrix still stores as much by volume as a rival, 1 - c_rival/c.

    Args:
        concentration: c of lithium in the filling, 1/Omega for the metal [1/m3].
        rival_concentration: c_rival of lithium in the rival electrode, pores included [1/m3].

    Returns:
        Solid fraction [1].

    Raises:
        InputError: an argument that is not positive, a rival that stores more than the filling itself.

    Source:
        Chen et al. (2020), introduction: beyond 70 % of anything but lithium the advantage over graphite is lost.

    Example:
        >>> print(f"{break_even_solid_fraction(1 / 21.6e-30, 1.65e28):.2f}")
        0.64
    """
    own, rival = positive("concentration", concentration, "1/m3"), positive("rival_concentration", rival_concentration, "1/m3")
    ordered("rival_concentration", rival, "concentration", own, "1/m3")
    return 1 - rival / own


def cycles_of_excess(excess: Values, coulombic_efficiency: Values) -> Values:
    """Cycles after which an excess of lithium is used up, if each loses what its efficiency lacks: excess/(1 - CE).

    Args:
        excess: lithium beyond what a cycle moves, over what it moves [1].
        coulombic_efficiency: CE [1], below 1.

    Returns:
        Cycles [1].

    Raises:
        InputError: an argument that is not positive, an efficiency of 1 or more.

    Example:
        >>> print(f"{cycles_of_excess(1.0, 0.9983):.0f}")
        588
    """
    efficiency = positive("coulombic_efficiency", coulombic_efficiency)
    ordered("coulombic_efficiency", efficiency, "1", 1.0, "")
    return positive("excess", excess) / (1 - efficiency)
