from math import inf, log, nan

import numpy as np
import pytest
from evolving import TimeSystem, riccati
from march import start

from femiec.errors import ConvergenceError, InputError, StepError
from femiec.solve.control import StepControl
from femiec.solve.events import Event, advance_to_event
from femiec.solve.newton import Newton
from femiec.solve.stepper import Stepper


def below(system, level, tolerance, name="low"):
    """Has happened once the first unknown is at the level or lower."""
    return Event(name, lambda: level - system.x[0], tolerance)


def run_to(stepper, events, step=0.3, steps=1000):
    """Steps until an event; the arrival and the histories before it."""
    history, passed = start(stepper.system), []
    for _ in range(steps):
        passed.append(history)
        arrival = advance_to_event(stepper, history, step, inf, events)
        if arrival.event is not None:
            return arrival, passed
        history, step = arrival.advance.history, arrival.advance.proposed
    return arrival, passed


@pytest.mark.parametrize("tolerance", [1e-2, 1e-5, 1e-10])
def test_an_event_is_located_to_its_tolerance_on_its_far_side(tolerance):
    system = riccati()
    stepper = Stepper(system, system.evolution)
    arrival, passed = run_to(stepper, [below(system, 0.5, tolerance)])
    history = arrival.advance.history
    assert arrival.event.name == "low"
    assert 0 <= 0.5 - history.states[0][0] <= tolerance
    assert history.times[0] == pytest.approx(1.0, abs=4e-3 + 4 * tolerance)  # of the steps' own error
    assert history.times[0] == passed[-1].times[0] + arrival.advance.taken


def test_the_state_at_an_event_is_solved_and_is_what_the_system_holds():
    system = riccati()
    stepper = Stepper(system, system.evolution)
    arrival, passed = run_to(stepper, [below(system, 0.5, 1e-6)])
    history = arrival.advance.history
    assert system.x[0] == history.states[0][0]
    assert system.evolution.time.value == history.times[0]
    assert abs(system.residual(system.x)[0]) < 1e-10 * system.evolution.rate.value
    again = stepper.attempt(passed[-1], arrival.advance.taken)
    assert again.history.states[0][0] == pytest.approx(system.x[0], rel=1e-10)


def test_an_event_in_the_first_step_is_located():
    system = riccati()
    stepper = Stepper(system, system.evolution, control=StepControl(floor=1.0))
    arrival, passed = run_to(stepper, [below(system, 0.9, 1e-8)])
    assert len(passed) == 1
    assert 0 <= 0.9 - system.x[0] <= 1e-8
    assert arrival.advance.history.times[0] == pytest.approx((1 - 0.9) / 0.81, rel=1e-6)  # backward Euler's own time


def test_an_event_that_has_happened_is_told_at_once_and_does_not_fire_before():
    system = riccati()
    stepper = Stepper(system, system.evolution)
    event = below(system, 0.5, 1e-6)
    arrival, passed = run_to(stepper, [event])
    system.accept(np.array([0.99]))  # what the system holds is no matter
    again = advance_to_event(stepper, arrival.advance.history, 0.1, inf, [event])
    assert again.event is event
    assert again.advance is None
    assert system.x[0] == arrival.advance.history.states[0][0]
    assert advance_to_event(stepper, passed[0], 1e-3, inf, [event]).event is None


@pytest.mark.parametrize("way", [1, -1])
@pytest.mark.parametrize(("time", "name"), [(0.55, "low"), (0.45, "on time")])
def test_the_earliest_of_several_events_wins(time, name, way):
    """y = 1 - t, which one step meets exactly: y = 0.5 and a time, both passed in it."""
    system = TimeSystem(lambda t, y, d: d + 1, lambda t, y, d: ([[0.0]], [[1.0]]), [1.0])
    events = [below(system, 0.5, 1e-3), Event("on time", lambda: system.evolution.time.value - time, 1e-9)]
    arrival, passed = run_to(Stepper(system, system.evolution), events[::way], step=0.9)
    assert len(passed) == 1
    assert arrival.event.name == name
    assert arrival.advance.history.times[0] == pytest.approx(min(time, 0.5), abs=1.1e-3)


def test_an_excess_that_jumps_is_located_in_time():
    system = riccati()
    stepper = Stepper(system, system.evolution, control=StepControl(smallest=1e-6))
    jump = Event("contact lost", lambda: -1.0 if system.evolution.time.value < 0.77 else 5.0, 1e-3)
    arrival, _ = run_to(stepper, [jump])
    assert 0 <= arrival.advance.history.times[0] - 0.77 <= 1e-6
    assert jump.excess() == 5.0


def test_without_an_event_a_step_is_a_step():
    system, other = riccati(), riccati()
    arrival = advance_to_event(Stepper(system, system.evolution), start(system), 0.01, 0.005, [below(system, 0.1, 1e-3)])
    advance = Stepper(other, other.evolution).advance(start(other), 0.01, 0.005)
    assert arrival.event is None
    assert arrival.advance.taken == advance.taken == 0.005
    assert system.x[0] == other.x[0]


def test_few_solves_locate_an_event():
    system = riccati()
    solves = []
    event = Event("low", lambda: (solves.append(1), 0.5 - system.x[0])[1], 1e-8)
    stepper = Stepper(system, system.evolution)
    _, passed = run_to(stepper, [event])
    assert len(solves) - 2 * len(passed) <= 8


def test_a_search_that_fails_leaves_the_state_before_the_step():
    """The equations of the lengths between cannot be solved."""
    system = riccati()

    class Fragile:
        def solve(self, system):
            if system.evolution.time.value in (1.0, 0.5):
                return Newton().solve(system)
            raise ConvergenceError("no way", residuals={"y0": 0.1})

    stepper = Stepper(system, system.evolution, control=StepControl(floor=inf), solver=Fragile())
    with pytest.raises(StepError, match="no way") as failure:
        advance_to_event(stepper, start(system), 1.0, inf, [below(system, 0.9, 1e-6)])
    assert failure.value.time == 0
    assert (system.x[0], system.evolution.time.value) == (1, 0)
    assert failure.value.rejections[-1].reason.startswith("no way")


def test_an_excess_that_is_no_number_is_refused():
    system = riccati()
    with pytest.raises(InputError, match="strange = nan"):
        advance_to_event(Stepper(system, system.evolution), start(system), 0.1, inf, [Event("strange", lambda: nan, 1.0)])
    with pytest.raises(InputError, match="tolerance = 0"):
        Event("exact", lambda: 1.0, 0.0)


def test_the_time_of_an_event_is_second_order():
    """y' = -y to y = 1/2 at t = ln 2: the time's error falls as the tolerance to 2/3."""
    errors = []
    for tolerance in (1e-4, 1e-7):
        system = TimeSystem(lambda t, y, d: d + y, lambda t, y, d: ([[1.0]], [[1.0]]), [1.0])
        stepper = Stepper(system, system.evolution, control=StepControl(relative=tolerance, floor=tolerance))
        arrival, _ = run_to(stepper, [below(system, 0.5, 1e-10)], step=0.01)
        errors.append(abs(arrival.advance.history.times[0] - log(2)))
    assert errors[1] < 3e-2 * errors[0]
