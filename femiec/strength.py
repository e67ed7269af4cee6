"""Strength criteria: from the stress tensor at a point to the one number that is set against a strength.

A criterion is an object with ``of(stress, points)``. Stresses are Cauchy's, of shape (..., 3, 3), tension positive, at points
(..., dim); the number [Pa] reaches the strength of a tensile test where the wall fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError, point_text

Array = NDArray[np.float64]

_SKEW = 1e-6
"""Part of the largest stress by which a Cauchy stress may miss its symmetry."""


class Criterion(Protocol):
    """What compares a stress with a strength."""

    @property
    def label(self) -> str:
        """What a picture writes beside it, with the unit."""

    @property
    def source(self) -> str:
        """Where it comes from."""

    def of(self, stress: Any, points: Any) -> Array:
        """The number that is compared with the strength [Pa], shape (...)."""


@dataclass(frozen=True)
class MaxPrincipal:
    """The largest principal stress, sigma_1: brittle walls; it is negative where all of the stress is compression.

    Example:
        >>> float(MaxPrincipal().of(np.diag([3e6, -1e6, 2e6]), [0.0, 0.0]))
        3000000.0
    """

    label: ClassVar[str] = "First principal stress [MPa]"
    source: ClassVar[str] = "W. J. M. Rankine, Phil. Trans. R. Soc. 147, 9 (1857)"

    def of(self, stress: Any, points: Any) -> Array:
        """sigma_1 [Pa].

        Args:
            stress: Cauchy stress [Pa], shape (..., 3, 3), tension positive.
            points: where [m], shape (..., dim).

        Returns:
            Shape (...).

        Raises:
            InputError: a stress that is not finite or not symmetric, or another number of points.
        """
        return np.asarray(np.linalg.eigvalsh(_checked(stress, points)[0])[..., 2])


@dataclass(frozen=True)
class Tresca:
    """Twice the largest shear stress, sigma_1 - sigma_3: ductile walls.

    Example:
        >>> float(Tresca().of(np.diag([3e6, -1e6, 2e6]), [0.0, 0.0]))
        4000000.0
    """

    label: ClassVar[str] = "Stress by Tresca [MPa]"
    source: ClassVar[str] = "H. Tresca, C. R. Acad. Sci. 59, 754 (1864)"

    def of(self, stress: Any, points: Any) -> Array:
        """sigma_1 - sigma_3 [Pa]; arguments and errors as in :meth:`MaxPrincipal.of`."""
        principal = np.linalg.eigvalsh(_checked(stress, points)[0])
        return np.asarray(principal[..., 2] - principal[..., 0])


@dataclass(frozen=True)
class VonMises:
    """sqrt(3/2 s : s), s the deviator: ductile walls.

    Example:
        >>> float(VonMises().of(np.diag([3e6, 0.0, 0.0]), [0.0, 0.0]))
        3000000.0
    """

    label: ClassVar[str] = "Von Mises stress [MPa]"
    source: ClassVar[str] = "R. von Mises, Nachr. Ges. Wiss. Goettingen, 582 (1913)"

    def of(self, stress: Any, points: Any) -> Array:
        """sqrt(3/2 s : s) [Pa]; arguments and errors as in :meth:`MaxPrincipal.of`."""
        tensor, _ = _checked(stress, points)
        deviator = tensor - np.trace(tensor, axis1=-2, axis2=-1)[..., None, None] / 3 * np.eye(3)
        return np.asarray(np.sqrt(1.5 * np.sum(deviator**2, axis=(-2, -1))))


@dataclass(frozen=True)
class Hoop:
    """The stress along theta about the nearest of some parallel axes, theta . sigma . theta: thin round walls.

    The axes stand on the plane of the first two coordinates: plane strain (x, y), or a solid (x, y, z) with tubules along z.

    Args:
        centres: where they cross it [m], one or more pairs ((x, y), ...).

    Raises:
        InputError: no centre, or one that is not a pair of finite numbers.

    Example:
        >>> around = Hoop(((0.0, 0.0),))
        >>> float(around.of(np.diag([3e6, -1e6, 2e6]), [0.0, 50e-9]))
        3000000.0
    """

    centres: tuple[tuple[float, float], ...]

    label: ClassVar[str] = "Hoop stress [MPa]"
    source: ClassVar[str] = "S. P. Timoshenko and J. N. Goodier, Theory of Elasticity, article 28"

    def __post_init__(self) -> None:
        try:
            centres = np.asarray(self.centres, dtype=float)
        except (TypeError, ValueError):
            centres = np.zeros(0)
        if centres.ndim != 2 or centres.shape[1] != 2 or not len(centres) or not np.isfinite(centres).all():
            raise InputError("centres", self.centres, "one or more pairs of finite numbers", "write ((x, y),) for one axis")

    def of(self, stress: Any, points: Any) -> Array:
        """theta . sigma . theta [Pa]; see :meth:`MaxPrincipal.of`.

        Raises:
            InputError: as there, and a point on an axis, where theta has no direction.
        """
        tensor, place = _checked(stress, points)
        arms = place[..., None, :2] - np.asarray(self.centres, dtype=float)
        lengths = np.linalg.norm(arms, axis=-1)
        nearest = np.argmin(lengths, axis=-1)[..., None]
        length = np.take_along_axis(lengths, nearest, -1)
        if not np.all(length > 0):
            raise InputError("points", "a point on an axis", "points in a wall", "leave the axes out")
        x, y = np.moveaxis(np.take_along_axis(arms, nearest[..., None], -2)[..., 0, :] / length, -1, 0)
        plane = tensor[..., :2, :2]
        return np.asarray(y**2 * plane[..., 0, 0] - x * y * (plane[..., 0, 1] + plane[..., 1, 0]) + x**2 * plane[..., 1, 1])


@dataclass(frozen=True)
class SectionHoop:
    """The stress along theta, sigma_22, of an axisymmetric section, whose tensors are in the order (r, theta, z).

    Example:
        >>> float(SectionHoop().of(np.diag([3e6, -1e6, 2e6]), [50e-9, 0.0]))
        -1000000.0
    """

    label: ClassVar[str] = Hoop.label
    source: ClassVar[str] = Hoop.source

    def of(self, stress: Any, points: Any) -> Array:
        """sigma_theta [Pa]; arguments and errors as in :meth:`MaxPrincipal.of`."""
        return _checked(stress, points)[0][..., 1, 1]


def _checked(stress: Any, points: Any) -> tuple[Array, Array]:
    """Stress and points as arrays, if both are finite, belong together, and the stress is symmetric."""
    tensor, place = np.asarray(stress, dtype=float), np.asarray(points, dtype=float)
    if tensor.ndim < 2 or tensor.shape[-2:] != (3, 3):
        raise InputError("stress", f"of shape {tensor.shape}", "(..., 3, 3)", "give all of the tensor, also out of the plane")
    if place.ndim < 1 or place.shape[:-1] != tensor.shape[:-2] or place.shape[-1] not in (2, 3):
        allowed = f"{(*tensor.shape[:-2], 2)} or {(*tensor.shape[:-2], 3)}"
        raise InputError("points", f"of shape {place.shape}", allowed, "give one point for each stress")
    if not np.isfinite(place).all():
        raise InputError("points", "not all finite", "finite numbers [m]", "leave the points out that lie nowhere")
    good = np.isfinite(tensor).all(axis=(-2, -1))
    if not good.all():
        where = f"not finite at {point_text(place[~good].reshape(-1, place.shape[-1])[0])} m"
        raise InputError("stress", where, "finite numbers [Pa]", "leave out the points without stress, or look at the solve")
    skew = np.abs(tensor - np.swapaxes(tensor, -2, -1)).max(initial=0.0)
    if skew > _SKEW * np.abs(tensor).max(initial=0.0):
        raise InputError("stress", f"asymmetric by {skew:.3g} Pa", "a symmetric tensor", "give Cauchy's stress, P F^T/J")
    return tensor, place
