"""How exactly a run in time is solved, and how much of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any

from femiec.arguments import number, of_kind, positive
from femiec.evolve.split import FieldSplit
from femiec.solve.bdf import BDF
from femiec.solve.control import StepControl


def default_control() -> StepControl:
    """Three thousandths of the wall's displacement, of the front's place and of the cell's potential, a step.

    Over a cycle at 3 mA/cm2 of a tubule 100 nm wide and 20 um tall, the cell's potential is then within 0.3 % of its swing of
    what steps with a thirtieth of that error give, the front within 1e-4 of its height, and the wall's stress within 0.4 %.
    """
    absolute = {
        "displacement": 3e-3,
        "tip": 1e-4,
        "lithium volume": 1e-4,
        "charge": 1e-4,
        "gas amount": 1e-4,
        "cell potential": 3e-3,
    }
    return StepControl(relative=3e-3, absolute=absolute, algebraic=("cell potential",), smallest=1e-9)


@dataclass(frozen=True)
class Settings:
    """The settings of a run.

    Args:
        method: in time.
        control: of the steps' errors, in the unknowns' own scales.
        first_step: of a protocol's step [s].
        snapshot_every: accepted steps between stored fields; those at the end of each step of the protocol are stored anyway.
        checkpoint_every: accepted steps between checkpoints; after each, the next matrix is analysed anew.
        balance_tolerance: the largest defect of a balance.
        linear: solves the linear systems of a step; None for factors of the whole Jacobian.
    """

    method: BDF = field(default_factory=BDF)
    control: StepControl = field(default_factory=default_control)
    first_step: float = 1e-3
    snapshot_every: int = 10
    checkpoint_every: int = 50
    balance_tolerance: float = 1e-10
    linear: FieldSplit | None = None

    def __post_init__(self) -> None:
        for name in ("snapshot_every", "checkpoint_every"):
            of_kind(name, getattr(self, name), int, "a whole number, at least 1", "leave it out for the default")
        for name in ("first_step", "snapshot_every", "checkpoint_every", "balance_tolerance"):
            number(name, getattr(self, name), "", positive, "a positive number", "leave it out for the default")
        of_kind("method", self.method, BDF, "a BDF", "write method=BDF(order=1)")
        of_kind("linear", self.linear, (FieldSplit, type(None)), "a FieldSplit, or None", "write linear=FieldSplit()")
        of_kind("control", self.control, StepControl, "a StepControl", "leave it out for the default")

    def coarser(self, times: float) -> Settings:
        """The same with so many times the error of a step, in all that is controlled.

        Example:
            >>> Settings().coarser(10).control.relative
            0.03
        """
        absolute = {name: times * error for name, error in self.control.absolute.items()}
        return replace(self, control=replace(self.control, relative=times * self.control.relative, absolute=absolute))

    def describe(self) -> Mapping[str, Any]:
        """Plain data: all on which the answer depends."""
        control = self.control
        return {
            "order in time": self.method.order,
            "relative error of a step": control.relative,
            "absolute errors of a step": {name: str(error) for name, error in control.absolute.items()},
            "absolute error of other unknowns": str(control.floor),
            "algebraic unknowns": list(control.algebraic),
            "largest growth of a step": control.largest_growth,
            "smallest step [s]": control.smallest,
            "first step [s]": self.first_step,
            "checkpoint every": self.checkpoint_every,
            "snapshot every": self.snapshot_every,
        } | ({} if self.linear is None else {"linear solver": self.linear.describe()})


def to_steady_state(first_step: float) -> Settings:
    """For runs of which only the steady state at their end counts: implicit Euler, in steps that no error bounds.

    What walls give at the start is spread over the first step, and takes its share of the current: the ledger's ``Plated on the
    interface`` tells it. It falls as the step is made longer and the current smaller.

    Args:
        first_step: of a protocol's step [s].
    """
    control = StepControl(relative=0.1, floor=inf, smallest=1e-9)
    return Settings(method=BDF(order=1), control=control, first_step=first_step)
