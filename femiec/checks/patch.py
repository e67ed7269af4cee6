"""The patch test: a linear displacement on the boundary of distorted cells goes on linearly inside, and its stress is uniform."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import ufl
from numpy.typing import NDArray

from femiec.geometry import Mesh
from femiec.geometry.nodes import CELLS
from femiec.laws.deforming import Deforming
from femiec.laws.solid import SolidLaw
from femiec.models.walls.structure import WallStructure
from femiec.quantities import nm
from femiec.solve.newton import Newton

Array = NDArray[np.float64]


def patch_mesh(cell: str, across: int = 3, distortion: float = 0.2) -> Mesh:
    """Cells in a box between 50 and 150 nm along each axis, whose vertices inside are moved at random.

    Args:
        cell: UFL's name of the cells.
        across: their number along each axis.
        distortion: how far a vertex inside moves along each axis at most, in cells.

    Example:
        >>> mesh = patch_mesh("hexahedron", across=2)
        >>> mesh.cell, mesh.skfem.nelements
        ('hexahedron', 8)
    """
    kind = next(kind for kind, name in CELLS.items() if name == cell)
    dim = len(kind().p)
    plain: Any = kind.init_tensor(*[np.linspace(50 * nm, 150 * nm, across + 1)] * dim)  # type: ignore[attr-defined]
    inside = np.setdiff1d(np.arange(plain.nvertices), plain.boundary_nodes())
    points = plain.p.copy()
    points[:, inside] += distortion * 100 * nm / across * np.random.default_rng(7).uniform(-1, 1, (dim, len(inside)))
    return Mesh.from_skfem(kind(points, plain.t))


@dataclass(frozen=True)
class Affine:
    """A support: u = G x on all of the boundary; ``gradient`` is G, shape (dim, dim)."""

    gradient: Array

    def conditions(self, engine: Any, V: Any, mesh: Any, body: Any, factor: Any, scale: float) -> list[Any]:
        """The prescribed values, in ``scale`` [m]."""
        given = engine.Function(V)
        given.interpolate(lambda x: self.gradient @ x[: mesh.dim] / scale)
        facets = mesh.skfem.boundary_facets()
        return [engine.dirichletbc(given, engine.locate_dofs_topological(V, mesh.dim - 1, facets))]


@dataclass(frozen=True)
class PatchErrors:
    """What is left of a patch test, 0 but for round-off.

    Args:
        displacement: the largest of |u - G x| over that of |G x| [1].
        stress: the largest departure of a stress from the exact one, over the largest exact one [1].
    """

    displacement: float
    stress: float

    @property
    def worst(self) -> float:
        """The larger of the two."""
        return max(self.displacement, self.stress)


def patch_errors(
    fem: Any, mesh: Mesh, law: SolidLaw, body: Deforming, gradient: Array, stress: Array, degree: int
) -> PatchErrors:
    """Solve with u = G x on the boundary, and compare with G x and its uniform stress inside.

    Strong form: div sigma = 0, u = G x on the boundary. In (r, z) only G = diag(a, b) keeps the balance without body forces.

    Args:
        fem: the module of an engine.
        mesh: the patch.
        law, body: what it is made of and stands for.
        gradient: G, shape (dim, dim).
        stress: the exact Cauchy stress [Pa], shape (3, 3).
        degree: of the displacement.

    Source:
        Irons and Razzaque, Experience with the patch test, in: Aziz (ed.), The Mathematical Foundations of the Finite Element
        Method (1972), 557; Taylor, Simo, Zienkiewicz and Chan, Int. J. Numer. Methods Eng. 22, 39 (1986).

    Example:
        >>> from femiec.engine import embedded as fem
        >>> from femiec.laws.deforming import PLANE_STRAIN
        >>> from femiec.laws.solid.elastic import Elastic
        >>> shear, law = np.array([[0.0, 1e-3], [0.0, 0.0]]), Elastic(25e9, 0.25)
        >>> exact = np.array([[0.0, 10e6, 0.0], [10e6, 0.0, 0.0], [0.0, 0.0, 0.0]])
        >>> patch_errors(fem, patch_mesh("triangle"), law, PLANE_STRAIN, shear, exact, degree=1).worst < 1e-12
        True
    """
    structure = WallStructure(mesh, law, body, (), (Affine(gradient),), degree)
    statics = structure.problem(fem)
    (unknown,) = statics.problem.unknowns
    newton = Newton(tolerance=1e-13)  # what it leaves over would count as an error of the elements
    newton.solve(fem.System({unknown.name: unknown.function}, statics.problem.residual, statics.problem.conditions))
    exact = ufl.as_matrix(gradient.tolist()) * mesh.x
    expressions = {"exact": exact, "error": unknown.value - exact, "stress": statics.stress[None]}
    _, found = fem.sample(mesh, None, expressions)
    departure = abs(found["stress"].reshape(-1, 3, 3) - stress).max() / abs(stress).max()
    return PatchErrors(float(abs(found["error"]).max() / abs(found["exact"]).max()), float(departure))
