"""Sizes, normals and coordinates; second derivatives of mapped elements; curved cells."""

import numpy as np
import ufl
from cases import on

SIMPLICES = ("interval", "triangle", "tetrahedron")
EVERY = ("interval", "triangle", "quadrilateral", "tetrahedron", "hexahedron")
CURVED = ("curved triangle", "curved quadrilateral", "curved tetrahedron", "curved hexahedron")


@on(*SIMPLICES)
def cell_volume(fem, mesh):
    v = ufl.TestFunction(fem.functionspace(mesh, ("Lagrange", 1)))
    return ufl.CellVolume(mesh) ** 2 * v * ufl.dx


@on(*EVERY)
def cell_diameter(fem, mesh):
    """A streamline stabilisation, its length the diameter."""
    V = fem.functionspace(mesh, ("Lagrange", 1))
    u, v, h = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.CellDiameter(mesh)
    return h / 2 * u.dx(0) * v.dx(0) * ufl.dx


@on(*SIMPLICES)
def circumradius(fem, mesh):
    v = ufl.TestFunction(fem.functionspace(mesh, ("DG", 0)))
    return ufl.sqrt(ufl.Circumradius(mesh)) * v * ufl.dx


@on("triangle", "tetrahedron")
def facet_area(fem, mesh):
    V = fem.functionspace(mesh, ("DG", 1))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    return u * v / ufl.FacetArea(mesh) * ufl.ds


@on(*SIMPLICES)
def sizes_on_facets(fem, mesh):
    """Sizes of the two cells of a facet, and of the facet."""
    V = fem.functionspace(mesh, ("DG", 0))
    u, v, h, r = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.CellDiameter(mesh), ufl.Circumradius(mesh)
    weight = ufl.avg(r) / ufl.avg(h) + ufl.avg(ufl.CellVolume(mesh))
    return weight * ufl.jump(u) * ufl.jump(v) * ufl.dS


@on("triangle", "tetrahedron")
def facet_area_inside(fem, mesh):
    V = fem.functionspace(mesh, ("DG", 0))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    return ufl.jump(u) * ufl.jump(v) / ufl.avg(ufl.FacetArea(mesh)) * ufl.dS


@on(*EVERY, *CURVED)
def flux_through_the_boundary(fem, mesh):
    x, n = ufl.SpatialCoordinate(mesh), ufl.FacetNormal(mesh)
    return ufl.dot(ufl.exp(x[0]) * x, n) * ufl.ds(metadata={"quadrature_degree": 5})


@on("triangle", "hexahedron", *CURVED)
def traction_along_the_normal(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 1, (len(ufl.SpatialCoordinate(mesh)),)))
    pressure, v = fem.Constant(mesh, 1.5), ufl.TestFunction(V)
    return -pressure * ufl.dot(ufl.FacetNormal(mesh), v) * ufl.ds(metadata={"quadrature_degree": 4})


@on("interval", "triangle", "quadrilateral", "tetrahedron", "hexahedron", "curved triangle", "curved quadrilateral")
def second_derivatives(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    return ufl.div(ufl.grad(u)) * ufl.div(ufl.grad(v)) * ufl.dx(metadata={"quadrature_degree": 4})


@on("triangle", "quadrilateral", "tetrahedron")
def hessian_of_a_coefficient(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 2))
    f, v = fem.Function(V), ufl.TestFunction(V)
    f.interpolate(lambda x: np.sin(2 * x[0]) * np.exp(x[1]))
    return ufl.inner(ufl.grad(ufl.grad(f)), ufl.outer(ufl.grad(v), ufl.grad(f))) * ufl.dx(metadata={"quadrature_degree": 3})


@on(*CURVED)
def elasticity_of_curved_cells(fem, mesh):
    d = len(ufl.SpatialCoordinate(mesh))
    V = fem.functionspace(mesh, ("Lagrange", 1 if d == 3 else 2, (d,)))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    return ufl.inner(ufl.sym(ufl.grad(u)), ufl.sym(ufl.grad(v))) * ufl.dx(metadata={"quadrature_degree": 4})


@on(*CURVED)
def jumps_between_curved_cells(fem, mesh):
    V = fem.functionspace(mesh, ("DG", 1))
    u, v, n = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.FacetNormal(mesh)
    flux = ufl.inner(ufl.avg(ufl.grad(u)), ufl.jump(v, n))
    return (ufl.jump(u) * ufl.jump(v) - flux) * ufl.dS(metadata={"quadrature_degree": 3})


@on("curved triangle", "curved hexahedron")
def sides_of_curved_cells(fem, mesh, tags):
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    ds = ufl.Measure("ds", domain=mesh, subdomain_data=tags.facets, metadata={"quadrature_degree": 4})
    dx = ufl.Measure("dx", domain=mesh, subdomain_data=tags.cells, metadata={"quadrature_degree": 3})
    return u * v * ds((1, 5)) + u * v.dx(0) * dx(1)
