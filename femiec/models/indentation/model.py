"""A half-space under a rigid indenter: depth is prescribed, the force follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ufl

from femiec.arguments import number, offers, positive
from femiec.forms.contact import contact_pressure, rigid_contact
from femiec.geometry import Mesh
from femiec.geometry.half_space import AXIS, BOTTOM, REGION, SIDE, TOP
from femiec.laws.indenters import Indenter
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.laws.solid import SolidLaw
from femiec.models.problem import Output, Problem, Unknown
from femiec.models.walls.internal import Memory, memory
from femiec.quantities import MPa

STIFFNESS = 1000.0
"""c of the contact over E / contact radius: the solution does not depend on it, the number of steps to it a little."""


@dataclass(frozen=True, eq=False)
class Indentation:
    """A rigid indenter, pressed without friction into a body by a depth h of its tip below the undeformed surface.

    Strong form: Div P = 0; where z = 0 the vertical gap g = f - h - u_z and the pressure p obey g >= 0, p >= 0, p g = 0, f being
    the height of the indenter's surface over its tip: at r for a law of small strain, whose contact is that of Hertz and Sneddon,
    at r + u_r for one of finite strain. Side and bottom hold their normal displacement.

    Args:
        mesh: as from :func:`femiec.geometry.half_space.half_space_mesh`.
        law: of the body.
        indenter: a :class:`femiec.laws.indenters.Cone` or a :class:`~femiec.laws.indenters.Sphere`.
        depth: the largest h [m], by which displacements are measured.
        quadrature: degree of the quadrature rules. The default has three points in a triangle, so that plastic flow, which keeps
            volume, does not lock the quadratic displacements.

    Raises:
        InputError: a depth that is not positive, something that is no law or no indenter.
        MeshError: a surface that the mesh does not have.
    """

    mesh: Mesh
    law: SolidLaw
    indenter: Indenter
    depth: float
    quadrature: int = 2

    def __post_init__(self) -> None:
        depth = number("depth", self.depth, "m", positive, "a positive depth", "give it in m, as 100 * nm")
        object.__setattr__(self, "depth", depth)
        offers("law", self.law, ("finite", "stress", "update", "internal"), "a law of solids", "write Elastic(20e9, 0.24)")
        offers("indenter", self.indenter, ("height", "contact_radius"), "an indenter", "write Cone() or Sphere(5 * um)")
        self.mesh.facets_of(TOP, AXIS, SIDE, BOTTOM)

    @property
    def contact_radius(self) -> float:
        """Where the indenter meets the undeformed surface at the largest depth [m]."""
        return self.indenter.contact_radius(self.depth)

    @property
    def pressure(self) -> float:
        """E h/a [Pa], by which the contact's pressure is measured."""
        return self.law.youngs_modulus * self.depth / self.contact_radius

    def problem(self, fem: Any) -> Indented:
        """State the problem on an engine, at rest before contact: ``problem.drive(h)`` sets the depth [m].

        Args:
            fem: the engine's names (functionspace, Function, Constant, dirichletbc, ...).
        """
        mesh, depth, floor = self.mesh, fem.Constant(self.mesh, 0.0), fem.Constant(self.mesh, 0.0)
        spaces = [fem.functionspace(mesh, element) for element in (("Lagrange", 2, (2,)), ("Lagrange", 1))]
        names, units = ("displacement", "contact pressure"), ((self.depth, "m"), (self.pressure, "Pa"))
        unknowns = [Unknown(n, fem.Function(V, name=n), *unit) for n, V, unit in zip(names, spaces, units, strict=True)]
        u, p = (unknown.value for unknown in unknowns)
        w, q = ufl.TestFunctions(ufl.MixedFunctionSpace(*spaces))
        H = AXISYMMETRIC.displacement_gradient(u, mesh.x)
        remembered = memory(fem, mesh, REGION, self.law, H, self.quadrature)
        stress = self.law.stress(H, remembered.start)
        gap = self._gap(u, depth)
        residual = self._balance(stress, w) + self._contact(p, gap, w, q, ufl.derivative(gap, unknowns[0].function, w))

        def drive(value: float) -> None:
            depth.value = value

        problem = Problem(
            mesh,
            tuple(unknowns),
            residual,
            self._conditions(fem, *spaces),
            self._integrals(p, gap, floor),
            self._outputs(u, stress),
            drive=drive,
        )
        pushed, weight = contact_pressure(p, gap, self.stiffness) / self.pressure, AXISYMMETRIC.weight(mesh.x)
        trial, ds = ufl.TrialFunction(spaces[1]), mesh.ds(TOP, degree=4)
        test = ufl.TestFunction(spaces[1])
        return Indented(self, problem, remembered, floor, (trial * test * weight * ds, pushed * test * weight * ds))

    # ---------------------------------------------------------------- parts
    @property
    def stiffness(self) -> float:
        """c of the contact [Pa/m]."""
        return STIFFNESS * self.law.youngs_modulus / self.contact_radius

    def _gap(self, u: Any, depth: Any) -> Any:
        r = self.mesh.x[0] + (u[0] if self.law.finite else 0.0)
        return self.indenter.height(r) - depth - u[1]

    def _balance(self, stress: Any, w: Any) -> Any:
        mesh, size = self.mesh, self.pressure * self.contact_radius**2
        gradient = AXISYMMETRIC.displacement_gradient(w, mesh.x)
        return 1 / size * ufl.inner(stress, gradient) * AXISYMMETRIC.weight(mesh.x) * mesh.dx(degree=self.quadrature)

    def _contact(self, p: Any, gap: Any, w: Any, q: Any, slope: Any) -> Any:
        mesh, area = self.mesh, self.contact_radius**2
        weight, ds = AXISYMMETRIC.weight(mesh.x), mesh.ds(TOP, degree=4)
        load, condition = rigid_contact(p, gap, q, slope, self.stiffness, weight, ds)
        return 1 / (self.pressure * self.depth * area) * load + 1 / (self.depth * area) * condition

    def _conditions(self, fem: Any, V: Any, Q: Any) -> tuple[Any, ...]:
        held = ((V.sub(0), AXIS), (V.sub(0), SIDE), (V.sub(1), BOTTOM))
        fixed = [
            fem.dirichletbc(0.0, fem.locate_dofs_topological(space, 1, self.mesh.facets_of(name)), space) for space, name in held
        ]
        return (*fixed, fem.pin_off_surface(Q, self.mesh.facets_of(TOP)))

    def _integrals(self, p: Any, gap: Any, floor: Any) -> dict[str, Any]:
        pushed, weight = contact_pressure(p, gap, self.stiffness), AXISYMMETRIC.weight(self.mesh.x)
        ds, fine = self.mesh.ds(TOP, degree=4), self.mesh.ds(TOP, degree=20)  # the edge of the contact lies inside a facet
        touched = ufl.conditional(ufl.gt(p, floor), 1.0, 0.0)
        return {"force": pushed * weight * ds, "pressure squared": p**2 * weight * ds, "contact area": touched * weight * fine}

    def _outputs(self, u: Any, stress: Any) -> tuple[Output, ...]:
        return (Output(REGION, "Displacement", "m", u), Output(REGION, "Axial stress", "MPa", stress[2, 2] / MPa))


@dataclass(frozen=True, eq=False)
class Indented:
    """An indentation stated on an engine.

    Attributes:
        model: the indentation.
        problem: its problem.
        memory: what the law remembers; commit it when a step has converged.
        floor: Constant, the pressure [Pa] above which the surface counts as touched in the integral "contact area".
        projection: forms of the projection of max(0, p - c g) on the pressure's space: its mass and its load.
    """

    model: Indentation
    problem: Problem
    memory: Memory
    floor: Any
    projection: tuple[Any, Any]
