"""The load at which a criterion of strength is met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scipy.optimize import brentq

from femiec import materials
from femiec.arguments import strength_of
from femiec.engine import embedded
from femiec.errors import ConvergenceError, InputError
from femiec.estimates.nernst import energy_per_pressure
from femiec.materials import Metal
from femiec.models.walls.structure import WallStructure
from femiec.solve.newton import Newton
from femiec.strength import Criterion
from femiec.walls.loading import Loading, solve
from femiec.walls.state import Peak, WallState, expect_criterion

LARGEST = 2.0**20
"""The factor beyond which nothing is looked for."""


@dataclass(frozen=True, eq=False)
class Failure:
    """Where and when a structure fails.

    Args:
        factor: the load factor at which the criterion meets the strength.
        pressure: the structure's largest pressure there [Pa], negative for suction.
        overpotential: the overpotential that gives lithium that pressure, U = -P Omega/e [V], negative for a pressure.
        peak: the criterion's largest value, its place and the nearest surface.
        state: at that factor.
    """

    factor: float
    pressure: float
    overpotential: float
    peak: Peak
    state: WallState


def failing_pressure(
    structure: WallStructure,
    criterion: Criterion,
    strength: float,
    metal: Metal = materials.lithium,
    within: Any = None,
    engine: Any = embedded,
    newton: Newton | None = None,
    say: Callable[[str], None] | None = None,
) -> Failure:
    """The load at which the largest value of a criterion reaches the strength.

    Args:
        structure: loaded in proportion; the answer is a multiple of its loads.
        criterion: what is compared.
        strength: of a tensile test [Pa], 10 kPa or more.
        metal: whose atomic volume turns the pressure into an overpotential.
        within: which points count, see :meth:`WallState.peak`.
        engine, newton, say: as of :class:`Loading`.

    Raises:
        InputError: a strength that is not positive, a criterion that the loads do not raise.
        ConvergenceError: the structure gives way before the criterion is met; the message names the factor reached.
    """
    strength = strength_of(strength)
    expect_criterion(criterion)
    loading = Loading(structure, engine, newton, say)
    remembers = any(law.internal for law in structure.laws.values())

    def at(factor: float) -> WallState:
        # what flowed on the way to a larger factor would not flow back: laws with a memory start from rest each time
        return solve(structure, factor, engine, newton, say) if remembers else loading.to(factor)

    def excess(factor: float) -> float:
        return at(factor).peak(criterion, within).value / strength - 1

    first = at(1.0).peak(criterion, within).value / strength
    if first == 0:
        allowed, mend = "loads that stress the structure", "give a pressure other than 0 as the one that is scaled"
        raise InputError("loads", "no stress", allowed, mend)
    if first < 0:
        allowed = "a criterion that the loads raise"
        raise InputError("criterion", f"{first * strength:.3g} Pa under the loads as given", allowed, "choose Tresca or VonMises")
    if structure.finite or remembers:
        factor = _found(excess, 1 / first)
    else:
        factor = 1 / first
    state = at(factor)
    pressure = factor * structure.pressure
    overpotential = -float(energy_per_pressure(metal.atomic_volume.value)) * pressure
    return Failure(factor, pressure, overpotential, state.peak(criterion, within), state)


def _found(excess: Callable[[float], float], guess: float) -> float:
    """Where the excess is zero: a bracket that grows from the linear guess, then Brent's method."""
    low, high = 0.0, guess
    try:
        while excess(high) < 0:
            low, high = high, 1.5 * high
            if high > LARGEST * guess:
                raise InputError("strength", "never reached", "one that the loads reach", "load more, or in another way")
    except ConvergenceError as failure:
        between = f"between {low:.4g} and {high:.4g} of its loads"
        raise failure.after(f"the structure gives way {between}, before the criterion is met") from failure
    return float(brentq(lambda factor: excess(factor) if factor else -1.0, low, high, rtol=1e-6, xtol=1e-9 * high))
