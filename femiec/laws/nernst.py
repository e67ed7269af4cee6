"""The Nernst condition: the pressure that a lithium potential holds in equilibrium."""

from __future__ import annotations

from typing import Any

from femiec.quantities import ELEMENTARY_CHARGE


def nernst_pressure(potential: Any, atomic_volume: Any) -> Any:
    """P = (e/Omega) psi, compression positive.

    Args:
        potential: psi = mu/e [V], the lithium potential relative to unstressed metal; psi = -U at equilibrium.
        atomic_volume: Omega [m3].

    Source: Chen et al., Nature 578, 251 (2020), Methods: max P = 7,410 U in MPa and V.

    Example:
        >>> round(nernst_pressure(0.050, 21.6e-30) / 1e6, 1)
        370.9
    """
    return ELEMENTARY_CHARGE / atomic_volume * potential
