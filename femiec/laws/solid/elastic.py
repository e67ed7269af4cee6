"""Elastic walls: Hooke's law, a compressible neo-Hookean solid, and crystals with three planes of symmetry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import ufl

from femiec.arguments import number, positive
from femiec.errors import InputError
from femiec.laws.elasticity import isotropic_stress
from femiec.laws.solid import Internal


@dataclass(frozen=True)
class Elastic:
    """Hooke's law for small strain, W = lambda/2 tr(eps)^2 + mu eps:eps, sigma = dW/deps.

    Args:
        youngs_modulus: E [Pa].
        poissons_ratio: nu.

    Raises:
        InputError: a modulus that is not positive, a ratio outside (-1, 0.5).

    Example:
        >>> law = Elastic(20e9, 0.24)
        >>> law.finite, law.stress(ufl.as_tensor(np.zeros((3, 3)).tolist()), {}).ufl_shape
        (False, (3, 3))
    """

    youngs_modulus: float
    poissons_ratio: float
    finite: ClassVar[bool] = False
    internal: ClassVar[Mapping[str, Internal]] = {}

    def __post_init__(self) -> None:
        check_isotropic(self.youngs_modulus, self.poissons_ratio)

    def energy(self, H: Any) -> Any:
        """W [J/m3]."""
        return ufl.inner(self.stress(H, {}), ufl.sym(H)) / 2

    def stress(self, H: Any, internal: Mapping[str, Any]) -> Any:
        """sigma [Pa]."""
        return isotropic_stress(ufl.sym(H), self.youngs_modulus, self.poissons_ratio)

    def update(self, H: Any, internal: Mapping[str, Any]) -> Mapping[str, Any]:
        """Nothing to remember."""
        return {}


@dataclass(frozen=True)
class NeoHookean:
    """A compressible neo-Hookean solid, W = mu/2 (tr(F^T F) - 3) - mu ln J + lambda/2 (ln J)^2, P = dW/dF.

    Args:
        youngs_modulus, poissons_ratio: E [Pa] and nu of small strains.

    Raises:
        InputError: a modulus that is not positive, a ratio outside (-1, 0.5).

    Source:
        Bonet and Wood, Nonlinear Continuum Mechanics for Finite Element Analysis, section 6.4.3.

    Example:
        >>> NeoHookean(20e9, 0.24).finite
        True
    """

    youngs_modulus: float
    poissons_ratio: float
    finite: ClassVar[bool] = True
    internal: ClassVar[Mapping[str, Internal]] = {}

    def __post_init__(self) -> None:
        check_isotropic(self.youngs_modulus, self.poissons_ratio)

    def energy(self, H: Any) -> Any:
        """W [J/m3 of the reference]."""
        return self._energy(ufl.Identity(3) + H)

    def _energy(self, F: Any) -> Any:
        E, nu = self.youngs_modulus, self.poissons_ratio
        mu, lame = E / (2 * (1 + nu)), E * nu / ((1 + nu) * (1 - 2 * nu))
        stretch = ufl.ln(ufl.det(F))
        return mu / 2 * (ufl.inner(F, F) - 3) - mu * stretch + lame / 2 * stretch**2

    def stress(self, H: Any, internal: Mapping[str, Any]) -> Any:
        """P [Pa]."""
        F = ufl.variable(ufl.Identity(3) + H)
        return ufl.diff(self._energy(F), F)

    def update(self, H: Any, internal: Mapping[str, Any]) -> Mapping[str, Any]:
        """Nothing to remember."""
        return {}


@dataclass(frozen=True)
class Orthotropic:
    """Hooke's law of a wall with three planes of symmetry, for small strain; sigma = C : eps in its own axes 1, 2, 3.

    Args:
        youngs_moduli: E_1, E_2, E_3 [Pa].
        poissons_ratios: nu_12, nu_13, nu_23: nu_ij the contraction along j under tension along i, over the stretch along i.
        shear_moduli: G_12, G_13, G_23 [Pa].
        axes: the directions of 1, 2 and 3 as rows, numbers or UFL, shape (3, 3); those of the body by default.

    Raises:
        InputError: an elastic energy that is not positive, axes that are not orthonormal.

    Source:
        Lekhnitskii, Theory of Elasticity of an Anisotropic Body.

    Example:
        >>> Orthotropic((30e9, 30e9, 8e9), (0.2, 0.1, 0.1), (12e9, 4e9, 4e9)).youngs_modulus
        30000000000.0
    """

    youngs_moduli: tuple[float, float, float]
    poissons_ratios: tuple[float, float, float]
    shear_moduli: tuple[float, float, float]
    axes: Any = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    finite: ClassVar[bool] = False
    internal: ClassVar[Mapping[str, Internal]] = {}

    def __post_init__(self) -> None:
        for name in ("youngs_moduli", "poissons_ratios", "shear_moduli"):
            given = getattr(self, name)
            if not isinstance(given, Sequence | np.ndarray) or isinstance(given, str) or len(given) != 3:
                raise InputError(name, given, "three numbers", f"write {name}=(..., ..., ...)")
        for ratio in self.poissons_ratios:
            number("poissons_ratios", ratio, "", lambda _: True, "finite ratios", "write (0.2, 0.1, 0.1)")
        for name in ("youngs_moduli", "shear_moduli"):
            for value in getattr(self, name):
                number(name, value, "Pa", positive, "positive moduli", "give them in Pa: 20e9")
        if np.linalg.eigvalsh(self._compliance).min() <= 0:
            allowed = "ratios for which the elastic energy is positive"
            raise InputError("poissons_ratios", self.poissons_ratios, allowed, "|nu_ij| < sqrt(E_i/E_j) at least")
        if isinstance(self.axes, ufl.core.expr.Expr):
            return
        rows = np.asarray(self.axes, float)
        if rows.shape != (3, 3) or not np.allclose(rows @ rows.T, np.eye(3), atol=1e-9):
            raise InputError("axes", self.axes, "three orthonormal rows", "normalise them, and make them perpendicular")

    @property
    def _compliance(self) -> Any:
        """Strain over stress of the three normal directions [1/Pa], shape (3, 3)."""
        (one, two, three), (nu12, nu13, nu23) = self.youngs_moduli, self.poissons_ratios
        a, b, c = -nu12 / one, -nu13 / one, -nu23 / two
        return np.array([[1 / one, a, b], [a, 1 / two, c], [b, c, 1 / three]])

    @property
    def youngs_modulus(self) -> float:
        """The largest [Pa]."""
        return max(self.youngs_moduli)

    def stress(self, H: Any, internal: Mapping[str, Any]) -> Any:
        """sigma [Pa]."""
        axes = self.axes if isinstance(self.axes, ufl.core.expr.Expr) else ufl.as_tensor(np.asarray(self.axes, float).tolist())
        strain, stiffness = axes * ufl.sym(H) * ufl.transpose(axes), np.linalg.inv(self._compliance).tolist()
        normal = [sum(stiffness[i][j] * strain[j, j] for j in range(3)) for i in range(3)]
        s12, s13, s23 = (2 * G * strain[i, j] for G, (i, j) in zip(self.shear_moduli, ((0, 1), (0, 2), (1, 2)), strict=True))
        own = ufl.as_tensor([[normal[0], s12, s13], [s12, normal[1], s23], [s13, s23, normal[2]]])
        return ufl.transpose(axes) * own * axes

    def update(self, H: Any, internal: Mapping[str, Any]) -> Mapping[str, Any]:
        """Nothing to remember."""
        return {}


def check_isotropic(youngs_modulus: float, poissons_ratio: float) -> None:
    """Refuse constants of no isotropic solid.

    Raises:
        InputError: a modulus that is not positive, a ratio outside (-1, 0.5).
    """
    number("youngs_modulus", youngs_modulus, "Pa", positive, "a positive modulus", "give it in Pa: 20e9")
    allowed = "above -1 and below 0.5: at 0.5 a displacement alone does not give the pressure"
    mend = "take 0.49 for a nearly incompressible solid"
    number("poissons_ratio", poissons_ratio, "", lambda ratio: -1 < ratio < 0.5, allowed, mend)
