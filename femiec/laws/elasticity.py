"""Linear elasticity."""

from __future__ import annotations

from typing import Any

import ufl


def isotropic_stress(strain: Any, youngs_modulus: Any, poissons_ratio: Any) -> Any:
    """Hooke's law, sigma = lambda tr(eps) I + 2 mu eps, tension positive.

    Args:
        strain: shape (3, 3).
        youngs_modulus: E [Pa].
        poissons_ratio: nu.

    Example:
        >>> import numpy as np
        >>> stress = isotropic_stress(ufl.as_tensor(np.diag([1e-3, 0.0, 0.0]).tolist()), 20e9, 0.25)
        >>> stress.ufl_shape
        (3, 3)
    """
    lame = youngs_modulus * poissons_ratio / ((1 + poissons_ratio) * (1 - 2 * poissons_ratio))
    shear = youngs_modulus / (2 * (1 + poissons_ratio))
    return lame * ufl.tr(strain) * ufl.Identity(3) + 2 * shear * strain


def von_mises(stress: Any) -> Any:
    """The equivalent stress sqrt(3/2 s : s), s the deviator [Pa]."""
    deviator = ufl.dev(stress)
    return ufl.sqrt(1.5 * ufl.inner(deviator, deviator))


def first_principal(stress: Any) -> Any:
    """The largest principal stress [Pa] of a stress whose theta direction is principal, as in an (r, z) cross-section."""
    centre, half = (stress[0, 0] + stress[2, 2]) / 2, (stress[0, 0] - stress[2, 2]) / 2
    return ufl.max_value(stress[1, 1], centre + ufl.sqrt(half**2 + stress[0, 2] ** 2))
