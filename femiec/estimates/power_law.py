"""Dislocation creep: the power law, how it limits diffusional creep, and the strength of small crystals.

Rate and stress are uniaxial, rate = A (sigma/S)^n with A the rate at the stress S; :func:`femiec.estimates.transport.arrhenius`
brings A to another temperature.
"""

from __future__ import annotations

import numpy as np

from femiec.errors import InputError
from femiec.estimates._arguments import Values, finite, positive


def power_law_rate(stress: Values, rate_at_reference: Values, reference_stress: Values, exponent: Values) -> Values:
    """Uniaxial strain rate A (sigma/S)^n, of the sign of the stress.

    In a small crystal S grows by the ratio of its strength to the bulk's: see :func:`size_limited_strength`.

    Args:
        stress: sigma [Pa], tension positive.
        rate_at_reference: A [1/s].
        reference_stress: S [Pa].
        exponent: n [1], at least 1.

    Returns:
        The strain rate [1/s].

    Raises:
        InputError: a law with a number that is not positive, n < 1, a stress that is not finite.

    Example:
        >>> print(f"{power_law_rate(0.8e6, 0.0197, 1e6, 1 / 0.15):.1e} 1/s")
        4.5e-03 1/s
    """
    sigma = finite("stress", stress, "Pa")
    scaled = np.abs(sigma) / positive("reference_stress", reference_stress, "Pa")
    return np.sign(sigma) * positive("rate_at_reference", rate_at_reference, "1/s") * scaled ** _exponent(exponent)


def power_law_shear_rate(shear_stress: Values, rate_at_reference: Values, reference_stress: Values, exponent: Values) -> Values:
    """Shear rate of the same law, gamma-dot = sqrt(3) A (sqrt(3) tau/S)^n = 3^((n+1)/2) A (tau/S)^n.

    Args:
        shear_stress: tau [Pa].
        rate_at_reference: A, uniaxial [1/s].
        reference_stress: S, uniaxial [Pa].
        exponent: n [1], at least 1.

    Returns:
        gamma-dot [1/s], of the sign of the stress.

    Raises:
        InputError: a law with a number that is not positive, n < 1, a stress that is not finite.

    Example:
        >>> print(f"{power_law_shear_rate(0.162e6, 0.0197, 1e6, 1 / 0.15):.1e} 1/s")
        7.1e-06 1/s
    """
    equivalent = np.sqrt(3) * finite("shear_stress", shear_stress, "Pa")
    return np.sqrt(3) * power_law_rate(equivalent, rate_at_reference, reference_stress, exponent)


def power_law_viscosity(stress: Values, rate_at_reference: Values, reference_stress: Values, exponent: Values) -> Values:
    """Secant shear viscosity at a von Mises stress, eta = sigma/(3 rate).

    Args:
        stress: sigma, von Mises [Pa], positive.
        rate_at_reference: A [1/s].
        reference_stress: S [Pa].
        exponent: n [1], at least 1.

    Returns:
        eta [Pa s].

    Raises:
        InputError: a number that is not positive, n < 1.

    Example:
        >>> print(f"{power_law_viscosity(1e6, 0.0197, 1e6, 1 / 0.15):.2e} Pa s")
        1.69e+07 Pa s
    """
    sigma = positive("stress", stress, "Pa")
    return sigma / (3 * power_law_rate(sigma, rate_at_reference, reference_stress, exponent))


def saturated_exponent(rate_sensitivity: Values, strength_sensitivity: Values) -> Values:
    """Exponent of steady creep when hardening saturates at a strength that itself depends on the rate, n = 1/(m + k).

    From sigma = s (rate/rate_0)^m with the saturated strength s = S (rate/rate_0)^k: rate = rate_0 (sigma/S)^(1/(m + k)).

    Args:
        rate_sensitivity: m [1].
        strength_sensitivity: k [1].

    Returns:
        n [1].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{saturated_exponent(0.15, 0.05):.2f}")
        5.00
    """
    return 1 / (positive("rate_sensitivity", rate_sensitivity) + positive("strength_sensitivity", strength_sensitivity))


def transition_stress(
    diffusional_viscosity: Values, rate_at_reference: Values, reference_stress: Values, exponent: Values
) -> Values:
    """Uniaxial stress above which the power law outruns diffusional creep: A (sigma*/S)^n = sigma*/(3 eta).

    Args:
        diffusional_viscosity: eta of Coble and Nabarro-Herring creep together [Pa s].
        rate_at_reference: A [1/s].
        reference_stress: S [Pa].
        exponent: n [1], above 1.

    Returns:
        sigma* [Pa]; compare it with the deviatoric stress, not with the pressure.

    Raises:
        InputError: an argument that is not positive, n <= 1: such laws never cross.

    Example:
        >>> print(f"{transition_stress(3.52e5, 0.0216, 1e6, 1 / 0.15) / 1e6:.2f} MPa")
        1.95 MPa
    """
    n, scale = _exponent(exponent, above_one=True), positive("reference_stress", reference_stress, "Pa")
    viscous_rate = scale / (3 * positive("diffusional_viscosity", diffusional_viscosity, "Pa s"))
    return scale * (viscous_rate / positive("rate_at_reference", rate_at_reference, "1/s")) ** (1 / (n - 1))


def size_limited_strength(
    size: Values, reference_strength: Values, reference_size: Values, exponent: Values, bulk_yield: Values
) -> Values:
    """Strength of a crystal of size d, max[bulk yield, S0 (d/d0)^m] with m < 0: smaller is stronger.

    Times S/(bulk yield) it is the reference stress of the power law in a crystal so small.

    Args:
        size: d [m].
        reference_strength: S0 [Pa].
        reference_size: d0 [m].
        exponent: m [1], negative.
        bulk_yield: of a large sample [Pa].

    Returns:
        The strength [Pa].

    Raises:
        InputError: an exponent that is not negative, another argument that is not positive.

    Source:
        Xu et al., PNAS 114, 57 (2017): lithium has 105 MPa at 1 um and m = -0.68 at room temperature.

    Example:
        >>> print(f"{size_limited_strength(100e-9, 105e6, 1e-6, -0.68, 0.8e6) / 1e6:.0f} MPa")
        503 MPa
    """
    m = finite("exponent", exponent)
    if np.any(np.asarray(m) >= 0):
        raise InputError("exponent", exponent, "a negative number", "smaller is stronger: m < 0")
    ratio = positive("size", size, "m") / positive("reference_size", reference_size, "m")
    return np.maximum(
        positive("bulk_yield", bulk_yield, "Pa"), positive("reference_strength", reference_strength, "Pa") * ratio**m
    )


def diffusion_length(mobility: Values, stress: Values, strain_rate: Values) -> Values:
    """Length below which interface diffusion outruns creep of the bulk, L = (M sigma/rate)^(1/3).

    Args:
        mobility: M [m5/(N s)].
        stress: sigma, uniaxial [Pa].
        strain_rate: of the bulk at that stress [1/s]; sigma/rate = 3 eta for a Newtonian bulk.

    Returns:
        L [m].

    Raises:
        InputError: an argument that is not positive.

    Source:
        Needleman and Rice, Acta Metall. 28, 1315 (1980).

    Example:
        >>> print(f"{diffusion_length(2.086e-29, 1e6, 0.0216) * 1e6:.3f} um")
        0.099 um
    """
    viscous = positive("stress", stress, "Pa") / positive("strain_rate", strain_rate, "1/s")
    return (positive("mobility", mobility, "m5/(N s)") * viscous) ** (1 / 3)


def _exponent(exponent: Values, above_one: bool = False) -> Values:
    n = positive("exponent", exponent)
    if np.any(n < 1) or (above_one and np.any(n == 1)):
        raise InputError("exponent", exponent, "n above 1" if above_one else "n of at least 1", "give n, not its inverse m")
    return n
