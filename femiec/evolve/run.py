"""The loop of a run in time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from math import inf
from pathlib import Path
from typing import Any

from femiec.arguments import of_kind, offers
from femiec.engine import embedded
from femiec.errors import InputError, RunInterrupted, StepError
from femiec.evolve.journal import Folder, Journal, Memory
from femiec.evolve.settings import Settings
from femiec.evolve.stage import Stage
from femiec.evolve.watch import Watch, share_done, watching
from femiec.models.readings import Readings
from femiec.protocol import Condition, Ended, Interrupted, LimitReached, NoConvergence, Observed, Scheduled, Stopped, schedule
from femiec.protocol import describe as describe_protocol
from femiec.protocol.cycle import as_entries
from femiec.protocol.progress import time_to_end
from femiec.results.failure import save_failure
from femiec.results.files import PICTURE
from femiec.results.interrupt import Interrupt, interruptible
from femiec.results.ledger import check_balances
from femiec.results.provenance import provenance
from femiec.results.reader import read as read_result
from femiec.results.result import Result
from femiec.results.run_folder import RunFolder
from femiec.save import save_picture
from femiec.solve.advance import Advance
from femiec.solve.events import Event, advance_to_event
from femiec.solve.history import History

Reason = Condition | Stopped


@dataclass(frozen=True)
class Turning:
    """A point at which the run goes on with another model; ``make`` takes the readings there and gives it."""

    make: Callable[[Readings], Any]


LISTED = 100
"""Rejected steps that the record lists, the last ones."""


def evolve(
    model: Any,
    protocol: Any,
    engine: Any = embedded,
    out: str | Path | None = None,
    resume: bool = False,
    overwrite: bool = False,
    settings: Settings | None = None,
    say: Callable[[str], None] | None = None,
) -> Result:
    """Take a model through a protocol.

    Args:
        model: for instance a :class:`femiec.models.coupled.model.CoupledTubule`.
        protocol: steps and cycles: see :mod:`femiec.protocol`.
        engine: the module of an engine.
        out: a folder for ledger, fields, checkpoints and picture.png; nothing is written without it.
        resume: go on from the checkpoint in that folder; of a run that is finished the stored result is returned.
        overwrite: start anew even if the folder holds a run that could be resumed.
        settings: how exactly.
        say: called with lines of progress; by default one changes in place in the terminal, if there is one.

    Returns:
        The result; ``result.provenance["ended"]`` tells why each step ended, and whether the run came to the protocol's end.

    Raises:
        BalanceError: lithium or gas was not conserved.
        StepError: not even the first step could be taken; later failures end the run with a typed reason.
        InputError: a condition that looks at what the model does not offer; a folder that cannot be used.
        RunInterrupted: by Ctrl-C or SIGTERM; a run with a folder can be resumed.
    """
    settings, protocol = settings or Settings(), as_entries("protocol", protocol)
    _expect(model, settings, out, resume)
    record = {"study": model.describe(), "protocol": describe_protocol(protocol), "settings": settings.describe()}
    if out is not None and resume and RunFolder.is_over(out, record):
        return read_result(out)
    with watching(say) as watch:
        run = Run(model, engine, settings, watch)
        for line in run.stage.problem.couplings:
            watch.announce(f"  {line}")
        if out is None:
            run.go(protocol)
            return run.result(record)
        folder, checkpoint = RunFolder.resume(out, record) if resume else (RunFolder.create(out, record, overwrite), None)
        with folder:
            run.journal = Folder(folder)
            if checkpoint is not None:
                run.restore(checkpoint.arrays, checkpoint.data)
            run.go(protocol)
            if run.failure is not None:
                save_failure(run.failure, record["study"], folder.folder)
            result = run.result(record)
    save_picture(result, Path(out) / PICTURE)
    return result


def _expect(model: Any, settings: Settings, out: str | Path | None, resume: bool) -> None:
    offers("model", model, ("describe", "problem", "refuses", "turns"), "a model in time", "take for instance a CoupledTubule")
    of_kind("settings", settings, Settings, "Settings, or None", "write settings=Settings(...)")
    of_kind("out", out, (str, Path, type(None)), "a folder, or None", 'write out="out"')
    if resume and out is None:
        raise InputError("out", None, "the folder of the run to resume", 'write out="out"')


class Run:
    """Where a run is.

    Attributes:
        stage: the model as it is meshed now.
        history: the states that the next step starts from.
        position: of the protocol's step, from 0.
        since: time [s] and charge per footprint [C/m2] at that step's start.
        proposed: length of the next time step [s].
        steps: accepted so far.
        ended: why each step of the protocol ended, as plain data.
    """

    def __init__(self, model: Any, engine: Any, settings: Settings, watch: Watch) -> None:
        self.stage = Stage(model, engine, settings)
        self.settings, self._watch, self._engine = settings, watch, engine
        self.history = self.stage.start()
        self.position, self.since, self.proposed, self.steps = 0, (0.0, 0.0), settings.first_step, 0
        self.begun = False
        self.ended: list[dict[str, Any]] = []
        self.rejected: list[dict[str, Any]] = []
        self.reshaped: list[dict[str, Any]] = []
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
        for scheduled in plan.after(self.position):
            reason = self._step(scheduled, interrupt)
            if not isinstance(reason, Interrupted):
                self._end(scheduled, reason)
            if isinstance(reason, Stopped):
                return reason
        return None

    def _step(self, scheduled: Scheduled, interrupt: Interrupt) -> Reason:
        """Go through one step of the protocol."""
        if not self.begun:
            self._begin(scheduled)
        self.stage.clock.hold(scheduled.step.control, self.since[0])
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
            if reason is None and interrupt:
                assert interrupt.signal is not None
                reason = Interrupted(interrupt.signal.name)
        return reason

    def _begin(self, scheduled: Scheduled) -> None:
        self._watch.say(f"  {scheduled.text}")
        self.since = (self.history.times[0], self._charge())
        self.history, self.proposed, self.begun = self.history.restart(), self.settings.first_step, True

    def _advance(self, scheduled: Scheduled) -> tuple[Advance | None, Reason | Turning | None]:
        """One time step, to the first event in it."""
        events = self._events(scheduled)
        longest = time_to_end(scheduled.step, self._observed(scheduled)) or inf
        if self.history.settled == 0:  # what is algebraic still belongs to what was held before
            advance: Advance | None = self.stage.stepper.settle(self.history, min(self.proposed, longest))
        else:
            arrival = advance_to_event(self.stage.stepper, self.history, self.proposed, longest, [event for event, _ in events])
            if arrival.event is None:
                return arrival.advance, None
            advance = arrival.advance
        # Limits stand first: where an end holds too, they count.
        return advance, next((reason for event, reason in events if event.excess() >= 0), None)

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
            self.stage, self.proposed = stage, self.settings.first_step
            self.reshaped.append({"Time [s]": self.history.times[0], "text": reshaped.text})
            self._watch.say(f"  {reshaped.text} at {self.history.times[0]:.6g} s")
        return None

    def _accept(self, scheduled: Scheduled, advance: Advance, last: bool) -> None:
        self.history, self.proposed, self.steps = advance.history, advance.proposed, self.steps + 1
        self.rejected += [{"Time [s]": r.time, "Step [s]": r.step, "reason": r.reason} for r in advance.rejections]
        read = self.stage.read()
        row = {
            "Step": float(self.steps),
            "Time [s]": self.history.times[0],
            "Step length [s]": advance.taken,
            "Protocol step": float(scheduled.number),
            "Cycle": float(scheduled.cycle or 0),
            "Rejected": float(len(advance.rejections)),
            "Newton iterations": float(advance.solution.iterations),
            **self.stage.model.row(read),
        }
        check_balances(self.steps, row, self.settings.balance_tolerance)
        self.journal.row(row)
        if last or self.steps == 1 or self.steps % self.settings.snapshot_every == 0:
            self.journal.snapshot(self.stage.reader.snapshot(read, self.history.times[0]))
        if not last and self.steps % self.settings.checkpoint_every == 0:
            self._checkpoint()
        self._watch.step(row, share_done(scheduled, self._length, self._observed(scheduled)))

    def _end(self, scheduled: Scheduled, reason: Reason) -> None:
        passed = scheduled.step.passed(self._charge() - self.since[1])
        ended = Ended(scheduled, reason, self.history.times[0], passed)
        self.ended.append(ended.described())
        self._watch.say(f"  {ended.text}")
        if not isinstance(reason, Stopped):
            self.position, self.begun = self.position + 1, False
        self._checkpoint()

    # ---------------------------------------------------------------- what conditions see
    def _observed(self, scheduled: Scheduled) -> Observed:
        """The state that the system holds, which a trial step may have reached."""
        now, observed = self.stage.clock.value, self.stage.model.observed(self.stage.read())
        passed = scheduled.step.passed(observed.total_capacity - self.since[1])
        return replace(observed, time=now - self.since[0], total_time=now, capacity=passed)

    def _events(self, scheduled: Scheduled) -> list[tuple[Event, Reason | Turning]]:
        step = scheduled.step
        reasons: list[tuple[Condition, Reason | Turning]] = [(condition, LimitReached(condition)) for condition in step.stops]
        reasons += [(condition, condition) for condition in step.ends]
        reasons += [(condition, stopped) for condition, stopped in self.stage.model.bounds(step.control)]
        reasons += [(condition, Turning(make)) for condition, make in self.stage.model.turns()]
        return [(self._event(scheduled, condition), reason) for condition, reason in reasons]

    def _event(self, scheduled: Scheduled, condition: Condition) -> Event:
        # Half a tolerance early, so that the middle of what is allowed is aimed at.
        def excess() -> float:
            return condition.excess(self._observed(scheduled)) + condition.tolerance / 2

        return Event(condition.text, excess, condition.tolerance)

    def _charge(self) -> float:
        return float(self.stage.model.observed(self.stage.read()).total_capacity)

    # ---------------------------------------------------------------- to go on later, and the end
    def _checkpoint(self) -> None:
        """Store the state, and forget what a resumed run could not know."""
        self.stage.forget()
        arrays = {f"state {i}": state for i, state in enumerate(self.history.states)}
        arrays |= {f"history of {name}": function.x.array.copy() for name, function in self.stage.evolution.history.items()}
        data = {
            "times": list(self.history.times),
            "settled": self.history.settled,
            "rate": float(self.stage.evolution.rate.value),
            "position": self.position,
            "since": list(self.since),
            "begun": self.begun,
            "proposed": self.proposed,
            "steps": self.steps,
            "ended": self.ended,
            "rejected": self.rejected,
            "reshaped": self.reshaped,
            "fronts": [self.stage.model.tubule.tip, self.stage.model.tubule.bottom] if self.reshaped else None,
        }
        self._kept = self.journal.checkpoint(arrays, data) is not None

    def restore(self, arrays: Any, data: Any) -> None:
        """Be where the checkpoint was made."""
        if data["fronts"] is not None:
            self.stage = Stage(self.stage.model.at(*data["fronts"]), self._engine, self.settings)
        self.reshaped = list(data["reshaped"])
        states = tuple(arrays[f"state {i}"] for i in range(len(data["times"])))
        self.history = History(tuple(data["times"]), states, data["settled"])
        parts = {name: arrays[f"history of {name}"] for name in self.stage.evolution.history}
        self.position, self.since, self.begun = data["position"], tuple(data["since"]), data["begun"]
        self.proposed, self.steps = data["proposed"], data["steps"]
        self.ended, self.rejected = list(data["ended"]), list(data["rejected"])
        self._kept = True
        self.stage.restore(self.history, data["rate"], parts)

    def result(self, run: dict[str, Any]) -> Result:
        """What the run found; its record is that of the model as it is now, and what was recorded of the run."""
        if self.failure is not None and not self.steps:
            raise self.failure
        model, problem, statistics = self.stage.model, self.stage.problem, self.stage.chord.statistics
        numbers, notices = model.summary(self.stage.read(), self.history.times[0])
        solver = {"unknowns": len(self.stage.system.free), "time steps": self.steps, **asdict(statistics)}
        solver["seconds"] = time.perf_counter() - self._start
        record = provenance(model.describe(), model.sources(), self._engine.__name__, solver)
        record |= {"laws": model.laws(), "notices": notices, "couplings": list(problem.couplings)}
        record |= {"regime": model.regime(self.stage.read(), self.history.times[0])}
        record |= {**run, "ended": self.ended, "rejected steps": self.rejected[-LISTED:], "reshaped": self.reshaped}
        coefficients = {unknown.name: unknown.scale * unknown.function.x.array for unknown in problem.unknowns}
        return self.journal.close(numbers, record, coefficients)
