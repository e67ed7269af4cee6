"""The two ways to read a cross-section (r, z): turned about the axis, or drawn out of the plane.

Both give 3 x 3 tensors in the order (r, theta, z) (slit: x, y, z with y out of the plane), so that the laws need not know which.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

import ufl


class Symmetry(Protocol):
    """What a cross-section stands for."""

    @property
    def name(self) -> str:
        """In a word."""

    def weight(self, x: Any) -> Any:
        """What multiplies dr dz to give volume, and dl to give area [m or 1]."""

    def hoop(self, u: Any, x: Any) -> Any:
        """The strain along theta, or y."""

    def strain(self, u: Any, x: Any) -> Any:
        """sym(grad u), shape (3, 3)."""

    def divergence(self, u: Any, x: Any) -> Any:
        """div u."""

    def gradient(self, f: Any) -> Any:
        """(f,r, f,z) of a scalar."""

    def area(self, x: Any, n: Any) -> Any:
        """What integrates over a facet, n its normal, to its vector area: normal times weight [m or 1]."""

    def enclosed(self, x: Any, n: Any) -> Any:
        """What integrates over the side wall, outward normal n, to the enclosed volume (a slit: half of it, per depth)."""


@dataclass(frozen=True)
class Axisymmetric:
    """A round tube: (r, z) turned about r = 0."""

    name: str = "axisymmetric"
    dimension: ClassVar[int] = 2

    def weight(self, x: Any) -> Any:
        """2 pi r."""
        return 2 * math.pi * x[0]

    def hoop(self, u: Any, x: Any) -> Any:
        """u_r / r."""
        return u[0] / x[0]

    def strain(self, u: Any, x: Any) -> Any:
        """The hoop strain is u_r / r."""
        return strain_of(self.gradient(u[0]), self.gradient(u[1]), self.hoop(u, x))

    def divergence(self, u: Any, x: Any) -> Any:
        """u_r,r + u_r / r + u_z,z."""
        return u[0].dx(0) + u[0] / x[0] + u[1].dx(1)

    def gradient(self, f: Any) -> Any:
        """(f,r, f,z)."""
        return ufl.as_vector([f.dx(0), f.dx(1)])

    def area(self, x: Any, n: Any) -> Any:
        """2 pi r n."""
        return self.weight(x) * n

    def enclosed(self, x: Any, n: Any) -> Any:
        """pi r^2 n_r."""
        return math.pi * x[0] ** 2 * n[0]

    def displacement_gradient(self, u: Any, x: Any) -> Any:
        """grad u, shape (3, 3), u_r / r along theta."""
        return gradient_of(self.gradient(u[0]), self.gradient(u[1]), self.hoop(u, x))

    def vector(self, n: Any) -> Any:
        """(n_r, 0, n_z)."""
        return out_of_plane(n)


@dataclass(frozen=True)
class Planar:
    """A slit: (x, z) drawn out along y in plane strain; the half x > 0, per metre of depth."""

    name: str = "planar"
    dimension: ClassVar[int] = 2

    def weight(self, x: Any) -> Any:
        """1."""
        return 1.0

    def hoop(self, u: Any, x: Any) -> Any:
        """Zero."""
        return ufl.as_ufl(0)

    def strain(self, u: Any, x: Any) -> Any:
        """No strain along y."""
        return strain_of(self.gradient(u[0]), self.gradient(u[1]), 0)

    def divergence(self, u: Any, x: Any) -> Any:
        """u_x,x + u_z,z."""
        return u[0].dx(0) + u[1].dx(1)

    def gradient(self, f: Any) -> Any:
        """(f,x, f,z)."""
        return ufl.as_vector([f.dx(0), f.dx(1)])

    def area(self, x: Any, n: Any) -> Any:
        """n."""
        return n

    def enclosed(self, x: Any, n: Any) -> Any:
        """x n_x."""
        return x[0] * n[0]

    def displacement_gradient(self, u: Any, x: Any) -> Any:
        """grad u, shape (3, 3), nothing along y."""
        return gradient_of(self.gradient(u[0]), self.gradient(u[1]), 0)

    def vector(self, n: Any) -> Any:
        """(n_x, 0, n_z)."""
        return out_of_plane(n)


def strain_of(gradient_r: Any, gradient_z: Any, hoop: Any) -> Any:
    """The strain (3, 3) of the gradients of u_r and u_z and the strain along theta."""
    shear = (gradient_r[1] + gradient_z[0]) / 2
    return ufl.as_tensor([[gradient_r[0], 0, shear], [0, hoop, 0], [shear, 0, gradient_z[1]]])


def gradient_of(gradient_r: Any, gradient_z: Any, hoop: Any) -> Any:
    """The gradient (3, 3) of a vector, of the gradients of its parts along r and z and the strain along theta."""
    return ufl.as_tensor([[gradient_r[0], 0, gradient_r[1]], [0, hoop, 0], [gradient_z[0], 0, gradient_z[1]]])


AXISYMMETRIC = Axisymmetric()
PLANAR = Planar()


def in_plane(traction: Any) -> Any:
    """The (r, z) components of a vector (r, theta, z)."""
    return ufl.as_vector([traction[0], traction[2]])


def out_of_plane(n: Any) -> Any:
    """A vector (r, z) as (r, theta, z)."""
    return ufl.as_vector([n[0], 0, n[1]])
