"""Resistance times area: of a cell as a whole, and of its layers."""

from __future__ import annotations

import numpy as np

from femiec.estimates._arguments import Values, finite, positive


def area_specific_resistance(voltage: Values, current_density: Values) -> Values:
    """Resistance times area of a whole cell, |U|/|i|: an upper bound for that of each of its parts.

    Args:
        voltage: U [V], of any sign.
        current_density: i [A/m2], not zero.

    Returns:
        Resistance [Ohm m2].

    Raises:
        InputError: no current.

    Example:
        >>> print(f"{area_specific_resistance(-0.039, -1.25) * 1e4:.0f} Ohm cm2")
        312 Ohm cm2
    """
    current = positive("current_density", np.abs(finite("current_density", current_density, "A/m2")), "A/m2")
    return np.abs(finite("voltage", voltage, "V")) / current


def layer_resistance(thickness: Values, conductivity: Values) -> Values:
    """Resistance times area of a layer, t/kappa.

    Args:
        thickness: t [m].
        conductivity: kappa [S/m].

    Returns:
        Resistance [Ohm m2].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{layer_resistance(200e-9, 2e-4) * 1e4:.0f} Ohm cm2")
        10 Ohm cm2
    """
    return positive("thickness", thickness, "m") / positive("conductivity", conductivity, "S/m")
