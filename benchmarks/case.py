"""What a case is: its stages, what must agree between codes, and its targets. No numerics: the driver imports this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

OURS = "femiec"
TITLES = {OURS: "femiec", "dolfinx": "DOLFINx", "ngsolve": "NGSolve", "skfem": "scikit-fem"}
ALL = tuple(TITLES)


@dataclass(frozen=True)
class Stage:
    """One row of the table.

    Attributes:
        name: the key in the records.
        title: what is shown.
        unit: "s" or "MB".
    """

    name: str
    title: str
    unit: str = "s"


@dataclass(frozen=True)
class Target:
    """Our stage is to be at most ``at_most`` times a reference.

    Attributes:
        stage: of ours.
        at_most: the factor; in the unit of the stage where there is no reference.
        code: whose measurement the reference is; none for an absolute target.
        reference: its stage, the same one by default.
    """

    stage: str
    at_most: float
    code: str | None = None
    reference: str | None = None


@dataclass(frozen=True)
class Case:
    """A benchmark.

    Attributes:
        name: also the folder in ``benchmarks/cases``.
        title: one line on the problem.
        stages: rows of the table; none for the scaling curve.
        settings: arguments of ``measure``, one process each.
        small: the same for a quick run.
        codes: who takes part; the module of each is ``by_<code>``.
        checks: scalars that must agree with ours, and the largest relative difference.
        targets: what ours is to reach.
        cores: on which each process may run.
        repeated: whether rounds after the first run it again.
    """

    name: str
    title: str
    stages: tuple[Stage, ...]
    settings: tuple[dict[str, Any], ...]
    small: tuple[dict[str, Any], ...]
    codes: tuple[str, ...] = ALL
    checks: tuple[tuple[str, float], ...] = ()
    targets: tuple[Target, ...] = ()
    cores: int = 1
    repeated: bool = True


def assembly_targets(matrix: str = "matrix", residual: str = "residual") -> tuple[Target, ...]:
    """The targets that every case shares: matrix, residual."""
    return (
        Target(matrix, 0.7, "dolfinx"),
        Target(matrix, 1 / 40, "skfem"),
        Target(residual, 1.0, "dolfinx"),
    )
