"""The exceptions that femiec raises on purpose.

Each message says what was expected, what came, where, and how to mend it.
"""

from __future__ import annotations

import signal as signals
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


class CannotDraw(InputError):
    """A scene that this machine cannot draw, for want of a library of the system."""


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

    def after(self, said: str) -> ConvergenceError:
        """The same failure, told by who asked for the solve: what it was for comes first.

        Example:
            >>> raise ConvergenceError("Newton did not reach 1e-11", residuals={"displacement": 1e-8}).after("at load factor 2")
            Traceback (most recent call last):
            ...
            femiec.errors.ConvergenceError: at load factor 2: Newton did not reach 1e-11 (residual by field: displacement 1.0e-08)
        """
        told = ConvergenceError(f"{said}: {self}", self.state)
        told.residuals = self.residuals  # which the message names already
        return told


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


class RunInterrupted(FemiecError):
    """A run that was told to stop from outside; the exit status is a shell's, 130 after Ctrl-C and 143 after SIGTERM.

    Args:
        signal: its name.
        time: that the run had reached [s].
        resumable: whether a checkpoint was kept.
    """

    def __init__(self, signal: str, time: float, resumable: bool) -> None:
        kept = (
            "go on with --resume" if resumable else "no state was stored to go on from: give the run a folder (out=...), and time"
        )
        super().__init__(f"interrupted by {signal} at t = {time:g} s; {kept}")
        self.signal, self.time, self.resumable = signal, time, resumable
        self.exit_status = 128 + signals.Signals[signal].value


class Terminated(KeyboardInterrupt):
    """SIGTERM where no time loop waits for it: what was begun is put away, as after Ctrl-C."""


class BalanceError(FemiecError):
    """A conserved quantity that a step did not conserve.

    Args:
        step: number of the step, from 0.
        balance: label of the ledger's column.
        value: the defect.
        tolerance: the largest that is allowed.

    Example:
        >>> raise BalanceError(12, "Lithium balance defect", 3e-4, 1e-10)
        Traceback (most recent call last):
        ...
        femiec.errors.BalanceError: step 12: Lithium balance defect = 3.0e-04, allowed 1.0e-10; ...
    """

    def __init__(self, step: int, balance: str, value: float, tolerance: float) -> None:
        mend = (
            "the step is not to be trusted: tighten the solver's tolerance; if that does not mend it, report a bug in the model"
        )
        super().__init__(f"step {step}: {balance} = {value:.1e}, allowed {tolerance:.1e}; {mend}")
        self.step, self.balance, self.value, self.tolerance = step, balance, value, tolerance


def point_text(x: Iterable[float]) -> str:
    """Coordinates as messages show them.

    Example:
        >>> point_text([0.5, 2e-7])
        '(0.5, 2e-07)'
    """
    return f"({', '.join(f'{value:g}' for value in x)})"
