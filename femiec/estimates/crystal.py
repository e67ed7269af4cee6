"""Numbers of a crystal lattice: atomic volume, concentration, spacings and angles of planes."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from femiec.errors import InputError
from femiec.estimates._arguments import Values, finite, positive
from femiec.quantities import AVOGADRO


def bcc_atomic_volume(lattice_constant: Values) -> Values:
    """Volume of an atom of a body-centred cubic crystal, Omega = a^3/2.

    Args:
        lattice_constant: a [m].

    Returns:
        Omega [m3].

    Raises:
        InputError: a length that is not positive.

    Example:
        >>> print(f"{bcc_atomic_volume(3.51e-10) * 1e30:.2f} A3")
        21.62 A3
    """
    return positive("lattice_constant", lattice_constant, "m") ** 3 / 2


def atomic_volume(molar_mass: Values, density: Values) -> Values:
    """Volume of an atom of an element, Omega = m/(rho N_A).

    Args:
        molar_mass: m [kg/mol].
        density: rho [kg/m3].

    Returns:
        Omega [m3].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{atomic_volume(6.94e-3, 534.0) * 1e30:.2f} A3")
        21.58 A3
    """
    return positive("molar_mass", molar_mass, "kg/mol") / (positive("density", density, "kg/m3") * AVOGADRO)


def atom_concentration(atoms_per_cell: Values, edges: Sequence[float], angles: Sequence[float] = (90.0, 90.0, 90.0)) -> Values:
    """Atoms per volume of a crystal, c = N/V with V = a b c sqrt(1 - sum cos^2 + 2 prod cos).

    Args:
        atoms_per_cell: N atoms of the wanted element in the unit cell.
        edges: a, b, c [m].
        angles: alpha, beta, gamma [degrees].

    Returns:
        c [1/m3].

    Raises:
        InputError: an argument that is not positive, angles that no cell can have.

    Example:
        >>> print(f"LiC6: {atom_concentration(1, (4.305e-10, 4.305e-10, 3.706e-10), (90, 90, 120)) / 1e6:.3e} per cm3")
        LiC6: 1.681e+22 per cm3
    """
    cosines = np.cos(np.radians(positive("angles", np.asarray(angles), "degrees")))
    squared = 1 - np.sum(cosines**2) + 2 * np.prod(cosines)
    if squared <= 0:
        raise InputError("angles", tuple(angles), "angles that span a cell with a volume", "give alpha, beta, gamma in degrees")
    volume = math.sqrt(squared) * float(np.prod(positive("edges", np.asarray(edges), "m")))
    return positive("atoms_per_cell", atoms_per_cell) / volume


def cubic_plane_spacing(lattice_constant: Values, plane: Sequence[int]) -> Values:
    """Distance of the planes (h k l) of a cubic crystal, d = a/sqrt(h^2 + k^2 + l^2).

    Args:
        lattice_constant: a [m].
        plane: h, k, l.

    Returns:
        d [m].

    Raises:
        InputError: a length that is not positive, the plane (0 0 0).

    Example:
        >>> print(f"{cubic_plane_spacing(3.51e-10, (1, 1, 0)) * 1e9:.3f} nm")
        0.248 nm
    """
    return positive("lattice_constant", lattice_constant, "m") / _norm("plane", plane)


def cubic_plane_angle(first: Sequence[int], second: Sequence[int]) -> float:
    """Angle between the normals of two planes of a cubic crystal.

    Args:
        first: h, k, l.
        second: h, k, l.

    Returns:
        The angle [degrees].

    Raises:
        InputError: a plane (0 0 0).

    Example:
        >>> print(f"{cubic_plane_angle((1, -1, 0), (0, -1, 1)):.1f} degrees")
        60.0 degrees
    """
    norms = _norm("first", first) * _norm("second", second)
    return math.degrees(math.acos(min(1.0, max(-1.0, float(np.dot(first, second)) / norms))))


def homologous_temperature(temperature: Values, melting_temperature: Values) -> Values:
    """Temperature as a fraction of the melting point, T/Tm.

    Args:
        temperature: T [K].
        melting_temperature: Tm [K].

    Returns:
        T/Tm [1].

    Raises:
        InputError: a temperature that is not positive.

    Example:
        >>> print(f"{homologous_temperature(300.0, 453.65):.2f}")
        0.66
    """
    return positive("temperature", temperature, "K") / positive("melting_temperature", melting_temperature, "K")


def _norm(argument: str, plane: Sequence[int]) -> float:
    indices = np.asarray(finite(argument, plane))
    if indices.shape != (3,) or not np.any(indices):
        raise InputError(argument, tuple(plane), "three Miller indices, not all zero", "write for instance (1, 1, 0)")
    return float(np.linalg.norm(indices))
