"""Charge transfer in UFL against the closed forms, evaluated by the engine."""

import numpy as np
import pytest
import skfem
import ufl

from femiec.engine import embedded as fem
from femiec.errors import InputError
from femiec.estimates import kinetics as closed
from femiec.geometry import Mesh
from femiec.laws.kinetics import LARGEST_ARGUMENT, ButlerVolmer, MonroeNewman, extended_exp
from femiec.quantities import BOLTZMANN, ELEMENTARY_CHARGE, MPa

MESH = Mesh.from_skfem(skfem.MeshQuad.init_tensor(np.array([0.0, 1.0]), np.array([0.0, 1.0])))
OMEGA, T, I0 = 21.6e-30, 300.0, 10.0
LAWS = [(ButlerVolmer, closed.butler_volmer), (MonroeNewman, closed.monroe_newman)]
TRANSFERS = [(0.5, 0.5), (0.3, 0.7)]


def value(expression):
    return float(fem.Expression(expression, np.array([[0.3, 0.4]])).eval(MESH, np.array([0]))[0, 0])


def number(x):
    return fem.Constant(MESH, float(x))


def current_and_slope(law, eta, psi):
    """J and dJ/deta, from UFL's derivative of the expression."""
    at = ufl.variable(number(eta))
    current = law.plating_current(at, T, number(psi))
    return value(current), value(ufl.diff(current, at))


@pytest.mark.parametrize(("law", "estimate"), LAWS)
@pytest.mark.parametrize("transfer", TRANSFERS)
@pytest.mark.parametrize("pressure", [-50 * MPa, 0.0, 200 * MPa])
@pytest.mark.parametrize("potential", [-0.2, -0.03, 0.0, 0.1])
def test_the_law_is_the_closed_form_with_its_sign_turned(law, estimate, transfer, pressure, potential):
    psi = OMEGA * pressure / ELEMENTARY_CHARGE
    expected = -estimate(potential, pressure, I0, OMEGA, T, *transfer)
    assert current_and_slope(law(I0, *transfer), potential + psi, psi)[0] == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("law", [ButlerVolmer, MonroeNewman])
@pytest.mark.parametrize("transfer", TRANSFERS)
def test_nothing_passes_at_the_nernst_pressure(law, transfer):
    """U = -50 mV against P = -eU/Omega = 370.9 MPa; a little less pressure plates, a little more strips."""
    potential, stop = -0.05, 0.05 * ELEMENTARY_CHARGE / OMEGA
    assert stop / MPa == pytest.approx(370.9, abs=0.05)
    currents = []
    for pressure in (0.99 * stop, stop, 1.01 * stop):
        psi = OMEGA * pressure / ELEMENTARY_CHARGE
        currents.append(current_and_slope(law(I0, *transfer), potential + psi, psi)[0])
    assert currents[0] > 0 > currents[2]
    assert abs(currents[1]) < 1e-13 * I0


@pytest.mark.parametrize("law", [ButlerVolmer, MonroeNewman])
@pytest.mark.parametrize("eta", [-3.5, -0.1, 0.0, 0.02, 0.5, 3.0])
def test_the_tangent_is_that_of_finite_differences(law, eta):
    kinetics, step = law(I0, 0.4, 0.6), 1e-6
    high, low = (current_and_slope(kinetics, eta + side * step, 0.02)[0] for side in (1, -1))
    assert current_and_slope(kinetics, eta, 0.02)[1] == pytest.approx((high - low) / (2 * step), rel=1e-7, abs=0)


def test_small_overpotentials_meet_the_charge_transfer_resistance():
    current = closed.exchange_current_density(75e-4, T)
    assert current_and_slope(ButlerVolmer(current), 0.0, 0.0)[1] == pytest.approx(-1 / 75e-4, rel=1e-12, abs=0)


@pytest.mark.parametrize("sign", [-1, 1])
def test_an_overpotential_of_kilovolts_stays_finite(sign):
    current, slope = current_and_slope(MonroeNewman(I0), sign * 1e4, -1e3)
    assert np.isfinite([current, slope]).all()
    assert sign * current < 0
    assert slope < 0


def test_the_exponential_goes_on_along_its_tangent():
    def at(x):
        place = ufl.variable(number(x))
        curve = extended_exp(place)
        return value(curve), value(ufl.diff(curve, place))

    edge = np.exp(LARGEST_ARGUMENT)
    for x in (-800.0, -1.0, 0.0, 49.999):
        assert at(x) == pytest.approx((np.exp(x), np.exp(x)), rel=1e-13, abs=0)
    assert at(LARGEST_ARGUMENT + 7) == pytest.approx((8 * edge, edge), rel=1e-13, abs=0)
    below, above = at(LARGEST_ARGUMENT - 1e-9), at(LARGEST_ARGUMENT + 1e-9)
    assert below == pytest.approx(above, rel=1e-8, abs=0)


def test_compression_slows_monroe_and_newman_only():
    eta, psi = -0.02, OMEGA * 200 * MPa / ELEMENTARY_CHARGE
    ratio = current_and_slope(MonroeNewman(I0), eta, psi)[0] / current_and_slope(ButlerVolmer(I0), eta, psi)[0]
    assert ratio == pytest.approx(np.exp(-OMEGA * 200 * MPa / (2 * BOLTZMANN * T)), rel=1e-12, abs=0)


@pytest.mark.parametrize("law", [ButlerVolmer, MonroeNewman])
@pytest.mark.parametrize("bad", [0.0, -1.0, float("nan"), float("inf")])
@pytest.mark.parametrize("argument", ["exchange_current_density", "anodic", "cathodic"])
def test_impossible_parameters_are_refused(law, bad, argument):
    with pytest.raises(InputError, match=argument):
        law(**{"exchange_current_density": I0, "anodic": 0.5, "cathodic": 0.5} | {argument: bad})
