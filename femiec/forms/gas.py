"""Sealed ideal gas."""

from __future__ import annotations

from typing import Any

from femiec.laws.kinematics import Symmetry


def gas_balance(
    pressure: Any, sealed_pressure: Any, test: Any, u: Any, n: Any, symmetry: Symmetry, x: Any, gas_wall: Any, lithium_wall: Any
) -> Any:
    """Isothermal Boyle's law, P V(u) = P_0 V_empty, with V the volume of the deformed cavity above the tip.

    Both volumes are integrals over the side walls, by the divergence theorem; that of the empty, undeformed tubule is over the
    walls beside the gas and beside the lithium.

    Args:
        pressure, test: P [Pa], one number for the chamber, and its test function.
        sealed_pressure: P_0 [Pa] of the gas in the empty tubule at the temperature of the run.
        u: displacement of the wall [m].
        n: normal out of the cavity.
        symmetry, x: the cross-section's kinematics and coordinates [m].
        gas_wall, lithium_wall: the measures over the wall beside gas and beside lithium.
    """
    filled = sealed_pressure * symmetry.enclosed(x, n) * test
    return (pressure * symmetry.enclosed(x + u, n) * test - filled) * gas_wall - filled * lithium_wall
