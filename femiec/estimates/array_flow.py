"""What an array of channels carries by diffusion along its walls: conductance, current, pressure and height.

The current density J is on the cell's footprint, positive while plating. Perimeter per area is the inner perimeter of the
channels per footprint, see :mod:`femiec.estimates.arrays`. All lithium goes to the tip unless the text says otherwise.
"""

from __future__ import annotations

from femiec.estimates._arguments import Values, between, finite, positive
from femiec.estimates.nernst import pressure_per_volt


def array_conductivity(perimeter_per_area: Values, sheet_conductance: Values) -> Values:
    """Conductivity of the interfaces, averaged over the footprint, kappa f = kappa_s p_a: what eq. (1) sets a bound to.

    Args:
        perimeter_per_area: p_a [1/m].
        sheet_conductance: kappa_s of the interface [S].

    Returns:
        kappa f [S/m].

    Raises:
        InputError: an argument that is not positive.

    Source:
        Chen et al. (2020), eq. (1), with the perimeter of the real array.

    Example:
        >>> print(f"{array_conductivity(2.998e7, 1.148e-9) * 10:.3f} mS/cm")
        0.344 mS/cm
    """
    return positive("perimeter_per_area", perimeter_per_area, "1/m") * positive("sheet_conductance", sheet_conductance, "S")


def array_conductance(perimeter_per_area: Values, sheet_conductance: Values, height: Values) -> Values:
    """Conductance of the interfaces per footprint, kappa_s p_a/h.

    Args:
        perimeter_per_area: p_a [1/m].
        sheet_conductance: kappa_s of the interface [S].
        height: h [m].

    Returns:
        Conductance [S/m2].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{array_conductance(2.998e7, 1.148e-9, 20e-6) / 1e4:.3f} S/cm2")
        0.172 S/cm2
    """
    return array_conductivity(perimeter_per_area, sheet_conductance) / positive("height", height, "m")


def array_current_density(
    pressure_drop: Values, perimeter_per_area: Values, mobility: Values, height: Values, atomic_volume: Values
) -> Values:
    """Current that a pressure drop between root and tip drives, J = (e/Omega) p_a M dP/h.

    Args:
        pressure_drop: dP, root minus tip [Pa].
        perimeter_per_area: p_a [1/m].
        mobility: M of the interface [m5/(N s)].
        height: h [m].
        atomic_volume: Omega [m3].

    Returns:
        J [A/m2], of the sign of the drop.

    Raises:
        InputError: an argument but the drop that is not positive.

    Example:
        >>> print(f"{array_current_density(65e6, 2.998e7, 2.086e-29, 20e-6, 21.6e-30) / 10:.2f} mA/cm2")
        1.51 mA/cm2
    """
    geometry = positive("perimeter_per_area", perimeter_per_area, "1/m") / positive("height", height, "m")
    flux = positive("mobility", mobility, "m5/(N s)") * finite("pressure_drop", pressure_drop, "Pa")
    return pressure_per_volt(atomic_volume) * geometry * flux


def array_pressure_drop(
    current_density: Values, perimeter_per_area: Values, mobility: Values, height: Values, atomic_volume: Values
) -> Values:
    """Pressure drop between root and tip that a current needs; the inverse of :func:`array_current_density`.

    Args:
        current_density: J [A/m2].
        perimeter_per_area: p_a [1/m].
        mobility: M of the interface [m5/(N s)].
        height: h [m].
        atomic_volume: Omega [m3].

    Returns:
        dP [Pa], of the sign of the current.

    Raises:
        InputError: an argument but the current that is not positive.

    Example:
        >>> print(f"{array_pressure_drop(30.0, 2.998e7, 2.086e-29, 20e-6, 21.6e-30) / 1e6:.0f} MPa")
        129 MPa
    """
    current = finite("current_density", current_density, "A/m2")
    return current / array_current_density(1.0, perimeter_per_area, mobility, height, atomic_volume)


def largest_height(conductivity: Values, conductance: Values) -> Values:
    """Highest array whose conductance still meets a requirement, h = kappa f/G.

    Args:
        conductivity: kappa f, averaged over the footprint [S/m], see :func:`array_conductivity`.
        conductance: G that is required [S/m2], see :func:`femiec.estimates.transport.required_conductance`.

    Returns:
        h [m].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{largest_height(0.0344, 600.0) * 1e6:.0f} um")
        57 um
    """
    return positive("conductivity", conductivity, "S/m") / positive("conductance", conductance, "S/m2")


def tip_speed(current_density: Values, porosity: Values, atomic_volume: Values) -> Values:
    """Speed at which the lithium rises in the channels, v = J Omega/(e porosity).

    Args:
        current_density: J [A/m2].
        porosity: channels' share of the footprint [1], above 0.
        atomic_volume: Omega [m3].

    Returns:
        v [m/s], of the sign of the current.

    Raises:
        InputError: a porosity outside 0..1, a volume that is not positive.

    Example:
        >>> print(f"{tip_speed(30.0, 0.7495, 21.6e-30) * 1e9:.2f} nm/s")
        5.40 nm/s
    """
    share = positive("porosity", between("porosity", porosity, 0, 1))
    return finite("current_density", current_density, "A/m2") / (pressure_per_volt(atomic_volume) * share)


def tip_sink_pressure_drop(root_flux: Values, height: Values, mobility: Values) -> Values:
    """Pressure drop when all that enters at the root leaves at the tip, dP = q h/M.

    Args:
        root_flux: q, volume per perimeter and time [m2/s].
        height: h [m].
        mobility: M of the interface [m5/(N s)].

    Returns:
        dP [Pa], of the sign of the flux.

    Raises:
        InputError: a height or a mobility that is not positive.

    Example:
        >>> print(f"{tip_sink_pressure_drop(1.35e-16, 20e-6, 2.086e-29) / 1e6:.0f} MPa")
        129 MPa
    """
    flux = finite("root_flux", root_flux, "m2/s")
    return flux * positive("height", height, "m") / positive("mobility", mobility, "m5/(N s)")


def wall_sink_pressure_drop(root_flux: Values, height: Values, mobility: Values) -> Values:
    """Pressure drop when the wall takes up the flux evenly over its height, half of :func:`tip_sink_pressure_drop` [Pa].

    Arguments and errors: see there.

    Example:
        >>> print(f"{wall_sink_pressure_drop(1.35e-16, 20e-6, 2.086e-29) / 1e6:.0f} MPa")
        65 MPa
    """
    return tip_sink_pressure_drop(root_flux, height, mobility) / 2
