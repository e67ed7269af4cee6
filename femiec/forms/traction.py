"""Loads on surfaces; n is the outward normal of the body that carries the load."""

from __future__ import annotations

from typing import Any

import ufl

from femiec.laws.kinematics import Symmetry, in_plane, out_of_plane


def normal_pressure(pressure: Any, n: Any, test: Any, symmetry: Symmetry, x: Any, ds: Any) -> Any:
    """The virtual work of a pressure, compression positive: sigma n = -P n gives + int P n.test on the residual's side."""
    return pressure * ufl.dot(symmetry.area(x, n), test) * ds


def neighbour_stress(stress: Any, n: Any, test: Any, symmetry: Symmetry, x: Any, ds: Any) -> Any:
    """The virtual work of the neighbouring body's stress: sigma n = sigma_neighbour n gives - int (sigma_neighbour n).test."""
    return -ufl.dot(in_plane(ufl.dot(stress, out_of_plane(n))), test) * symmetry.weight(x) * ds
