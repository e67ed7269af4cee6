"""Signatures of the blocks of some forms, by one walk and by UFL; written to a file."""

import json
import sys
from pathlib import Path

from femiec.engine import dolfinx  # isort: skip  brings MPI first

import skfem
import ufl
from ufl.algorithms import expand_derivatives

from femiec.engine.dolfinx.blocks import blocks_by_part
from femiec.geometry import Mesh

mesh = Mesh.from_skfem(skfem.MeshTri.init_tensor([0.0, 1.0, 2.0], [0.0, 1.0]), regions={"left": [0, 1], "right": [2, 3]})
U, P, Q = (dolfinx.functionspace(mesh, element) for element in (("P", 2, (2,)), ("P", 1), ("DG", 0)))
W = ufl.MixedFunctionSpace(U, P, Q)
(v, q, r), (u, p, s) = ufl.TestFunctions(W), ufl.TrialFunctions(W)
w, c, d = dolfinx.Function(U), dolfinx.Function(P), dolfinx.Function(Q)
x = ufl.SpatialCoordinate(mesh.ufl_domain())
dx, dS = ufl.dx(domain=mesh.ufl_domain()), ufl.dS(domain=mesh.ufl_domain())


def strain(u):
    """Symmetric gradient."""
    return ufl.sym(ufl.grad(u))


energy = (1 + c**2) * ufl.inner(strain(w), strain(w)) * dx + ufl.exp(c) * ufl.div(w) * d * dx
residual = ufl.derivative(energy, (w, c, d), (v, q, r))
several = ufl.dot(ufl.as_vector((u[0] + p, s)), ufl.as_vector((q, v[1] - r)))
FORMS = {
    "residual": (residual, 1),
    "jacobian": (ufl.derivative(residual, (w, c, d), (u, p, s)), 2),
    "entries": (several * dx, 2),
    "factors": (x[0] * (ufl.div(u) + p / (1 + c)) * (r + q) * dx, 2),
    "cases": (ufl.conditional(ufl.gt(c, 0), p * q, s * q + ufl.dot(u, v)) * dx, 2),
    "sides": (ufl.jump(p) * ufl.avg(q) * dS + ufl.avg(s) * ufl.jump(r) * dS, 2),
    "nothing": ((p - p) * q * dx + s * r * dx, 2),
}


def by_ufl(form, rank):
    """The same blocks, as UFL finds them."""
    rows = ufl.extract_blocks(form)
    each = {(i,): piece for i, piece in enumerate(rows)} if rank == 1 else {}
    each |= {(i, j): piece for i, row in enumerate(rows) for j, piece in enumerate(row)} if rank == 2 else {}
    return {at: piece for at, piece in each.items() if piece is not None and not piece.empty()}


found = {}
for name, (form, rank) in FORMS.items():
    form = expand_derivatives(form)
    pairs = blocks_by_part(form, rank), by_ufl(form, rank)
    found[name] = [{str(at): piece.signature() for at, piece in each.items()} for each in pairs]
Path(sys.argv[1]).write_text(json.dumps(found))
