"""What a solve gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from numpy.typing import NDArray


@dataclass(frozen=True)
class Solution:
    """A converged state.

    Attributes:
        x: the stacked dofs.
        residuals: dimensionless residual of each field.
        iterations: Newton steps, those of continuation included.
        history: largest residual before each step and at the end.
        linear_error: largest error of the linear solves: of a direct solver the componentwise backward error, of an inexact one
            the share of the residual that it left.
        linear_solver: its name.
    """

    x: NDArray[Any] = field(repr=False)
    residuals: dict[str, float]
    iterations: int
    history: list[float] = field(default_factory=list)
    linear_error: float = 0.0
    linear_solver: str = ""
