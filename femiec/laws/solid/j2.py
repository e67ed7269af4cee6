"""Small-strain plasticity of von Mises, by radial return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import ufl

from femiec.laws.elasticity import isotropic_stress
from femiec.laws.solid import Internal
from femiec.laws.solid.elastic import check_isotropic
from femiec.laws.solid.yielding import ZERO, as_floats, flow, hardening_modulus, modulus, shear_modulus


@dataclass(frozen=True)
class J2:
    """Hooke's law up to the yield surface of von Mises, then associated flow with linear isotropic and kinematic hardening.

    sigma = kappa tr(eps) I + 2 mu dev(eps - eps_p)
    f = sqrt(3/2) |xi| - (sigma_Y + h alpha) <= 0,  xi = dev(sigma) - (2/3) k eps_p
    d eps_p = (3/2) d alpha xi / (sqrt(3/2) |xi|),  d alpha >= 0

    In uniaxial tension the slope beyond yield is E (h + k)/(E + h + k). One step is integrated by backward Euler, which for these
    laws is the radial return in closed form.

    Args:
        youngs_modulus: E [Pa].
        poissons_ratio: nu, between -1 and 1/2.
        yield_strength: sigma_Y in uniaxial tension [Pa].
        hardening: h, isotropic: of the strength with the accumulated plastic strain alpha [Pa].
        kinematic: k, kinematic (Prager): of the centre of the yield surface with the plastic strain [Pa].

    Raises:
        InputError: a modulus or strength that is not positive, a negative hardening, a ratio out of its range.

    Source:
        Simo and Hughes, Computational Inelasticity (1998), boxes 3.1 and 3.2.

    Example:
        >>> list(J2(20e9, 0.24, 100e6, hardening=1e9).internal)
        ['plastic strain', 'accumulated plastic strain']
    """

    youngs_modulus: float
    poissons_ratio: float
    yield_strength: float
    hardening: float = 0.0
    kinematic: float = 0.0
    finite: ClassVar[bool] = False
    internal: ClassVar[Mapping[str, Internal]] = {
        "plastic strain": Internal((3, 3), ZERO),
        "accumulated plastic strain": Internal((), 0.0),
    }

    def __post_init__(self) -> None:
        check_isotropic(self.youngs_modulus, self.poissons_ratio)
        as_floats(self, _CHECKS)

    def stress(self, H: Any, internal: Mapping[str, Any]) -> Any:
        """sigma at the end of a step [Pa], tension positive.

        Args:
            H: displacement gradient at the end of the step, shape (3, 3).
            internal: plastic strain and accumulated plastic strain at its start.
        """
        increment, _ = self._plastic_step(H, internal)
        strain = ufl.sym(H) - internal["plastic strain"] - increment
        return isotropic_stress(strain, self.youngs_modulus, self.poissons_ratio)

    def update(self, H: Any, internal: Mapping[str, Any]) -> Mapping[str, Any]:
        """The internal variables at the end of a step; the arguments are those of :meth:`stress`."""
        increment, dgamma = self._plastic_step(H, internal)
        return {
            "plastic strain": internal["plastic strain"] + increment,
            "accumulated plastic strain": internal["accumulated plastic strain"] + dgamma,
        }

    def _plastic_step(self, H: Any, internal: Mapping[str, Any]) -> tuple[Any, Any]:
        """The increments of the plastic strain, shape (3, 3), and of its accumulated magnitude."""
        before, shear = internal["plastic strain"], shear_modulus(self.youngs_modulus, self.poissons_ratio)
        trial = 2 * shear * ufl.dev(ufl.sym(H) - before) - 2 / 3 * self.kinematic * before
        strength = self.yield_strength + self.hardening * internal["accumulated plastic strain"]
        measure, dgamma = flow(1.5 * ufl.inner(trial, trial), strength, 3 * shear + self.hardening + self.kinematic)
        return 1.5 * dgamma / measure * trial, dgamma


_CHECKS = {
    "youngs_modulus": modulus,
    "poissons_ratio": lambda _, value: float(value),
    "yield_strength": modulus,
    "hardening": hardening_modulus,
    "kinematic": hardening_modulus,
}
