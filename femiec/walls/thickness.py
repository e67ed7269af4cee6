"""The wall that is just thick enough."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf, log
from numbers import Real
from typing import Any

from scipy.optimize import brentq

from femiec.arguments import number, positive, strength_of
from femiec.engine import embedded
from femiec.errors import InputError
from femiec.models.walls.structure import WallStructure
from femiec.strength import Criterion
from femiec.walls.loading import solve
from femiec.walls.state import expect_criterion


def safe_thickness(
    make: Callable[[float], WallStructure],
    criterion: Criterion,
    strength: float,
    between: tuple[float, float],
    tolerance: float = 1e-6,
    measure: Callable[[Any], float] | None = None,
    engine: Any = embedded,
) -> float:
    """The thickness at which the criterion's largest value is the strength; thicker walls stay below it.

    Args:
        make: a thickness [m] to the structure under its loads.
        criterion: what is compared.
        strength: [Pa].
        between: two thicknesses [m], of which one fails and the other does not.
        tolerance: relative, of the thickness.
        measure: a state to the stress that counts [Pa], instead of the criterion's largest value: at a sharp corner that grows
            with every refinement, and a linearised stress serves.
        engine: the module of an engine.

    Returns:
        w [m].

    Raises:
        InputError: no thicknesses, a criterion that the loads do not raise, or both ends hold, or both fail: the message says
            what they bear.
    """
    strength = strength_of(strength)
    expect_criterion(criterion)
    if not callable(make):
        raise InputError("make", type(make).__name__, "a function of a thickness", "write make=lambda wall: WallStructure(...)")
    if not _ascending(between):
        raise InputError("between", between, "two thicknesses, 0 < thin < thick [m]", "write between=(2e-9, 20e-9)")

    number("tolerance", tolerance, "", positive, "a positive tolerance", "write tolerance=1e-3")
    thin, thick = between

    def excess(logarithm: float) -> float:
        state = solve(make(exp(logarithm)), engine=engine)
        found = float(measure(state)) if measure else state.peak(criterion).value
        if not found > 0:
            value = f"{found:.3g} Pa at {exp(logarithm):.3g} m"
            raise InputError("criterion", value, "a stress that the loads raise above 0", "load it, or choose Tresca or VonMises")
        return log(found / strength)

    ends = excess(log(thin)), excess(log(thick))
    if not ends[0] > 0 > ends[1]:
        value = ", ".join(f"{exp(end):.3g} of the strength at {w:.3g} m" for end, w in zip(ends, between, strict=True))
        raise InputError("between", value, "a thin wall that fails and a thick one that does not", "widen the range")
    return exp(brentq(excess, log(thin), log(thick), xtol=tolerance))


def _ascending(between: Any) -> bool:
    """Whether these are two positive numbers, the smaller first."""
    if not isinstance(between, tuple | list) or len(between) != 2 or not all(isinstance(each, Real) for each in between):
        return False
    return bool(0 < between[0] < between[1] < inf)
