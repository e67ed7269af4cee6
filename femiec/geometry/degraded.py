"""When a mesh whose bands have been stretched with the front should be made anew: see :mod:`femiec.geometry.stretching`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from femiec.errors import InputError
from femiec.geometry.stretching import Array, BandLines, stretched


@dataclass(frozen=True)
class Limits:
    """How far cells may be stretched.

    Args:
        end: the longest cell at root, void and tip, as a part of the radius [-].
        jump: how many times longer one of two neighbouring cells may be, across the ends of bands too [-].
        flat: the shortest cell, as a part of the smaller of radius and wall [-]; half of a band that is shorter than two of them.
    """

    end: float = 1 / 8
    jump: float = 100.0
    flat: float = 1e-4

    def __post_init__(self) -> None:
        for name, (low, high) in {"end": (0.0, np.inf), "jump": (1.0, np.inf), "flat": (0.0, self.end)}.items():
            if not low < (value := getattr(self, name)) < high:
                raise InputError(name, value, f"a number between {low:g} and {high:g}", f"leave {name} out")


@dataclass(frozen=True)
class Reason:
    """Why a mesh should be made anew.

    Args:
        what: the figure that is past its limit.
        value: the figure [-].
        limit: its limit [-].
    """

    what: str
    value: float
    limit: float

    def __str__(self) -> str:
        return f"{self.what}: {self.value:.3g}, limit {self.limit:.3g}"


def band_quality(found: BandLines, fillings: Iterable[float]) -> float:
    """The largest ratio of two neighbouring cells along the inner wall, at any of these fillings, without a void.

    Args:
        found: the bands of the mesh.
        fillings: tip over height [-].

    Example:
        >>> from femiec.geometry import Tubule, tubule_mesh
        >>> from femiec.geometry.stretching import band_lines
        >>> found = band_lines(tubule_mesh(Tubule()))
        >>> round(band_quality(found, [0.5]), 2), round(band_quality(found, [0.02, 0.98]), 2)
        (1.25, 49.0)
    """
    return max(_jump(stretched(found, filling * found.tubule.height)) for filling in fillings)


def needs_remeshing(found: BandLines, tip: float, bottom: float = 0.0, limits: Limits | None = None) -> Reason | None:
    """Say why the mesh should be made anew where the front is, if it should.

    The new mesh is ``tubule_mesh(replace(tubule, filling=tip / height, bottom=bottom), cells=...)`` with the numbers of cells of
    :func:`femiec.geometry.travelling`, which no limit of the default refuses.

    Args:
        found: the bands of the mesh.
        tip: height of the lithium's tip [m].
        bottom: that of its lower end [m], 0 without a void.
        limits: how far cells may be stretched.

    Returns:
        The first limit that is passed; None where the mesh will do.

    Raises:
        InputError: the order 0 <= bottom < tip < height is not kept.

    Example:
        >>> from femiec.geometry import Tubule, tubule_mesh
        >>> from femiec.geometry.stretching import band_lines
        >>> found = band_lines(tubule_mesh(Tubule(filling=0.1)))
        >>> print(needs_remeshing(found, tip=2.5e-6), "|", needs_remeshing(found, tip=15e-6))
        None | longest cell at root, void or tip over the radius: 0.375, limit 0.125
    """
    limits = limits or Limits()
    radius = found.tubule.radius
    if (bottom != 0) != ("void" in found.lines):
        return Reason("void that opened, or that closed, over the radius", (bottom or found.tubule.bottom) / radius, 0.0)
    lines = stretched(found, tip, bottom)
    figures = (
        Reason("longest cell at root, void or tip over the radius", _longest_end(lines) / radius, limits.end),
        Reason("ratio of neighbouring cells", _jump(lines), limits.jump),
        Reason("shortest cell allowed over shortest", _flatness(lines, limits.flat * min(radius, found.tubule.wall)), 1.0),
    )
    return next((figure for figure in figures if figure.value > figure.limit * (1 + 1e-9)), None)


def _longest_end(lines: Mapping[str, Array]) -> float:
    """The longest of the cells at root, void and tip [m]; the cap at the far end of the gas has no layer."""
    ends = {name: np.diff(z)[[0, 0 if name == "gas" else -1]] for name, z in lines.items()}
    return float(max(each.max() for each in ends.values()))


def _flatness(lines: Mapping[str, Array], shortest: float) -> float:
    """The shortest cell that is allowed [m], or half of its band where that is less, over the shortest that there is."""
    return float(max(min(shortest, 0.5 * np.ptp(z)) / np.diff(z).min() for z in lines.values()))


def _jump(lines: Mapping[str, Array]) -> float:
    heights = np.concatenate([np.diff(lines[name]) for name in ("void", "lithium", "gas") if name in lines])
    return float(np.exp(np.abs(np.diff(np.log(heights))).max()))
