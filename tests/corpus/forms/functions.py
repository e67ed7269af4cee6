"""Each of UFL's functions that DOLFINx compiles: all but Bessel functions I and K, and orders that are no integer."""

import numpy as np
import ufl
from cases import Nonlinear, on


def state(fem, mesh, low, high):
    """A field between two bounds, its test function, and a measure."""
    V = fem.functionspace(mesh, ("Lagrange", 1))
    u = fem.Function(V)
    u.interpolate(lambda x: low + (high - low) * (1 + np.sin((5 * x).sum(axis=0))) / 2)
    return u, ufl.TestFunction(V), ufl.dx(domain=mesh, metadata={"quadrature_degree": 4})


@on("triangle")
def roots_and_logarithms(fem, mesh):
    u, v, dx = state(fem, mesh, 0.3, 2.0)
    return Nonlinear((ufl.sqrt(u) + ufl.exp(-u) * ufl.ln(u) + u**2.5 + 2**u + u**u) * v * dx, u)


@on("quadrilateral")
def circular(fem, mesh):
    u, v, dx = state(fem, mesh, -0.9, 0.8)
    return Nonlinear((ufl.sin(u) * ufl.cos(2 * u) + ufl.tan(u) + ufl.asin(u) + u * ufl.acos(u) + ufl.atan(3 * u)) * v * dx, u)


@on("tetrahedron")
def hyperbolic(fem, mesh):
    u, v, dx = state(fem, mesh, -2.0, 2.0)
    return Nonlinear((ufl.sinh(u) + ufl.cosh(u) * ufl.tanh(u)) * v * dx, u)


@on("triangle")
def error_function_and_angle(fem, mesh):
    u, v, dx = state(fem, mesh, -2.0, 2.0)
    return Nonlinear((ufl.erf(u) + ufl.atan2(u, 1 + u**2) + ufl.atan2(-1 - u**2, u)) * v * dx, u)


@on("interval")
def bessel(fem, mesh):
    u, v, dx = state(fem, mesh, 0.5, 6.0)
    return Nonlinear((ufl.bessel_J(0, u) + ufl.bessel_J(1, u) + ufl.bessel_J(3, u) * ufl.bessel_Y(1, u)) * v * dx, u)


@on("hexahedron")
def bounds_and_signs(fem, mesh):
    u, v, dx = state(fem, mesh, -1.0, 1.0)
    smaller, larger = ufl.min_value(u, 0.3), ufl.max_value(u**2, abs(u) / 2)
    return Nonlinear((smaller + larger + ufl.sign(u) * u**2 + abs(u - 0.1)) * v * dx, u)


@on("triangle")
def powers_of_a_norm(fem, mesh):
    """The p-Laplacian."""
    u, v, dx = state(fem, mesh, 0.0, 1.0)
    return Nonlinear((ufl.inner(ufl.grad(u), ufl.grad(u)) + 0.01) ** 0.75 * ufl.inner(ufl.grad(u), ufl.grad(v)) * dx, u)


@on("interval", "tetrahedron")
def integral_of_functions(fem, mesh):
    u, _, dx = state(fem, mesh, 0.1, 0.9)
    return (ufl.erf(u) + ufl.ln(u) * ufl.atan(u) + ufl.max_value(u, 0.5) ** 1.5) * dx
