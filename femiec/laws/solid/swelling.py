"""Swelling: what lithium does to a wall that takes it up, as an eigenstrain beside any law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ufl

from femiec.laws.solid import Internal, SolidLaw


@dataclass(frozen=True)
class Swelling:
    """A law after a stress-free change of size: small strain eps - eps*, or F = F_e F* with F* = I + eps*.

    P = det(F*) P_e(F_e) F*^-T at finite strain.

    Args:
        law: of the swollen solid.
        strain: eps*, the stress-free linear strain along the three axes of the body: one number for all, or three; UFL allowed.

    Example:
        >>> from femiec.laws.solid.elastic import Elastic
        >>> Swelling(Elastic(20e9, 0.24), 0.01).finite
        False
    """

    law: SolidLaw
    strain: Any

    @property
    def finite(self) -> bool:
        """As the law."""
        return self.law.finite

    @property
    def youngs_modulus(self) -> float:
        """As the law [Pa]."""
        return self.law.youngs_modulus

    @property
    def internal(self) -> Mapping[str, Internal]:
        """As the law."""
        return self.law.internal

    def stress(self, H: Any, internal: Mapping[str, Any]) -> Any:
        """P or sigma [Pa]."""
        stress = self.law.stress(self._elastic(H), internal)
        if not self.finite:
            return stress
        a, b, c = self._stretches
        return stress * ufl.as_tensor([[b * c, 0, 0], [0, a * c, 0], [0, 0, a * b]])

    def update(self, H: Any, internal: Mapping[str, Any]) -> Mapping[str, Any]:
        """As the law, for the elastic part."""
        return self.law.update(self._elastic(H), internal)

    @property
    def _stretches(self) -> tuple[Any, Any, Any]:
        strain = self.strain if isinstance(self.strain, tuple) else (self.strain,) * 3
        a, b, c = (1 + each for each in strain)
        return a, b, c

    def _elastic(self, H: Any) -> Any:
        """H - eps*, or F F*^-1 - I."""
        stretches = self._stretches
        if not self.finite:
            return H - _diagonal([each - 1 for each in stretches])
        return (ufl.Identity(3) + H) * _diagonal([1 / each for each in stretches]) - ufl.Identity(3)


def _diagonal(values: list[Any]) -> Any:
    a, b, c = values
    return ufl.as_tensor([[a, 0, 0], [0, b, 0], [0, 0, c]])
