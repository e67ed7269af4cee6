"""A model on its engine, ready for steps in time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.evolve.clock import Clock
from femiec.evolve.settings import Settings
from femiec.models.problem import Problem, check
from femiec.models.readings import Readings
from femiec.reading import Reader, single_numbers
from femiec.solve.chord import Chord
from femiec.solve.evolution import Held
from femiec.solve.history import History
from femiec.solve.linear import Direct
from femiec.solve.newton import Newton
from femiec.solve.stepper import Stepper


@dataclass(frozen=True)
class _Driven:
    """A problem's evolution with the clock in place of the bare time."""

    time: Clock
    rate: Any
    history: Mapping[str, Any]


class Stage:
    """A model as long as its mesh stays: problem, system, stepper and readings.

    Args:
        model: states the problem.
        engine: the module of an engine.
        settings: of the run.
    """

    def __init__(self, model: Any, engine: Any, settings: Settings) -> None:
        self.model, self._engine = model, engine
        self.problem: Problem = model.problem(engine)
        check(self.problem)
        evolution = self.problem.evolution
        assert evolution is not None
        functions = {unknown.name: unknown.function for unknown in self.problem.unknowns}
        self.system = engine.System(functions, self.problem.residual, self.problem.conditions)
        self.clock = Clock(evolution.time, self.problem.drive)
        self.evolution = _Driven(self.clock, evolution.rate, evolution.history)
        # At the start and after a jump most fields are zero, and so is what a line search would measure them by.
        linear = Direct() if settings.linear is None else settings.linear.solver(self.problem, self.system, engine)
        self.chord = Chord(Newton(full_steps=True), linear)
        self.stepper = Stepper(self.system, self.evolution, settings.method, settings.control, self.chord, self._refuses)
        self.reader = Reader(self.problem, engine)
        self._read: tuple[tuple[float, float], Readings] | None = None

    def _refuses(self) -> str | None:
        return self.model.refuses(single_numbers(self.problem.unknowns))

    def start(self) -> History:
        """The state that the model starts from, at t = 0."""
        return History((0.0,), (self.system.initial(),))

    def read(self) -> Readings:
        """The present state's readings."""
        now = (self.clock.value, float(self.evolution.rate.value))
        if self._read is None or self._read[0] != now:
            self._read = (now, self.reader.read())
        return self._read[1]

    def adopt(self, before: Stage, numbers: Mapping[str, float]) -> None:
        """Take over the state of another stage of the same run: its numbers, and the fields with a history at the same places.

        Args:
            before: the stage that ends.
            numbers: unknowns that change at once, SI.
        """
        read = before.read()
        place, old = before.model.place(read), {unknown.name: unknown for unknown in before.problem.unknowns}
        for unknown in self.problem.unknowns:
            values = unknown.function.x.array
            if len(values) == 1:
                values[:] = numbers.get(unknown.name, read.numbers.get(unknown.name, 0.0)) / unknown.scale
            elif unknown.name in self.evolution.history:
                carried = self._engine.on_mesh(old[unknown.name].function, place)
                values[:] = self._engine.transferred(carried, unknown.function.function_space).x.array
        self.evolution.rate.value[...] = 0.0
        self.clock.value = before.clock.value
        self.chord.statistics = before.chord.statistics
        self._read = None

    def forget(self) -> None:
        """Drop what was kept of earlier matrices, so that what follows depends on the state alone."""
        self.chord.forget()

    def restore(self, history: History, rate: float, parts: Mapping[str, NDArray[np.float64]]) -> None:
        """Hold a stored state again, with the rates that led to it."""
        held = Held(history.times[0], history.states[0], rate, tuple(parts[name] for name in self.evolution.history))
        held.restore(self.system, self.evolution)
