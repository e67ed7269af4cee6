"""What an engine reads off a solved problem, in SI."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Readings:
    """Functionals and sampled fields.

    Attributes:
        integrals: functional name to value.
        points: region to coordinates of its sample points [m], shape (cells, points, dimension).
        fields: (region, field name) to samples, shape (cells, points, components).
        numbers: the unknowns that are one number, by name.
    """

    integrals: Mapping[str, float]
    points: Mapping[str, NDArray[np.float64]]
    fields: Mapping[tuple[str, str], NDArray[np.float64]]
    numbers: Mapping[str, float]

    def highest(self, region: str, name: str, component: int = 0) -> float:
        """The largest value of a field."""
        return float(self.fields[region, name][..., component].max())

    def largest(self, region: str, name: str, component: int = 0) -> float:
        """The largest magnitude of a field."""
        return float(np.abs(self.fields[region, name][..., component]).max())
