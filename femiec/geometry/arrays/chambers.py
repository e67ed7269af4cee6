"""The outline of a chamber: a polygon with round corners, of which a circle is the case without flats.

Both are the points at one distance, the fillet's radius rho, from a polygon, that of the fillets' centres. So

    area = A + rho P + pi rho^2

with its area A and perimeter P, whatever the angles are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Chamber:
    """A chamber.

    Args:
        corners: centres of the fillets, counter-clockwise, shape (sides, 2) [m].
        normals: directions of the sides' outward normals [rad]; side k lies between the corners
            k and k + 1, shape (sides,).
        fillet: radius of the corners [m].
    """

    corners: Floats
    normals: Floats
    fillet: float

    @property
    def centre(self) -> Floats:
        """The mean of the corners, shape (2,) [m]."""
        return np.asarray(self.corners.mean(axis=0))

    @property
    def flats(self) -> Floats:
        """Lengths of the sides between the fillets, shape (sides,) [m]."""
        return np.linalg.norm(np.roll(self.corners, -1, axis=0) - self.corners, axis=1)

    @property
    def turns(self) -> Floats:
        """Angles of the fillets, from one side's normal to the next, shape (sides,) [rad]; beyond pi a corner points inwards."""
        return np.asarray((self.normals - np.roll(self.normals, 1)) % (2 * np.pi))

    @property
    def area(self) -> float:
        """Area [m2]."""
        x, y = (self.corners - self.corners[0]).T
        polygon = 0.5 * float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))
        return polygon + self.fillet * float(self.flats.sum()) + float(np.pi) * self.fillet**2

    def side(self, k: int, arc: Floats, flat: Floats) -> Floats:
        """Points along side k, from the middle of one fillet to the middle of the next.

        Args:
            k: its number.
            arc: how far along a half fillet, from 0 at its middle to 1 at the flat.
            flat: how far along the flat, from 0 to 1; [0] where there is none.

        Returns:
            Shape (points, 2) [m]; the ends of the flat are there once.
        """
        after = (k + 1) % len(self.corners)
        turn, next_turn = self.turns[[k, after]]
        first, last = self.corners[k], self.corners[after]
        normal = self.normals[k]
        start = self._arc(first, normal - turn / 2 * (1 - arc[:-1]))
        straight = self._arc(first + flat[:, None] * (last - first), np.full(len(flat), normal))
        end = self._arc(last, normal + next_turn / 2 * (1 - arc[-2::-1]))
        return np.concatenate([start, straight, end])

    def _arc(self, centre: Floats, angles: Floats) -> Floats:
        return centre + self.fillet * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def normals_of(vertices: Floats) -> Floats:
    """Directions of the outward normals of a polygon's sides; vertices counter-clockwise, shape (sides, 2)."""
    x, y = (np.roll(vertices, -1, axis=0) - vertices).T
    return np.arctan2(-x, y)


def inset(vertices: Floats, distances: Floats) -> Floats:
    """The corners of a polygon whose sides have been moved inwards.

    Args:
        vertices: counter-clockwise, shape (sides, 2) [m].
        distances: of each side [m], side k begins at vertex k.

    Returns:
        Shape (sides, 2) [m].

    Example:
        >>> print(inset(np.array([[0.0, 0], [4, 0], [4, 4], [0, 4]]), np.array([1.0, 0, 0, 1])))
        [[1. 1.]
         [4. 1.]
         [4. 4.]
         [1. 4.]]
    """
    angles = normals_of(vertices)
    normals = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    pairs = np.stack([np.roll(normals, 1, axis=0), normals], axis=1)
    shifts = -np.stack([np.roll(distances, 1), distances], axis=1)
    return np.asarray(vertices + np.linalg.solve(pairs, shifts[..., None])[..., 0])
