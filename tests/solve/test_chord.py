import numpy as np
import pytest
from evolving import decay, robertson
from march import start
from systems import DenseSystem, PowerLawNetwork

from femiec.errors import ConvergenceError
from femiec.solve.chord import Chord
from femiec.solve.control import StepControl
from femiec.solve.linear import Direct
from femiec.solve.newton import Newton
from femiec.solve.stepper import Stepper


def along(solver, system, loads):
    """The states of a network under shares of its load that change a little at a time."""
    states, full = [], PowerLawNetwork(1.2).load
    for load in loads:
        system.load = load * full
        states.append(solver.solve(system).x)
    return states


def network():
    return PowerLawNetwork(1.2)


LOADS = 1 + 0.02 * np.arange(12)


@pytest.mark.parametrize("pardiso", [True, False])
def test_the_states_are_newtons_with_fewer_assemblies(pardiso):
    chord, plain, kept = Chord(direct=Direct(pardiso=pardiso)), network(), network()
    for expected, found in zip(along(Newton(), plain, LOADS), along(chord, kept, LOADS), strict=True):
        np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-10 * np.abs(expected).max())
    assert kept.jacobians < 0.4 * plain.jacobians
    counts = chord.statistics
    assert (counts.assemblies, counts.residuals) == (kept.jacobians, kept.residuals)
    assert counts.solves == len(LOADS)
    assert counts.factorisations <= counts.assemblies


def test_what_is_returned_is_within_newtons_tolerance_and_held():
    chord, system = Chord(), network()
    for x in along(chord, system, LOADS):
        assert x is not system.x
    terms = system.norms(abs(system.jacobian(x)) @ np.abs(x))
    assert all(norm <= 1.1e-11 * terms[name] for name, norm in system.norms(system.residual(x)).items())
    np.testing.assert_array_equal(system.x, x)


def test_the_solution_tells_its_residuals_and_steps():
    chord, system = Chord(), network()
    chord.solve(system)
    system.load = 1.01 * system.load
    seen = []
    solution = chord.solve(system, lambda *step: seen.append(step))
    assert max(solution.residuals.values()) == solution.history[-1] <= 1e-11 < solution.history[-2]
    assert solution.iterations == len(solution.history) - 1 == len(seen)
    assert 0 < solution.linear_error <= 0.3
    assert solution.linear_solver.startswith("chord + ")


def test_at_the_solution_nothing_is_assembled():
    chord, system = Chord(), network()
    chord.solve(system)
    before = system.jacobians
    assert chord.solve(system).iterations == 0
    assert system.jacobians == before


def test_what_is_switched_off_is_measured_by_what_it_was():
    """A current that falls to zero: what round-off leaves of it is compared with no term of its own."""
    matrix = np.array([[np.pi, 0.3, 0.0], [0.1, 7.0, 1.0 / 3], [0.7, 0.2, np.e]])
    system = DenseSystem(lambda x: matrix @ x - system.load, lambda x: matrix, np.zeros(3))
    chord, system.load = Chord(), np.array([1.0, -2.0, 0.4])
    chord.solve(system)
    system.load = np.zeros(3)
    assert chord.solve(system).iterations <= 2
    assert np.abs(system.x).max() < 1e-15
    assert chord.solve(system).iterations <= 2
    assert chord.statistics.factorisations == 1


def slope_changes(start=1.0):
    """x^3 = load: far from where it was factorised a Jacobian converges slowly."""
    system = DenseSystem(lambda x: x**3 - system.load, lambda x: [[3 * x[0] ** 2]], [start])
    system.load = 1.0
    return system


def test_factors_that_converge_slowly_are_replaced():
    chord, system = Chord(), slope_changes(1.1)
    chord.solve(system)
    before = chord.statistics.factorisations
    system.load = 1.001
    chord.solve(system)
    assert chord.statistics.factorisations == before
    system.load = 1.5
    assert chord.solve(system).x[0] == pytest.approx(1.5 ** (1 / 3), rel=1e-11)
    assert chord.statistics.factorisations > before
    assert chord.statistics.fallbacks == 0


def test_newtons_line_search_takes_over_where_the_chord_fails():
    """sign(x)|x|^(1/4) = 0.5 from 2: full steps overshoot without end."""
    system = DenseSystem(lambda x: np.sign(x) * np.abs(x) ** 0.25 - 0.5, lambda x: [[0.25 * np.abs(x[0]) ** -0.75]], [2.0])
    chord = Chord(Newton(max_iterations=100))
    assert chord.solve(system).x[0] == pytest.approx(0.5**4, rel=1e-9)
    assert chord.statistics.fallbacks == 1
    system.accept(np.array([0.06]))
    assert chord.solve(system).x[0] == pytest.approx(0.5**4, rel=1e-9)


def test_a_rate_that_changed_much_is_not_tried():
    chord, system = Chord(), decay()
    stepper = Stepper(system, system.evolution, control=StepControl(floor=np.inf), solver=chord)
    history = stepper.advance(start(system), 0.1, 0.1).history
    for length, more in ((0.1, 1), (0.1, 0), (0.09, 0), (0.05, 1)):
        before, iterations = chord.statistics.factorisations, chord.statistics.iterations
        history = stepper.advance(history, length, length).history
        assert chord.statistics.factorisations - before == more
        if more:
            assert chord.statistics.iterations - iterations == 1  # a linear equation: at once


def test_another_system_is_not_measured_by_the_terms_of_the_last():
    chord = Chord()
    large, small = (DenseSystem(lambda x, k=k: k * x - 1, lambda x, k=k: [[k]], [3.0]) for k in (1e12, 1.0))
    for system, solution in ((large, 1e-12), (small, 1.0)):
        assert chord.solve(system).x[0] == pytest.approx(solution, rel=1e-10, abs=0)


def test_a_failure_is_newtons():
    system = DenseSystem(lambda x: [x[0] - 1, x[1] ** 2 + 1], lambda x: [[1, 0], [0, 2 * x[1]]], [0, 3])
    with pytest.raises(ConvergenceError, match="x1") as failure:
        Chord(Newton(max_iterations=8)).solve(system)
    assert failure.value.residuals["x1"] > 1e-3
    assert system.x[1] == failure.value.state["x1"]


@pytest.mark.parametrize(
    ("residual", "jacobian"),
    [
        (lambda x: [x[0] + x[1] - 1, x[0] + x[1] - 2], lambda x: [[1, 1], [1, 1]]),
        (lambda x: [x[0] - 1, x[1] - 1], lambda x: [[1, 0], [0, np.nan]]),
        (lambda x: [x[0] - 1, np.nan], lambda x: [[1, 0], [0, 1]]),
    ],
    ids=["singular", "Jacobian is a NaN", "residual is a NaN"],
)
def test_what_cannot_be_solved_is_an_error(residual, jacobian):
    with pytest.raises(ConvergenceError):
        Chord().solve(DenseSystem(residual, jacobian, [0, 0]))


@pytest.mark.parametrize("pardiso", [True, False])
def test_after_forgetting_the_arithmetic_repeats(pardiso):
    """From one state, bit for bit, whatever was solved before; factors that are kept are seen."""
    state = along(Newton(), network(), LOADS[:4])[-1]

    def onward(before, forget):
        chord, system = Chord(direct=Direct(pardiso=pardiso)), network()
        along(chord, system, before)
        if forget:
            chord.forget()
            assert chord.direct.factors is None  # the analysis goes too: a library may have made it to the first values
        system.accept(state)
        return np.array(along(chord, system, LOADS[4:8]))

    fresh = onward([], False)
    np.testing.assert_array_equal(onward(LOADS[:4], True), fresh)
    assert not np.array_equal(onward(LOADS[:4], False), fresh)


def test_stiff_steps_need_few_factorisations():
    system = robertson()
    chord = Chord()
    stepper = Stepper(system, system.evolution, control=StepControl(floor=1e-8), solver=chord)
    history, step, taken = start(system), 1e-5, 0
    while history.times[0] < 40:
        advance = stepper.advance(history, step, 40 - history.times[0])
        history, step, taken = advance.history, advance.proposed, taken + 1
    assert chord.statistics.factorisations < 0.5 * taken
