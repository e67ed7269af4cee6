"""The wall's surface as a conductor of lithium: diffusion along it, plating on it, friction over it.

On an interface n points from the wall into the lithium. The gap rate is the velocity of the lithium against that of the wall,
v - du/dt; its normal part g > 0 is the rate at which plated lithium thickens the interface.
"""

from __future__ import annotations

from typing import Any

import ufl

from femiec.laws.kinematics import Symmetry
from femiec.laws.nernst import nernst_pressure
from femiec.laws.surface import tangential


def bulk_conduction(potential: Any, chi: Any, conductivity: Any, symmetry: Symmetry, x: Any, dx: Any) -> Any:
    """Strong form: div(kappa grad psi) = 0. Weak form: int kappa grad psi . grad chi [A V per unit of chi].

    Args:
        potential, chi: psi [V] and its test function.
        conductivity: kappa [S/m] of lithium in the solid.
        symmetry, x: the cross-section's kinematics and coordinates [m].
        dx: the measure over the solid.

    Source: Chen et al., Nature 578, 251 (2020), eq (2).
    """
    return conductivity * ufl.dot(symmetry.gradient(potential), symmetry.gradient(chi)) * symmetry.weight(x) * dx


def sheet_conduction(potential: Any, chi: Any, conductance: Any, n: Any, symmetry: Symmetry, x: Any, dS: Any) -> Any:
    """Strong form: div_s(kappa_s grad_s psi). Weak form: int kappa_s grad_s psi . grad_s chi.

    Args:
        potential, chi: psi [V] on the side of the solid, and its test function.
        conductance: kappa_s [S] of the interface, e^2 delta D/(Omega kT).
        n: unit normal.
        symmetry, x: the cross-section's kinematics and coordinates [m].
        dS: the measure over the interface.

    Source: Chen et al., Nature 578, 251 (2020), eq (3), with the lithium's own concentration 1/Omega in the interface.
    """
    along = tangential(symmetry.gradient(potential), n)
    return conductance * ufl.dot(along, symmetry.gradient(chi)) * _size(symmetry, x, n) * dS


def nernst_coupling(
    potential: Any, chi: Any, gap_rate: Any, gap_test: Any, atomic_volume: float, n: Any, symmetry: Symmetry, x: Any, dS: Any
) -> tuple[Any, Any]:
    """Local equilibrium P_n = (e/Omega) psi, and the lithium that it plates.

    psi is the potential and the multiplier that keeps lithium and wall together: the two forms are each other's transpose up to
    the sign. Load: - int P_n n . (z - w). Plating: + int (e/Omega) (v - du/dt) . n chi.

    Args:
        potential, chi: psi [V] and its test function, on the interface.
        gap_rate: v - du/dt [m/s].
        gap_test: z - w, the test functions of lithium and wall.
        atomic_volume: Omega [m3].
        n: unit normal from the wall into the lithium.
        symmetry, x: the cross-section's kinematics and coordinates [m].
        dS: the measure over the interface.

    Returns:
        The forms of the load [W per unit of z] and of plating [A V per unit of chi].

    Source: Chen et al., Nature 578, 251 (2020), Methods (7,410 U MPa); Needleman & Rice, Acta Metall. 28, 1315 (1980) for
    diffusion along an interface coupled to creep.
    """
    area = symmetry.area(x, n)
    load = -nernst_pressure(potential, atomic_volume) * ufl.dot(area, gap_test) * dS
    return load, nernst_pressure(chi, atomic_volume) * ufl.dot(area, gap_rate) * dS


def friction(gap_rate: Any, gap_test: Any, coefficient: Any, n: Any, symmetry: Symmetry, x: Any, dS: Any) -> Any:
    """Sliding against a wall: the tangential traction on the lithium is -beta (v - du/dt)_t, the opposite on the wall.

    Args:
        gap_rate: v - du/dt [m/s].
        gap_test: z - w.
        coefficient: beta [Pa s/m].
        n, symmetry, x, dS: as in :func:`nernst_coupling`.

    Source: Raj & Ashby, Metall. Trans. 2, 1113 (1971), for the friction of a rough interface.
    """
    return coefficient * ufl.dot(tangential(gap_rate, n), gap_test) * _size(symmetry, x, n) * dS


def _size(symmetry: Symmetry, x: Any, n: Any) -> Any:
    """The area that a facet stands for, per length of it [m or 1]."""
    return ufl.dot(symmetry.area(x, n), n)
