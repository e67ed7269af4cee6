"""Finite-strain plasticity of von Mises, multiplicative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import ufl

from femiec.laws.solid import Internal
from femiec.laws.solid.elastic import check_isotropic
from femiec.laws.solid.yielding import IDENTITY, as_floats, bulk_modulus, flow, hardening_modulus, modulus, shear_modulus

_NEWTON_STEPS = 6
"""From a trace that is right to first order in the step: each doubles the digits."""


@dataclass(frozen=True)
class FiniteJ2:
    """Neo-Hookean up to the yield surface of von Mises in the Kirchhoff stress tau, then isochoric associated flow; F = F_e F_p.

    W = (kappa/2) ((J^2 - 1)/2 - ln J) + (mu/2) (tr(b) - 3),  b = J^(-2/3) F C_p^-1 F^T,  J = det F
    tau = (kappa/2) (J^2 - 1) I + s,  s = mu dev(b),  P = tau F^-T
    f = sqrt(3/2) |s| - (sigma_Y + h alpha) <= 0,  flow along n = s/|s|

    Without plastic flow this is the compressible neo-Hookean solid of the energy W. A step is integrated by the radial return of
    Simo: with C_p of the start, b_trial gives s_trial, and in it mu tr(b)/3 stands for the shear modulus of the return:
    d alpha = (q_trial - sigma_Y - h alpha)/(mu tr(b_trial) + h) and s = s_trial - sqrt(2/3) mu tr(b_trial) d alpha n.
    At the end b = s/mu + x I. Simo keeps the trace, x = tr(b_trial)/3, whereby det b departs from 1 by the square of the step; x
    is here the root of det(s/mu + x I) = 1, so that plastic flow keeps volume to round-off. tau is the same in both.

    Args:
        youngs_modulus: E at small strain [Pa].
        poissons_ratio: nu at small strain, between -1 and 1/2.
        yield_strength: sigma_Y in uniaxial tension [Pa].
        hardening: h, of the strength with the accumulated plastic strain alpha [Pa].

    Raises:
        InputError: a modulus or strength that is not positive, a negative hardening, a ratio out of its range.

    Source:
        Simo, Comput. Methods Appl. Mech. Eng. 66, 199 (1988); Simo and Hughes, Computational Inelasticity (1998), box 9.1.

    Example:
        >>> FiniteJ2(20e9, 0.24, 100e6).finite
        True
    """

    youngs_modulus: float
    poissons_ratio: float
    yield_strength: float
    hardening: float = 0.0
    finite: ClassVar[bool] = True
    internal: ClassVar[Mapping[str, Internal]] = {
        "inverse plastic right Cauchy-Green": Internal((3, 3), IDENTITY),
        "accumulated plastic strain": Internal((), 0.0),
    }

    def __post_init__(self) -> None:
        check_isotropic(self.youngs_modulus, self.poissons_ratio)
        as_floats(self, _CHECKS)

    def stress(self, H: Any, internal: Mapping[str, Any]) -> Any:
        """P, the first Piola-Kirchhoff stress at the end of a step [Pa], tension positive.

        Args:
            H: displacement gradient at the end of the step, shape (3, 3), det(I + H) > 0.
            internal: inverse plastic right Cauchy-Green tensor and accumulated plastic strain at its start.
        """
        F = ufl.Identity(3) + H
        J, kappa = ufl.det(F), bulk_modulus(self.youngs_modulus, self.poissons_ratio)
        deviator, _, _ = self._return(F, internal)
        return (kappa / 2 * (J**2 - 1) * ufl.Identity(3) + deviator) * ufl.inv(F).T

    def update(self, H: Any, internal: Mapping[str, Any]) -> Mapping[str, Any]:
        """The internal variables at the end of a step; the arguments are those of :meth:`stress`."""
        F = ufl.Identity(3) + H
        deviator, third, dgamma = self._return(F, internal)
        d = deviator / shear_modulus(self.youngs_modulus, self.poissons_ratio)
        b, back = d + _unit_volume(d, third) * ufl.Identity(3), ufl.inv(_isochoric(F))
        return {
            "inverse plastic right Cauchy-Green": ufl.sym(back * b * back.T),
            "accumulated plastic strain": internal["accumulated plastic strain"] + dgamma,
        }

    def _return(self, F: Any, internal: Mapping[str, Any]) -> tuple[Any, Any, Any]:
        """The deviator of tau [Pa], tr(b_trial)/3, and the increment of accumulated plastic strain."""
        shear, isochoric = shear_modulus(self.youngs_modulus, self.poissons_ratio), _isochoric(F)
        b = isochoric * internal["inverse plastic right Cauchy-Green"] * isochoric.T
        trial, third = shear * ufl.dev(b), ufl.tr(b) / 3
        strength = self.yield_strength + self.hardening * internal["accumulated plastic strain"]
        measure, dgamma = flow(1.5 * ufl.inner(trial, trial), strength, 3 * shear * third + self.hardening)
        return (1 - 3 * shear * third * dgamma / measure) * trial, third, dgamma


def _isochoric(F: Any) -> Any:
    """J^(-1/3) F."""
    return ufl.det(F) ** (-1 / 3) * F


def _unit_volume(d: Any, start: Any) -> Any:
    """The largest root x of det(d + x I) = x^3 - (d : d/2) x + det d = 1, d without trace, by Newton's method from above it."""
    half, last, x = ufl.inner(d, d) / 2, ufl.det(d) - 1, start
    for _ in range(_NEWTON_STEPS):
        x = x - (x**3 - half * x + last) / (3 * x**2 - half)
    return x


_CHECKS = {
    "youngs_modulus": modulus,
    "poissons_ratio": lambda _, value: float(value),
    "yield_strength": modulus,
    "hardening": hardening_modulus,
}
