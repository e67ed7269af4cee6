"""The derivative of nonlinear forms against central finite differences of the assembled residual."""

import numpy as np
import pytest
import ufl
from warped import PLANE, field, warped_mesh

from femiec.engine import embedded as fem


def hyperelastic(mesh):
    """Neo-Hookean energy."""
    u = field(fem.functionspace(mesh, ("Lagrange", 2, (2,))))
    F = ufl.Identity(2) + 0.02 * ufl.grad(u)
    J = ufl.det(F)
    energy = (ufl.tr(F.T * F) / 2 - ufl.ln(J) + ufl.ln(J) ** 2) * mesh.dx(degree=4)
    return (u,), ufl.derivative(energy, u)


def power_law_flow(mesh):
    """Velocity and pressure, with inertia."""
    v, p = (field(fem.functionspace(mesh, name)) for name in (("Lagrange", 2, (2,)), ("Lagrange", 1)))
    z, q = ufl.TestFunctions(ufl.MixedFunctionSpace(v.function_space, p.function_space))
    rate = ufl.sym(ufl.grad(v))
    stress = 2 * (ufl.inner(rate, rate) + 0.1) ** -0.3 * rate - p * ufl.Identity(2)
    form = ufl.inner(stress, ufl.grad(z)) - q * ufl.div(v) + ufl.dot(ufl.dot(ufl.grad(v), v), z)
    return (v, p), form * mesh.dx(degree=6)


def radiation(mesh):
    """A nonlinear flux through a surface, a conductivity with a kink."""
    u = field(fem.functionspace(mesh, ("Lagrange", 1)))
    v = ufl.TestFunction(u.function_space)
    conductivity = ufl.conditional(ufl.gt(u, 0.5), ufl.exp(u), 1 + u**2)
    flux = conductivity * ufl.dot(ufl.grad(u), ufl.grad(v)) * mesh.dx(degree=4)
    return (u,), flux + (u**4 - 1) * v * mesh.ds("north", degree=5)


def interface_current(mesh):
    """Two potentials, each on its region, and an exponential current from one to the other."""
    names = ("left", "right")
    a, b = (field(fem.functionspace(mesh, ("Lagrange", 1), on=region), i) for i, region in enumerate(names))
    v, w = ufl.TestFunctions(ufl.MixedFunctionSpace(a.function_space, b.function_space))
    current = 2 * ufl.sinh(3 * (a("+") - b("-")))
    bulk = sum(ufl.dot(ufl.grad(u), ufl.grad(t)) * mesh.dx(on, degree=2) for u, t, on in ((a, v, "left"), (b, w, "right")))
    return (a, b), bulk + current * (v("+") - w("-")) * mesh.interface(*names, degree=6)


def sealed_gas(mesh):
    """A displacement and one pressure for the whole of a chamber, P V = constant."""
    u, P = (field(fem.functionspace(mesh, name)) for name in (("Lagrange", 2, (2,)), ("Real", 0)))
    w, s = ufl.TestFunctions(ufl.MixedFunctionSpace(u.function_space, P.function_space))
    place, dx, ds = mesh.x + u, mesh.dx(degree=4), mesh.ds("east", degree=6)
    loads = (P * place[0] ** 2 * mesh.n[0] - 1) * s * ds - P * place[0] * ufl.dot(mesh.n, w) * ds
    return (u, P), loads + ufl.inner(ufl.grad(u), ufl.grad(w)) * dx


def kinks(mesh):
    """Functions with a derivative almost everywhere, in the value and in the slope."""
    u = field(fem.functionspace(mesh, ("DG", 1)))
    v = ufl.TestFunction(u.function_space)
    term = ufl.max_value(u, 0.4) * abs(u - 0.5) + ufl.erf(u) / (1 + u) + ufl.atan2(u, 2) + u**u
    return (u,), (term * v + ufl.sqrt(1 + ufl.dot(ufl.grad(u), ufl.grad(u))) * v.dx(0)) * mesh.dx(degree=3)


FORMS = [hyperelastic, power_law_flow, radiation, interface_current, sealed_gas, kinks]


@pytest.mark.parametrize("make", FORMS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("cell", PLANE)
def test_jacobian_is_the_derivative_of_the_residual(cell, make):
    functions, residual = make(warped_mesh(cell))
    system = fem.System({f"u{i}": function for i, function in enumerate(functions)}, residual, [])
    x = system.initial()
    direction = np.random.default_rng(3).normal(size=len(x))
    step = 1e-6
    by_difference = (system.residual(x + step * direction) - system.residual(x - step * direction)) / (2 * step)
    error = np.linalg.norm(system.jacobian(x) @ direction - by_difference)
    assert error < 1e-6 * np.linalg.norm(by_difference)


@pytest.mark.parametrize("cell", PLANE)
def test_residual_is_the_derivative_of_the_energy(cell):
    mesh = warped_mesh(cell)
    u = field(fem.functionspace(mesh, ("Lagrange", 2, (2,))))
    energy = ufl.exp(ufl.dot(u, u)) * mesh.dx(degree=6) + u[0] ** 3 * mesh.ds("west", degree=6)
    value, gradient = fem.form(energy), fem.assemble_vector(fem.form(ufl.derivative(energy, u)))
    x, direction, step = u.x.array.copy(), np.random.default_rng(3).normal(size=len(u.x.array)), 1e-6
    ends = []
    for sign in (1, -1):
        u.x.array[:] = x + sign * step * direction
        ends.append(fem.assemble_scalar(value))
    assert gradient @ direction == pytest.approx((ends[0] - ends[1]) / (2 * step), rel=1e-6)
