"""How a solid answers a deformation: the interface of all laws.

A law takes UFL expressions and gives UFL expressions; the consistent tangent is the ``ufl.derivative`` of its stress. A law with
a memory keeps internal variables, whose values at the start of a step it is handed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Internal:
    """An internal variable: its shape, (3, 3) or (), and its value in the virgin state (a nested tuple or a number)."""

    shape: tuple[int, ...]
    initial: Any


class SolidLaw(Protocol):
    """A constitutive law; stresses in Pa, tension positive."""

    @property
    def finite(self) -> bool:
        """True where H may be of any size and :meth:`stress` is the first Piola-Kirchhoff stress; False for small strain."""

    @property
    def youngs_modulus(self) -> float:
        """A modulus [Pa] by which stresses are measured."""

    @property
    def internal(self) -> Mapping[str, Internal]:
        """The internal variables by name; none of an elastic law."""

    def stress(self, H: Any, internal: Mapping[str, Any]) -> Any:
        """The stress at the end of a step, shape (3, 3).

        Args:
            H: displacement gradient at the end of the step, shape (3, 3).
            internal: the internal variables at its start.
        """

    def update(self, H: Any, internal: Mapping[str, Any]) -> Mapping[str, Any]:
        """The internal variables at the end of a step."""
