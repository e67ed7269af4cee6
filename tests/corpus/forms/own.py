"""What only femiec has: fields on regions, sides by name, real numbers, memory at points, traces, meshes that move.

Each is assembled by femiec's two engines. A form function returns what the others return, or :class:`Held` and :class:`Later`.
"""

import numpy as np
import ufl
from cases import Blocks, Held, Later, Nonlinear, on

SPACE = ("triangle", "quadrilateral", "tetrahedron", "hexahedron")


def wave(x):
    """A field without symmetry, in any dimension."""
    return np.sin(3 * x).sum(axis=0) + x[0] ** 2


@on("interval", *SPACE)
def fields_on_either_side(fem, mesh):
    """Two potentials, each in its region, and a nonlinear current from right to left."""
    left, right = (fem.functionspace(mesh, ("Lagrange", 2), on=name) for name in ("left", "right"))
    u, w = fem.Function(left), fem.Function(right)
    u.interpolate(wave)
    w.interpolate(lambda x: 1 + x[0] - wave(x))
    v, q = ufl.TestFunctions(ufl.MixedFunctionSpace(left, right))
    inside = ufl.exp(u) * ufl.inner(ufl.grad(u), ufl.grad(v)) * mesh.dx("left") + (w * q + w.dx(0) * q) * mesh.dx("right")
    current = ufl.sinh(w("+") - u("-")) * (q("+") - 2 * v("-")) * mesh.interface("right", "left", degree=4)
    return Nonlinear(inside + current, (u, w))


@on(*SPACE)
def a_vector_on_one_region(fem, mesh):
    d = mesh.dim
    V, Q = fem.functionspace(mesh, ("Lagrange", 2, (d,)), on="right"), fem.functionspace(mesh, ("Lagrange", 1), on="right")
    (u, p), (v, q) = (maker(ufl.MixedFunctionSpace(V, Q)) for maker in (ufl.TrialFunctions, ufl.TestFunctions))
    stress = 2 * ufl.sym(ufl.grad(u)) - p * ufl.Identity(d)
    a = (ufl.inner(stress, ufl.grad(v)) - q * ufl.div(u)) * mesh.dx("right") + ufl.dot(u, v) * mesh.ds("east")
    return Blocks(ufl.extract_blocks(a))


@on(*SPACE)
def named_side_of_a_surface(fem, mesh):
    """The same surface seen from either region: both live beside it."""
    V = fem.functionspace(mesh, ("DG", 1))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    seen = [mesh.interface(*pair) for pair in (("left", "right"), ("right", "left"))]
    return [(u("+") - 3 * u("-")) * (v("+") + ufl.dot(ufl.grad(v)("-"), mesh.n("+"))) * dS for dS in seen]


@on(*SPACE)
def surface_with_a_plus(fem, mesh):
    """A surface's '+' side by the region there."""
    V = fem.functionspace(mesh, ("Lagrange", 2), on="left")
    v, u = ufl.TestFunction(V), fem.Function(V)
    u.interpolate(wave)
    return ufl.dot(ufl.grad(u)("+"), mesh.n("+")) * v("+") * mesh.dS("middle", plus="left", degree=4)


@on("interval", *SPACE)
def a_gas_pressure(fem, mesh):
    """One number on the mesh beside a field on a region: every block, and the corner that is one entry."""
    V, R = fem.functionspace(mesh, ("Lagrange", 1), on="left"), fem.functionspace(mesh, ("Real", 0))
    u, p = fem.Function(V), fem.Function(R)
    u.interpolate(wave)
    p.x.array[:] = 0.7
    v, q = ufl.TestFunctions(ufl.MixedFunctionSpace(V, R))
    whole = ufl.inner(ufl.grad(u), ufl.grad(v)) * mesh.dx("left") - p * v * mesh.ds("west")
    return Nonlinear(whole + q * (p**2 - u) * mesh.dx("left", degree=3) + ufl.exp(p) * q * mesh.ds("west"), (u, p))


@on("triangle", "hexahedron")
def memory_at_points(fem, mesh):
    """A strain kept at the points of a region, changed after the form was compiled."""
    V, H = fem.functionspace(mesh, ("Lagrange", 2), on="right"), fem.functionspace(mesh, ("Quadrature", 3), on="right")
    kept, u, v = fem.Function(H), fem.Function(V), ufl.TestFunction(V)
    u.interpolate(wave)
    form = (u - kept) ** 2 * ufl.exp(kept) * v * mesh.dx("right", degree=3)
    return Later(form, lambda: kept.x.array.__setitem__(slice(None), np.sin(np.arange(H.dim))))


@on("quadrilateral", "tetrahedron")
def a_trace_of_a_field(fem, mesh):
    """A field on the interface alone: all other dofs are pinned, rows and columns."""
    V = fem.functionspace(mesh, ("Lagrange", 2), on="left")
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    a = (u("-") * v("-") + u("-").dx(0) * v("-").dx(1)) * mesh.interface("right", "left")
    return Held(a, (fem.pin_off_surface(V, mesh.facets_of("middle")),))


@on("triangle", "hexahedron")
def a_held_block(fem, mesh):
    """Conditions on one unknown of two."""
    V, Q = fem.functionspace(mesh, ("Lagrange", 2), on="left"), fem.functionspace(mesh, ("DG", 1), on="left")
    (u, p), (v, q) = (maker(ufl.MixedFunctionSpace(V, Q)) for maker in (ufl.TrialFunctions, ufl.TestFunctions))
    a = (ufl.inner(ufl.grad(u), ufl.grad(v)) + p * v.dx(0) + 2 * u * q) * mesh.dx("left")
    held = fem.dirichletbc(0.0, fem.locate_dofs_topological(V, mesh.dim - 1, mesh.facets_of("west")), V)
    return Held(Blocks(ufl.extract_blocks(a)), (held,))


@on(*SPACE, "curved triangle", "curved hexahedron")
def a_mesh_that_moves(fem, mesh):
    """Compiled before the mesh moves, assembled after."""
    V = fem.functionspace(mesh, ("Lagrange", 2), on="right")
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    a = ufl.inner(ufl.grad(u), ufl.grad(v)) * mesh.dx("right") + mesh.x[0] * u * v * mesh.ds("east", degree=4)
    bent = mesh.nodes + 0.02 * np.sin(4 * mesh.nodes[::-1])
    return Later(a, lambda: mesh.move(bent))


@on("triangle", "tetrahedron")
def constants_that_change(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 1))
    v, load = ufl.TestFunction(V), fem.Constant(mesh, (1.0, 2.0))
    form = (load[0] * v + load[1] ** 2 * v.dx(0)) * mesh.dx("left") + ufl.CellVolume(mesh) * v * mesh.dx("right")
    return Later(form, lambda: setattr(load, "value", (3.0, -1.0)))


@on("interval", "triangle")
def energy_of_fields_on_regions(fem, mesh):
    u, w = (fem.Function(fem.functionspace(mesh, ("Lagrange", 2), on=name)) for name in ("left", "right"))
    u.interpolate(wave)
    w.interpolate(lambda x: np.cos(2 * x[0]))
    return u**2 * mesh.dx("left") + w * mesh.dx("right") + (w("+") - u("-")) ** 2 * mesh.interface("right", "left")


@on("triangle")
def a_form_with_a_part_that_vanishes(fem, mesh):
    """Its derivatives are zero, which no compiler takes: it is zero, of the rank that it has."""
    V = fem.functionspace(mesh, ("Lagrange", 1))
    v, load = ufl.TestFunction(V), fem.Constant(mesh, 2.0)
    vanishing = ufl.inner(ufl.grad(load), ufl.grad(load)) * mesh.dx("left")
    return [load * v * mesh.dx("right") + ufl.grad(load)[0] * v * mesh.dx("left"), vanishing + load * mesh.dx("right")]
