"""Lithium transport along the wall: diffusivities, and the conductivities and conductances that they give."""

from __future__ import annotations

import numpy as np

from femiec.errors import InputError
from femiec.estimates._arguments import Values, finite, not_negative, positive
from femiec.quantities import BOLTZMANN, ELEMENTARY_CHARGE, GAS_CONSTANT, cm2_per_s


def required_conductance(current_density: Values, overpotential: Values) -> Values:
    """Conductance that carries a plating current within an overpotential, J/|U|.

    Args:
        current_density: J [A/m2] on the cell's footprint, positive while plating.
        overpotential: U [V], negative while plating.

    Returns:
        Conductance per area [S/m2].

    Raises:
        InputError: a current that is not positive, an overpotential that is not negative.

    Source:
        Chen et al. (2020), Methods: 3 mA/cm2 at 50 mV need 0.06 S/cm2.

    Example:
        >>> print(f"{required_conductance(30.0, -0.050) / 1e4:.3f} S/cm2")
        0.060 S/cm2
    """
    potential = finite("overpotential", overpotential, "V")
    if np.any(potential >= 0):
        raise InputError("overpotential", f"{np.max(potential):g} V", "U < 0: plating is negative against Li/Li+", "write -0.05")
    return positive("current_density", current_density, "A/m2") / np.abs(potential)


def required_conductivity(conductance: Values, height: Values) -> Values:
    """Conductivity, averaged over the footprint, that a matrix of some height needs: kappa f > G h.

    Args:
        conductance: G per area [S/m2].
        height: h of the matrix [m].

    Returns:
        kappa f [S/m], f being the fill factor.

    Raises:
        InputError: an argument that is not positive.

    Source:
        Chen et al. (2020), eq. (1).

    Example:
        >>> print(f"{required_conductivity(600.0, 20e-6) * 10:.2f} mS/cm")
        0.12 mS/cm
    """
    return positive("conductance", conductance, "S/m2") * positive("height", height, "m")


def nernst_einstein_conductivity(concentration: Values, diffusivity: Values, temperature: Values) -> Values:
    """Conductivity of a conductor's lithium, kappa = e^2 c D/(k T).

    Args:
        concentration: c, lithium atoms per volume [1/m3].
        diffusivity: tracer diffusivity D of lithium [m2/s].
        temperature: T [K].

    Returns:
        kappa [S/m].

    Raises:
        InputError: an argument that is not positive (a diffusivity of zero is allowed).

    Source:
        Chen et al. (2020), eq. (2).

    Example:
        >>> print(f"{nernst_einstein_conductivity(1.65e28, 1e-12, 300.0) * 10:.3f} mS/cm")
        1.023 mS/cm
    """
    concentration = positive("concentration", concentration, "1/m3")
    diffusivity = not_negative("diffusivity", diffusivity, "m2/s")
    return ELEMENTARY_CHARGE**2 * concentration * diffusivity / (BOLTZMANN * positive("temperature", temperature, "K"))


def interface_sheet_conductance(
    interface_width: Values, diffusivity: Values, atomic_volume: Values, temperature: Values
) -> Values:
    """Conductance of one interface per length across the flow, kappa_s = e^2 delta D_b/(Omega k T).

    It is eq. (2) with the concentration of the metal, c = 1/Omega, over the width delta; M (e/Omega)^2 in terms of the
    interface mobility M.

    Args:
        interface_width: delta [m].
        diffusivity: D_b in the interface [m2/s].
        atomic_volume: Omega of the metal [m3].
        temperature: T [K].

    Returns:
        kappa_s [S].

    Raises:
        InputError: an argument that is not positive.

    Source:
        Chen et al. (2020), eqs (2) and (3), with c = 1/Omega.

    Example:
        >>> print(f"{interface_sheet_conductance(2e-10, 2e-11, 21.6e-30, 300.0):.3e} S")
        1.148e-09 S
    """
    concentration = 1 / positive("atomic_volume", atomic_volume, "m3")
    width = positive("interface_width", interface_width, "m")
    return width * nernst_einstein_conductivity(concentration, diffusivity, temperature)


def interface_conductivity(
    concentration: Values, interface_diffusivity: Values, interface_width: Values, wall_thickness: Values, temperature: Values
) -> Values:
    """What the two faces of a wall add to its conductivity, kappa_i = kappa(c, D_i) 2 delta/w: the second term of eq. (3).

    Written so, it also holds for a wall without bulk diffusion. The paper takes c of the wall; with c = 1/Omega of the metal
    the term is 2 kappa_s/w, for a wall of LiC6 2.8 times more.

    Args:
        concentration: c [1/m3].
        interface_diffusivity: D_i [m2/s].
        interface_width: delta [m].
        wall_thickness: w [m], lower-case w in eq. (3).
        temperature: T [K].

    Returns:
        kappa_i [S/m].

    Raises:
        InputError: an argument that is not positive.

    Source:
        Chen et al. (2020), eq. (3).

    Example:
        >>> print(f"{interface_conductivity(1.65e28, 2e-11, 2e-10, 10e-9, 300.0) * 10:.2f} mS/cm")
        0.82 mS/cm
    """
    share = 2 * positive("interface_width", interface_width, "m") / positive("wall_thickness", wall_thickness, "m")
    return share * nernst_einstein_conductivity(concentration, interface_diffusivity, temperature)


def interface_corrected_conductivity(
    bulk_conductivity: Values,
    bulk_diffusivity: Values,
    interface_diffusivity: Values,
    interface_width: Values,
    wall_thickness: Values,
) -> Values:
    """Conductivity of a wall with its two faces, kappa = kappa_bulk [1 + 2 D_i delta/(D_bulk w)].

    Args:
        bulk_conductivity: kappa_bulk [S/m].
        bulk_diffusivity: D_bulk [m2/s], not zero: for that case see :func:`interface_conductivity`.
        interface_diffusivity: D_i [m2/s].
        interface_width: delta [m].
        wall_thickness: w [m], lower-case w: the wall, not the channel.

    Returns:
        kappa [S/m].

    Raises:
        InputError: an argument that is not positive.

    Source:
        Chen et al. (2020), eq. (3).

    Example:
        >>> print(f"{interface_corrected_conductivity(0.10226, 1e-12, 2e-11, 2e-10, 10e-9) * 10:.2f} mS/cm")
        1.84 mS/cm
    """
    diffusivities = not_negative("interface_diffusivity", interface_diffusivity, "m2/s") / positive(
        "bulk_diffusivity", bulk_diffusivity, "m2/s"
    )
    widths = positive("interface_width", interface_width, "m") / positive("wall_thickness", wall_thickness, "m")
    return positive("bulk_conductivity", bulk_conductivity, "S/m") * (1 + 2 * diffusivities * widths)


def surface_diffusivity(temperature: Values, melting_temperature: Values) -> Values:
    """Self-diffusivity on the surface of a metal, D_s = 0.014 cm2/s exp(-6.54 Tm/T).

    Args:
        temperature: T [K].
        melting_temperature: Tm [K].

    Returns:
        D_s [m2/s].

    Raises:
        InputError: a temperature that is not positive, or T > Tm: a liquid.

    Source:
        Chen et al. (2020), eq. (4).

    Example:
        >>> print(f"{surface_diffusivity(300.0, 453.65) / 1e-4:.2e} cm2/s")
        7.10e-07 cm2/s
    """
    ratio = positive("melting_temperature", melting_temperature, "K") / positive("temperature", temperature, "K")
    if np.any(ratio < 1):
        raise InputError(
            "temperature", f"{np.max(temperature):g} K", "T of a solid, below the melting temperature", "give it in K"
        )
    return 0.014 * cm2_per_s * np.exp(-6.54 * ratio)


def arrhenius(reference_value: Values, activation_energy: Values, temperature: Values, reference_temperature: Values) -> Values:
    """A thermally activated quantity at another temperature, x = x0 exp[-(Q/R)(1/T - 1/T0)].

    Args:
        reference_value: x0, in any unit.
        activation_energy: Q [J/mol].
        temperature: T [K].
        reference_temperature: T0 [K].

    Returns:
        x, in the unit of x0.

    Raises:
        InputError: a value or a temperature that is not positive, a negative energy.

    Example:
        >>> print(f"{arrhenius(4e-15, 53e3, 328.15, 300.0):.3e} m2/s")
        2.476e-14 m2/s
    """
    inverse = 1 / positive("temperature", temperature, "K") - 1 / positive("reference_temperature", reference_temperature, "K")
    energy = not_negative("activation_energy", activation_energy, "J/mol")
    return positive("reference_value", reference_value) * np.exp(-energy / GAS_CONSTANT * inverse)
