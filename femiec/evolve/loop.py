"""The loop of a run in time."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import asdict, replace
from math import inf
from signal import Signals
from typing import Any

from femiec.errors import RunInterrupted, StepError
from femiec.evolve.journal import Journal, Memory
from femiec.evolve.progress import Progress, pack, unpack, unpack_rates
from femiec.evolve.reasons import Reason, Turning, events
from femiec.evolve.settings import Settings
from femiec.evolve.stage import Stage
from femiec.evolve.watch import Watch, share_done
from femiec.protocol import Condition, Ended, Interrupted, NoConvergence, Observed, Scheduled, Stopped, schedule
from femiec.protocol.progress import time_to_end
from femiec.results.interrupt import Interrupt, interruptible
from femiec.results.ledger import check_balances
from femiec.results.provenance import provenance
from femiec.results.result import Result
from femiec.solve.advance import Advance
from femiec.solve.events import advance_to_event
from femiec.solve.history import History

LISTED = 100
"""Rejected steps that the record lists, the last ones."""


class Run:
    """Where a run is.

    Attributes:
        stage: the model as it is meshed now.
        history: the states that the next step starts from.
        progress: how far it has come.
        journal: what is kept of it.
        failure: that ended it, or None.
    """

    def __init__(self, model: Any, engine: Any, settings: Settings, watch: Watch) -> None:
        self.stage = Stage(model, engine, settings)
        self.settings, self._watch, self._engine = settings, watch, engine
        self.history = self.stage.start()
        self.progress = Progress(settings.first_step)
        self.journal: Journal = Memory()
        self.failure: StepError | None = None
        self._start, self._length, self._kept = time.perf_counter(), 1, False

    # ---------------------------------------------------------------- the loop
    def go(self, protocol: Any) -> None:
        """Go through the protocol from the present position to an end.

        Raises:
            RunInterrupted: by a signal.
        """
        with interruptible() as interrupt:
            reason = self.through(protocol, interrupt)
        if isinstance(reason, Interrupted):
            raise RunInterrupted(reason.by, self.history.times[0], self._kept)

    def through(self, protocol: Any, interrupt: Interrupt) -> Reason | None:
        """Go through the protocol from the present position; the reason of an early end."""
        plan = schedule(protocol)
        self._length = len(plan)
        for scheduled in plan.after(self.progress.position):
            reason = self._step(scheduled, interrupt)
            if not isinstance(reason, Interrupted):
                self._end(scheduled, reason)
            if isinstance(reason, Stopped):
                return reason
        return None

    def _step(self, scheduled: Scheduled, interrupt: Interrupt) -> Reason:
        """Go through one step of the protocol."""
        if not self.progress.begun:
            self._begin(scheduled)
        self.stage.clock.hold(scheduled.step.control, self.progress.since[0])
        reason: Reason | Turning | None = None
        while not isinstance(reason, Condition | Stopped):
            try:
                advance, reason = self._advance(scheduled)
            except StepError as failure:
                self.failure = failure
                return NoConvergence(failure.rejections[-1].step, str(failure.rejections[-1].reason))
            if advance is not None:
                self._accept(scheduled, advance, isinstance(reason, Condition | Stopped))
            reason = self._reshape(reason)
            if advance is not None and reason is None and self.progress.steps % self.settings.checkpoint_every == 0:
                self._checkpoint()  # on the mesh with which the run goes on
            if reason is None:
                reason = self._interrupted(interrupt)
        return reason

    def _interrupted(self, interrupt: Interrupt) -> Interrupted | None:
        """Whether a signal came, to any rank: all stop after the same step."""
        number = self._engine.ranks.largest(int(interrupt.signal or 0))
        return Interrupted(Signals(number).name) if number else None

    def _begin(self, scheduled: Scheduled) -> None:
        self._watch.say(f"  {scheduled.text}")
        self.progress.since = (self.history.times[0], self._charge())
        self.history, self.progress.proposed, self.progress.begun = self.history.restart(), self.settings.first_step, True

    def _advance(self, scheduled: Scheduled) -> tuple[Advance | None, Reason | Turning | None]:
        """One time step, to the first event in it."""
        found = events(self.stage.model, scheduled.step, lambda: self._observed(scheduled))
        longest, proposed = time_to_end(scheduled.step, self._observed(scheduled)) or inf, self.progress.proposed
        if self.history.settled == 0:  # what is algebraic still belongs to what was held before
            advance: Advance | None = self.stage.stepper.settle(self.history, min(proposed, longest))
        else:
            arrival = advance_to_event(self.stage.stepper, self.history, proposed, longest, [event for event, _ in found])
            if arrival.event is None:
                return arrival.advance, None
            advance = arrival.advance
        return advance, next((reason for event, reason in found if event.excess() >= 0), None)

    def _reshape(self, reason: Reason | Turning | None) -> Reason | None:
        """Go on with the model on another mesh where a turning point, or the stretch of the cells, asks for it."""
        if isinstance(reason, Condition | Stopped):
            return reason
        model, read = self.stage.model, self.stage.read()
        reshaped = model.remeshed(read) if reason is None else reason.make(read)
        if reshaped is not None:
            stage = Stage(reshaped.model, self._engine, self.settings)
            stage.clock.hold(self.stage.clock.control, self.stage.clock.start)
            stage.adopt(self.stage, reshaped.numbers)
            self.history = History(self.history.times[:1], (stage.system.initial(),))
            self.stage, self.progress.proposed = stage, self.settings.first_step
            self.progress.reshaped.append({"Time [s]": self.history.times[0], "text": reshaped.text})
            self._watch.say(f"  {reshaped.text} at {self.history.times[0]:.6g} s")
        return None

    def _accept(self, scheduled: Scheduled, advance: Advance, last: bool) -> None:
        progress = self.progress
        self.history, progress.proposed, progress.steps = advance.history, advance.proposed, progress.steps + 1
        progress.rejected += [{"Time [s]": r.time, "Step [s]": r.step, "reason": r.reason} for r in advance.rejections]
        read = self.stage.read()
        row = {
            "Step": float(progress.steps),
            "Time [s]": self.history.times[0],
            "Step length [s]": advance.taken,
            "Protocol step": float(scheduled.number),
            "Cycle": float(scheduled.cycle or 0),
            "Rejected": float(len(advance.rejections)),
            "Newton iterations": float(advance.solution.iterations),
            **self.stage.model.row(read),
        }
        check_balances(progress.steps, row, self.settings.balance_tolerance)
        self.journal.row(row)
        if last or progress.steps == 1 or progress.steps % self.settings.snapshot_every == 0:
            self.journal.snapshot(self.stage.reader.snapshot(read, self.history.times[0]))
        self._watch.step(row, share_done(scheduled, self._length, self._observed(scheduled)))

    def _end(self, scheduled: Scheduled, reason: Reason) -> None:
        passed = scheduled.step.passed(self._charge() - self.progress.since[1])
        ended = Ended(scheduled, reason, self.history.times[0], passed)
        self.progress.ended.append(ended.described())
        self._watch.say(f"  {ended.text}")
        if not isinstance(reason, Stopped):
            self.progress.position, self.progress.begun = self.progress.position + 1, False
        self._checkpoint()

    # ---------------------------------------------------------------- what conditions see
    def _observed(self, scheduled: Scheduled) -> Observed:
        """The state that the system holds, which a trial step may have reached."""
        now, observed = self.stage.clock.value, self.stage.model.observed(self.stage.read())
        passed = scheduled.step.passed(observed.total_capacity - self.progress.since[1])
        return replace(observed, time=now - self.progress.since[0], total_time=now, capacity=passed)

    def _charge(self) -> float:
        return float(self.stage.model.observed(self.stage.read()).total_capacity)

    # ---------------------------------------------------------------- to go on later, and the end
    def _checkpoint(self) -> None:
        """Store the state, and forget what a resumed run could not know."""
        self.stage.forget()
        arrays, data = pack(self.progress, self.history, self.stage)
        self._kept = self.journal.checkpoint(arrays, data) is not None

    def restore(self, arrays: Mapping[str, Any], data: Mapping[str, Any]) -> None:
        """Be where the checkpoint was made."""
        if data["fronts"] is not None:
            self.stage = Stage(self.stage.model.at(*data["fronts"]), self._engine, self.settings)
        self.progress, self.history = unpack(arrays, data)
        self._kept = True
        self.stage.restore(self.history, data["rate"], unpack_rates(arrays, self.stage))

    def result(self, run: dict[str, Any]) -> Result:
        """What the run found; its record is that of the model as it is now, and what was recorded of the run."""
        if self.failure is not None and not self.progress.steps:
            raise self.failure
        model, problem, progress = self.stage.model, self.stage.problem, self.progress
        read, now = self.stage.read(), self.history.times[0]
        ledger = self.journal.ledger
        peaks = {} if ledger is None else {label: float(column.max()) for label, column in ledger.arrays().items()}
        numbers, notices = model.summary(read, now, peaks)
        record = provenance(model.describe(), model.sources(), self._engine.__name__, self._effort())
        record |= {
            "laws": model.laws(),
            "notices": notices,
            "couplings": list(problem.couplings),
            "regime": model.regime(read, now),
        }
        record |= {**run, "ended": progress.ended, "rejected steps": progress.rejected[-LISTED:], "reshaped": progress.reshaped}
        coefficients = {unknown.name: unknown.scale * unknown.function.x.array for unknown in problem.unknowns}
        return self.journal.close(numbers, record, coefficients)

    def _effort(self) -> dict[str, Any]:
        """What the solution took."""
        counted = {"unknowns": len(self.stage.system.free), "time steps": self.progress.steps}
        return counted | asdict(self.stage.chord.statistics) | {"seconds": time.perf_counter() - self._start}
