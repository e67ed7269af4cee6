"""A solid law at one material point: stress, tangent and history of a path of displacement gradients."""

from itertools import pairwise

import numpy as np
import skfem
import ufl

from femiec.engine import embedded as fem
from femiec.geometry import Mesh

POINT = np.array([[0.3, 0.3]])


class MaterialPoint:
    """The state of one point; compiled once."""

    def __init__(self, law):
        self.law, self.mesh = law, Mesh.from_skfem(skfem.MeshTri())
        self.gradient = fem.Constant(self.mesh, np.zeros((3, 3)))
        self.internal = {name: fem.Constant(self.mesh, each.initial) for name, each in law.internal.items()}
        H = ufl.variable(self.gradient)
        stress = law.stress(H, self.internal)
        self._stress, self._tangent = (fem.Expression(each, POINT) for each in (stress, ufl.diff(stress, H)))
        update = law.update(self.gradient, self.internal)
        self._update = {name: fem.Expression(ufl.as_ufl(each), POINT) for name, each in update.items()}

    def _value(self, expression, H):
        self.gradient.value = H
        return expression.eval(self.mesh, np.array([0]))[0, 0]

    def stress(self, H):
        return self._value(self._stress, H)

    def tangent(self, H):
        """dP_ij/dH_kl, shape (3, 3, 3, 3)."""
        return self._value(self._tangent, H)

    def updated(self, H):
        return {name: self._value(expression, H) for name, expression in self._update.items()}

    def advance(self, H):
        """To the end of a step; the stress there."""
        stress, new = self.stress(H), self.updated(H)
        for name, value in new.items():
            self.internal[name].value = value
        return stress

    def free_sides(self, axial, start=None):
        """The displacement gradient diag(axial, lateral, lateral) whose lateral stress vanishes, by Newton with the tangent."""
        lateral = -0.3 * axial if start is None else start
        for _ in range(30):
            H = np.diag([axial, lateral, lateral])
            stress, tangent = self.stress(H), self.tangent(H)
            if abs(stress[1, 1]) < 1e-12 * abs(tangent[1, 1, 1, 1]):
                return H
            lateral -= stress[1, 1] / (tangent[1, 1, 1, 1] + tangent[1, 1, 2, 2])
        raise AssertionError("no lateral strain found")


def path(corners, steps):
    """The points of a path along straight lines, each cut into steps."""
    return [a + (b - a) * k / steps for a, b in pairwise(corners) for k in range(1, steps + 1)]


def difference(point, H, size):
    """The tangent by central differences of the stress."""
    out = np.empty((3, 3, 3, 3))
    for k, l in np.ndindex(3, 3):
        d = np.zeros((3, 3))
        d[k, l] = size
        out[:, :, k, l] = (point.stress(H + d) - point.stress(H - d)) / (2 * size)
    return out
