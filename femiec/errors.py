"""The exceptions that femiec raises on purpose.

Each message says what was expected, what came, where, and how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class FemiecError(Exception):
    """Base of every error that femiec raises on purpose; the command line exits with ``exit_status``."""

    exit_status = 1


class InputError(FemiecError, ValueError):
    """An argument or a file that cannot be used.

    Args:
        argument: the name of the argument, file or field.
        value: what came.
        allowed: what is allowed, in words.
        mend: what to do about it, in words.

    Example:
        >>> raise InputError("width", "-1e-07 m", "a positive length", "write width=100nm")
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: width = -1e-07 m: expected a positive length; write width=100nm
    """

    exit_status = 2

    def __init__(self, argument: str, value: Any, allowed: str, mend: str) -> None:
        super().__init__(f"{argument} = {value}: expected {allowed}; {mend}")
        self.argument, self.value, self.allowed, self.mend = argument, value, allowed, mend


class MeshError(InputError):
    """A mesh, or a mesh file, that cannot be used."""


class UnsupportedForm(FemiecError, NotImplementedError):
    """A UFL expression that an engine cannot assemble; the message names the node and the nearest thing that works."""


class ConvergenceError(FemiecError):
    """A solve that missed its tolerance.

    Attributes:
        state: the last good state (field name to array), so that no work is lost.
        residuals: the dimensionless residual of each field at that state.
    """

    def __init__(self, message: str, state: dict[str, Any] | None = None, residuals: dict[str, float] | None = None) -> None:
        by_field = ", ".join(f"{name} {value:.1e}" for name, value in (residuals or {}).items())
        super().__init__(f"{message} (residual by field: {by_field})" if by_field else message)
        self.state, self.residuals = state or {}, residuals or {}


class StepError(ConvergenceError):
    """Time stepping that cannot go on: the smallest step was refused.

    Attributes:
        time: of the last good state [s].
        rejections: why each step from there was refused.
    """

    def __init__(
        self, message: str, time: float, state: dict[str, Any], residuals: dict[str, float], rejections: tuple[Any, ...] = ()
    ) -> None:
        super().__init__(message, state, residuals)
        self.time, self.rejections = time, rejections


def point_text(x: Iterable[float]) -> str:
    """Coordinates as messages show them.

    Example:
        >>> point_text([0.5, 2e-7])
        '(0.5, 2e-07)'
    """
    return f"({', '.join(f'{value:g}' for value in x)})"
