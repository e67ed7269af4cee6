"""What a form comes down to: components of arguments, the slots, and the leaves of what multiplies them."""

from __future__ import annotations

from typing import NamedTuple

from femiec.engine.embedded.elements import Derivative


class Slot(NamedTuple):
    """One component, or one partial derivative of it, of a test (number 0) or trial (number 1) function."""

    number: int
    part: int
    block: int
    component: int
    derivative: Derivative
    side: str


class CoefficientLeaf(NamedTuple):
    """The value, or a derivative, of a component of a coefficient."""

    symbol: int
    block: int
    component: int
    derivative: Derivative
    side: str


class ConstantLeaf(NamedTuple):
    """A component of a constant."""

    symbol: int
    component: tuple[int, ...]


class GeometryLeaf(NamedTuple):
    """A component of a geometric quantity, by UFL's class name."""

    name: str
    component: tuple[int, ...]
    side: str
