"""What a mesh stands for where a solid deforms: tensors of the reference configuration, all (3, 3).

Beside the cross-sections (r, z) and (x, z) of :mod:`femiec.laws.kinematics` there are a section (x, y) of something long along z,
and space.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

import ufl


class Deforming(Protocol):
    """What a balance of forces asks of the body that a mesh stands for."""

    @property
    def name(self) -> str:
        """In a word."""

    @property
    def dimension(self) -> int:
        """Of the mesh, 2 or 3."""

    def weight(self, x: Any) -> Any:
        """What multiplies the mesh's measures to give volume and area, or both per metre of depth [m or 1]."""

    def displacement_gradient(self, u: Any, x: Any) -> Any:
        """H = grad u, shape (3, 3): the deformation gradient is F = I + H."""

    def vector(self, n: Any) -> Any:
        """A vector of the mesh, shape (3,)."""


@dataclass(frozen=True)
class PlaneStrain:
    """A cross-section (x, y) of something long along z, which does not strain along z; per metre of depth."""

    name: str = "plane strain"
    dimension: ClassVar[int] = 2

    def weight(self, x: Any) -> Any:
        """1."""
        return 1.0

    def displacement_gradient(self, u: Any, x: Any) -> Any:
        """grad u, nothing along z."""
        return ufl.as_tensor([[u[0].dx(0), u[0].dx(1), 0], [u[1].dx(0), u[1].dx(1), 0], [0, 0, 0]])

    def vector(self, n: Any) -> Any:
        """(n_x, n_y, 0)."""
        return ufl.as_vector([n[0], n[1], 0])


@dataclass(frozen=True)
class Solid:
    """A body in space (x, y, z)."""

    name: str = "solid"
    dimension: ClassVar[int] = 3

    def weight(self, x: Any) -> Any:
        """1."""
        return 1.0

    def displacement_gradient(self, u: Any, x: Any) -> Any:
        """grad u."""
        return ufl.grad(u)

    def vector(self, n: Any) -> Any:
        """n."""
        return n


PLANE_STRAIN = PlaneStrain()
SOLID = Solid()


def cofactor(F: Any) -> Any:
    """cof F = det(F) F^-T, shape (3, 3): it takes an area N dA of the reference to the deformed n da (Nanson).

    Written by Cayley and Hamilton's theorem as a polynomial, (F^T)^2 - tr(F) F^T + (tr(F)^2 - tr(F^2))/2 I.

    Example:
        >>> F = ufl.as_tensor([[2.0, 0, 0], [0, 3.0, 0], [0, 0, 5.0]])
        >>> [float(cofactor(F)[i, i]) for i in range(3)]
        [15.0, 10.0, 6.0]
    """
    trace = ufl.tr(F)
    return ufl.transpose(F * F - trace * F) + (trace**2 - ufl.tr(F * F)) / 2 * ufl.Identity(3)
