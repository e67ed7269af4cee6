"""What the paper reads off its spectra: thickness by electron energy loss, composition of the ZnO_x layer, the wall's density."""

from __future__ import annotations

import numpy as np

from femiec.estimates._arguments import Values, not_negative, ordered, positive
from femiec.quantities import AVOGADRO, nm

_REST_ENERGY_KEV = 510.99895
"""m c^2 of the electron [keV]."""


def effective_atomic_number(atomic_numbers: Values, atoms: Values) -> float:
    """Atomic number that stands for a mixture, Z_eff = sum f Z^1.3 / sum f Z^0.3.

    Args:
        atomic_numbers: Z of each element, shape (n,).
        atoms: relative numbers f of atoms, shape (n,); only their ratio matters.

    Returns:
        Z_eff.

    Raises:
        InputError: an argument that is not positive.

    Source:
        Chen et al. (2020), Methods, electron energy-loss spectroscopy.

    Example:
        >>> print(f"{effective_atomic_number([3, 6], [0.56, 1.0]):.2f}")
        5.06
    """
    numbers, share = np.asarray(positive("atomic_numbers", atomic_numbers)), positive("atoms", atoms)
    return float(np.sum(share * numbers**1.3) / np.sum(share * numbers**0.3))


def inelastic_mean_free_path(atomic_number: Values, beam_voltage: Values, collection_angle: Values) -> Values:
    """Mean free path of a fast electron between energy losses, lambda = 106 nm F E0/[Em ln(2 beta E0/Em)].

    E0 in keV, beta in mrad, Em = 7.6 Z^0.36 (eV), F = (1 + E0/2mc^2)/(1 + E0/mc^2)^2.

    Args:
        atomic_number: Z, or Z_eff of a mixture.
        beam_voltage: accelerating voltage [V].
        collection_angle: semi-angle beta [rad].

    Returns:
        lambda [m].

    Raises:
        InputError: an argument that is not positive, an angle or a voltage too small for the formula.

    Source:
        Malis, Cheng and Egerton, J. Electron Microsc. Tech. 8, 193 (1988).

    Example:
        >>> print(f"{inelastic_mean_free_path(6, 200e3, 10e-3) * 1e9:.0f} nm")
        161 nm
    """
    energy = positive("beam_voltage", beam_voltage, "V") / 1e3
    angle = positive("collection_angle", collection_angle, "rad") / 1e-3
    loss = 7.6 * positive("atomic_number", atomic_number) ** 0.36
    relativistic = (1 + energy / (2 * _REST_ENERGY_KEV)) / (1 + energy / _REST_ENERGY_KEV) ** 2
    ordered("mean energy loss", loss, "2 beta E0", 2 * angle * energy, "eV")
    return 106 * nm * relativistic * energy / (loss * np.log(2 * angle * energy / loss))


def oxide_stoichiometry(oxygen: Values, carbon_bonded_oxygen: Values, metal: Values) -> Values:
    """Oxygen atoms per metal atom of an oxide on carbon, x = (O - O bonded to C)/Zn.

    Args:
        oxygen: atomic share of all oxygen.
        carbon_bonded_oxygen: atomic share of oxygen bonded to carbon.
        metal: atomic share of the metal.

    Returns:
        x [1].

    Raises:
        InputError: a negative share, more bonded oxygen than oxygen.

    Source:
        Chen et al. (2020), Supplementary Fig. 2: x ~ 0.45.

    Example:
        >>> print(f"{oxide_stoichiometry(10.01, 9.09, 2.03):.2f}")
        0.45
    """
    total, bonded = positive("oxygen", oxygen), not_negative("carbon_bonded_oxygen", carbon_bonded_oxygen)
    ordered("carbon_bonded_oxygen", bonded, "oxygen", total, "")
    return (total - bonded) / positive("metal", metal)


def wall_density_from_atom_ratio(
    atom_ratio: Values, width: Values, wall_thickness: Values, filler_concentration: Values, wall_molar_mass: Values
) -> Values:
    """Density that a wall needs for a given ratio of atoms inside to atoms in the wall of a filled round tubule.

    rho = m c A_in/(N_A A_wall ratio), the areas being those of the cross-section.

    Args:
        atom_ratio: lithium atoms per wall atom [1].
        width: inner diameter W [m].
        wall_thickness: w [m].
        filler_concentration: c of the filling, 1/Omega [1/m3].
        wall_molar_mass: m of the wall's atoms [kg/mol].

    Returns:
        rho [kg/m3].

    Raises:
        InputError: an argument that is not positive.

    Source:
        Geometry; for Chen et al. (2020), Methods, Li:C = 0.56:1 at 100 nm and 28 nm.

    Example:
        >>> density = wall_density_from_atom_ratio(0.56, 100e-9, 28e-9, 1 / 21.6e-30, 12.011e-3)
        >>> print(f"{density / 1e3:.2f} g/cm3")
        1.15 g/cm3
    """
    inner, wall = positive("width", width, "m"), positive("wall_thickness", wall_thickness, "m")
    areas = inner**2 / ((inner + 2 * wall) ** 2 - inner**2)
    molar_concentration = positive("filler_concentration", filler_concentration, "1/m3") / AVOGADRO
    return (
        positive("wall_molar_mass", wall_molar_mass, "kg/mol") * molar_concentration * areas / positive("atom_ratio", atom_ratio)
    )


def conversion_layer(
    atom_ratio: Values, width: Values, wall_thickness: Values, wall_molar_density: Values, molar_volume: Values
) -> Values:
    """Thickness of a layer on the outer face of a round wall that one kind of the wall's atoms makes, all of them.

    t = ratio c_w V_m A_wall/(pi (W + 2 w)) = ratio c_w V_m w (W + w)/(W + 2 w).

    Args:
        atom_ratio: formula units of the layer per wall atom [1].
        width: inner diameter W [m].
        wall_thickness: w [m].
        wall_molar_density: c_w, wall atoms per volume of the wall [mol/m3].
        molar_volume: V_m of the layer's formula unit [m3/mol].

    Returns:
        t [m].

    Raises:
        InputError: an argument that is not positive.

    Source:
        Geometry; for Chen et al. (2020), Fig. 3a, the Li2O of the oxygen in ZnO_x.

    Example:
        >>> print(f"{conversion_layer(0.92 / 87.96, 100e-9, 20e-9, 2e3 / 12.011e-3, 29.88e-3 / 2013) * 1e9:.2f} nm")
        0.44 nm
    """
    inner, wall = positive("width", width, "m"), positive("wall_thickness", wall_thickness, "m")
    amount = positive("atom_ratio", atom_ratio) * positive("wall_molar_density", wall_molar_density, "mol/m3")
    return amount * positive("molar_volume", molar_volume, "m3/mol") * wall * (inner + wall) / (inner + 2 * wall)
