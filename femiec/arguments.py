"""Arguments as people give them: a number is a finite one, an object is of the kind that is asked for."""

from __future__ import annotations

import math
from collections.abc import Callable
from numbers import Integral, Real
from typing import Any

from femiec.errors import InputError

LINE = 100
"""The longest text of a value in a message."""
SOFTEST = 1e4
"""No wall is weaker [Pa]."""


def number(argument: str, value: Any, unit: str, fits: Callable[[float], bool], allowed: str, mend: str) -> float:
    """A finite number as a float, for numpy's scalars do not multiply what UFL makes.

    Args:
        argument: its name.
        value: what came.
        unit: in which it counts, for the message.
        fits: whether a finite number is allowed.
        allowed, mend: in words.

    Raises:
        InputError: no number, NaN, inf, or one that does not fit.

    Example:
        >>> number("height", "2nm", "m", lambda height: height > 0, "a positive roughness", "write height=2*nm")
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: height = '2nm': expected a positive roughness; write height=2*nm
    """
    if not isinstance(value, Real) or isinstance(value, bool):
        raise InputError(argument, repr(value), allowed, mend)
    if not (math.isfinite(value) and fits(float(value))):
        raise InputError(argument, f"{float(value):g} {unit}".strip(), allowed, mend)
    return float(value)


def whole(argument: str, value: Any, least: int) -> int:
    """A whole number, ``least`` or more.

    Raises:
        InputError: another number, or none.

    Example:
        >>> whole("levels", -1, 0)
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: levels = -1: expected a whole number, 0 or more; write levels=0
    """
    if isinstance(value, bool) or not isinstance(value, Integral) or value < least:
        raise InputError(argument, repr(value), f"a whole number, {least} or more", f"write {argument}={least}")
    return int(value)


def of_kind(argument: str, value: Any, kind: type | tuple[type, ...], allowed: str, mend: str) -> None:
    """Refuse an object of another kind.

    Raises:
        InputError: naming what came.

    Example:
        >>> of_kind("slip", "stick", float, "a law of sliding", "write slip=STICK")
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: slip = 'stick': expected a law of sliding; write slip=STICK
    """
    if not isinstance(value, kind):
        raise InputError(argument, shown(value), allowed, mend)


def strength_of(value: Any) -> float:
    """A strength [Pa]; one of less than 10 kPa is a number of MPa whose unit was forgotten.

    Raises:
        InputError: naming what came.
    """
    allowed, mend = f"a positive strength of {SOFTEST:g} Pa or more", "give it in Pa: 65 * MPa, or 65e6"
    return number("strength", value, "Pa", lambda strength: strength >= SOFTEST, allowed, mend)


def offers(argument: str, value: Any, names: tuple[str, ...], allowed: str, mend: str) -> None:
    """Refuse an object without what is asked of it, and a type that is given in the place of an object.

    Raises:
        InputError: naming what came.
    """
    if isinstance(value, type) or not all(hasattr(value, name) for name in names):
        raise InputError(argument, shown(value), allowed, mend)


def shown(value: Any) -> str:
    """A value as a message shows it: what takes more than a line is called by its type.

    Example:
        >>> shown("stick"), shown(list(range(99)))
        ("'stick'", 'a list')
    """
    text = repr(value)
    return text if len(text) <= LINE and "\n" not in text else f"a {type(value).__name__}"


def positive(value: float) -> bool:
    """Above zero."""
    return value > 0


def not_negative(value: float) -> bool:
    """Zero or above."""
    return value >= 0
