"""Where time enters a system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from numpy.typing import NDArray

from femiec.engine.system import System
from femiec.solve.bdf import weights
from femiec.solve.history import History

Array = NDArray[Any]


class Evolution(Protocol):
    """Where time enters a system: dy/dt of a differential unknown is ``rate * y + history[y]`` in its residual."""

    @property
    def time(self) -> Any:
        """Holds t [s] at the step's end in ``value``."""

    @property
    def rate(self) -> Any:
        """Holds a0 [1/s] in ``value``."""

    @property
    def history(self) -> Mapping[str, Any]:
        """Differential unknown's name to what holds a1 y_n + a2 y_{n-1} in ``x.array``."""


def set_step(system: System, evolution: Evolution, history: History, length: float, order: int) -> None:
    """Write the time, the rate and the history of a step where the system reads them."""
    time = history.times[0] + length
    rate, *older = weights((time, *history.times[:order]))
    evolution.time.value, evolution.rate.value = time, rate
    parts = system.split(combine(older, history.states))
    for name, function in evolution.history.items():
        function.x.array[:] = parts[name]


def combine(factors: Sequence[float], states: Sequence[Array]) -> Array:
    """The sum of as many states as there are factors, the newest first."""
    out = factors[0] * states[0]
    for factor, state in zip(factors[1:], states[1:], strict=False):
        out += factor * state
    return out


@dataclass(frozen=True, eq=False)
class Held:
    """What the system held before a step, to come back to."""

    time: float
    state: Array
    rate: float
    parts: tuple[Array, ...]

    @classmethod
    def before(cls, evolution: Evolution, history: History) -> Held:
        """The newest state, with the rate that led there."""
        parts = tuple(function.x.array.copy() for function in evolution.history.values())
        return cls(history.times[0], history.states[0], float(evolution.rate.value), parts)

    def restore(self, system: System, evolution: Evolution) -> None:
        """Give it back."""
        system.accept(self.state)
        evolution.time.value, evolution.rate.value = self.time, self.rate
        for function, part in zip(evolution.history.values(), self.parts, strict=True):
            function.x.array[:] = part
