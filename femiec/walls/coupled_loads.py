"""Loads of a structure that the coupled model has computed: what one tubule's lithium and gas press with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from femiec.engine import embedded
from femiec.errors import InputError
from femiec.evolve import Settings, evolve
from femiec.models.coupled import CoupledTubule
from femiec.models.walls.loads import Column
from femiec.protocol import FillingAbove, HoldPotential, Plate
from femiec.quantities import MPa, mA_per_cm2, mV, um
from femiec.results.result import Result

STEADY = Settings().coarser(30)
"""Of runs of which the steady state at the end is read."""
LATE = 0.9
"""Part of the lagging tubule's filling after which it is held at the leading one's potential: time enough to be steady."""


def lithium_column(result: Result) -> Column:
    """The pressures in a tubule at the end of a run in time: lithium up to the tip, gas above.

    Along the column the drop is even, for what drives the lithium up passes through the same interface all the way; the tip's
    pressure is that of the gas less the meniscus's pull, and may be a tension.

    Args:
        result: of :func:`femiec.evolve.evolve` with a :class:`femiec.models.coupled.CoupledTubule`.

    Raises:
        InputError: a result without these numbers, an empty tubule, or one with a void at its root.
    """
    summary = result.summary
    needed = ("Root pressure [MPa]", "Tip pressure [MPa]", "Gas pressure [MPa]", "Tip [um]")
    missing = [label for label in needed if label not in summary]
    if missing:
        allowed, mend = "that of a coupled run in time", "make it with evolve(CoupledTubule(...), ...)"
        raise InputError("result", f"without {missing[0]}", allowed, mend)
    if summary.get("Void [um]", 0.0) > 0:
        raise InputError("result", "with a void at the root", "lithium from the root up", "take a state before the void opens")
    root, tip, gas = (summary[label] * MPa for label in needed[:3])
    return Column(root, tip, summary["Tip [um]"] * um, gas)


@dataclass(frozen=True)
class Pair:
    """Two tubules that are filled unevenly and stand on one root plate, at one potential.

    Args:
        lead, lag: what their lithium and gas press with.
        potential: of the root plate [V].
        lagging_current: current density that the lagging one takes, more than the leading one does [A/m2].

    Example:
        >>> lead, lag = Column(25e6, -18e6, 10e-6, 0.2e6), Column(25e6, -18e6, 6e-6, 0.14e6)
        >>> Pair(lead, lag, -3.4e-3, 50.0).lag.height
        6e-06
    """

    lead: Column
    lag: Column
    potential: float
    lagging_current: float


def plated_pair(model: CoupledTubule, current: float, lead: float, lag: float, engine: Any = embedded) -> Pair:
    """Plate two tubules from the same start: one at a current, the other, in the end, at the first one's potential.

    Args:
        model: of both at the start, when their gas is sealed in.
        current: of the leading one on the footprint [A/m2].
        lead, lag: their fillings [1], the first the larger one.
        engine: the module of an engine.

    Raises:
        InputError: a lagging tubule that does not lag, or a filling that is not reached.
    """
    if not model.tubule.filling < lag < lead:
        allowed = f"above that at the start, {model.tubule.filling:.3g}, and below that of the leading tubule, {lead:.3g}"
        raise InputError("lag", lag, allowed, "write lag=0.3, lead=0.5")
    first = plated(model, current, lead, engine)
    potential = first.summary["Cell potential [mV]"] * mV
    late = Plate(current, until=FillingAbove(LATE * lag)), HoldPotential(potential, until=FillingAbove(lag))
    second = _reached(evolve(model, late, engine, settings=STEADY), lag)
    return Pair(lithium_column(first), lithium_column(second), potential, second.summary["Current density [mA/cm2]"] * mA_per_cm2)


def plated(model: CoupledTubule, current: float, filling: float, engine: Any = embedded) -> Result:
    """Plate a tubule at a current until it is filled as far as asked; what is read at the end is steady.

    Args:
        model: at the start.
        current: on the footprint [A/m2].
        filling: at the end [1].
        engine: the module of an engine.

    Raises:
        InputError: a filling that is not reached.
    """
    return _reached(evolve(model, (Plate(current, until=FillingAbove(filling)),), engine, settings=STEADY), filling)


def _reached(result: Result, filling: float) -> Result:
    if abs(result.summary["Filling"] / filling - 1) > 1e-3:
        allowed = f"one that the run reaches; it ended at {result.summary['Filling']:.3g}"
        raise InputError("filling", filling, allowed, f"it ended so: {result.provenance['ended']}")
    return result
