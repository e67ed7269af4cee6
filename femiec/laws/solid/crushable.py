"""A porous array that is crushed without flowing aside: plasticity of a foam with zero plastic Poisson's ratio."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import ufl

from femiec.laws.solid import Internal
from femiec.laws.solid.yielding import ZERO, as_floats, flow, hardening_modulus, modulus


@dataclass(frozen=True)
class Crushable:
    """A homogenised porous solid that neither when stretched nor when crushed moves sideways; small strain.

    sigma = E (eps - eps_p),  f = |sigma| - (sigma_Y + h alpha) <= 0,  |sigma|^2 = sigma : sigma
    d eps_p = d alpha sigma / |sigma|,  d alpha >= 0

    The yield surface of Deshpande and Fleck, (q^2 + a^2 p^2)/(1 + a^2/9) = sigma_Y^2 with q the von Mises stress and p the mean
    stress, has the plastic Poisson's ratio (1/2 - a^2/9)/(1 + a^2/9) in uniaxial stress. It vanishes for a^2 = 9/2, and then
    q^2 = (3/2) s : s makes of the left-hand side s : s + 3 p^2 = sigma : sigma: a sphere. Its strength is sigma_Y in uniaxial
    stress of either sign, sigma_Y/sqrt(2) in shear and sigma_Y/sqrt(3) in hydrostatic stress.
    With nu = 0 the elastic energy norm is that of sigma : sigma too. So the associated return, which is the closest point of the
    yield surface in the energy norm, is radial: sigma = sigma_trial (sigma_Y + h alpha)/|sigma_trial|, and with hardening
    d alpha = (|sigma_trial| - sigma_Y - h alpha_before)/(E + h).

    Args:
        youngs_modulus: E of the array [Pa].
        yield_strength: sigma_Y, at which it is crushed in uniaxial stress [Pa].
        hardening: h, of the strength with the accumulated plastic strain alpha [Pa].

    Raises:
        InputError: a modulus or strength that is not positive, a negative hardening.

    Source:
        Deshpande and Fleck, J. Mech. Phys. Solids 48, 1253 (2000): yield surface and flow rule; the return is derived above.

    Example:
        >>> Crushable(1e9, 65e6).yield_strength
        65000000.0
    """

    youngs_modulus: float
    yield_strength: float
    hardening: float = 0.0
    finite: ClassVar[bool] = False
    internal: ClassVar[Mapping[str, Internal]] = {
        "plastic strain": Internal((3, 3), ZERO),
        "accumulated plastic strain": Internal((), 0.0),
    }

    def __post_init__(self) -> None:
        as_floats(self, _CHECKS)

    def stress(self, H: Any, internal: Mapping[str, Any]) -> Any:
        """sigma at the end of a step [Pa], tension positive.

        Args:
            H: displacement gradient at the end of the step, shape (3, 3).
            internal: plastic strain and accumulated plastic strain at its start.
        """
        return self.youngs_modulus * (ufl.sym(H) - self.update(H, internal)["plastic strain"])

    def update(self, H: Any, internal: Mapping[str, Any]) -> Mapping[str, Any]:
        """The internal variables at the end of a step; the arguments are those of :meth:`stress`."""
        before, accumulated = internal["plastic strain"], internal["accumulated plastic strain"]
        trial = self.youngs_modulus * (ufl.sym(H) - before)
        strength = self.yield_strength + self.hardening * accumulated
        measure, dgamma = flow(ufl.inner(trial, trial), strength, self.youngs_modulus + self.hardening)
        return {"plastic strain": before + dgamma / measure * trial, "accumulated plastic strain": accumulated + dgamma}


_CHECKS = {"youngs_modulus": modulus, "yield_strength": modulus, "hardening": hardening_modulus}
