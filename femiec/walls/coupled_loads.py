"""Loads of a structure that the coupled model has computed: what one tubule's lithium and gas press with."""

from __future__ import annotations

from femiec.errors import InputError
from femiec.models.walls.loads import Column
from femiec.quantities import MPa, um
from femiec.results.result import Result


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
