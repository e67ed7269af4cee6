"""A boundary between two rigid grains that diffusion along it lets part, or slide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import ufl

from femiec.forms.interface import nernst_coupling, sheet_conduction
from femiec.geometry import Mesh
from femiec.laws.kinematics import Symmetry
from femiec.laws.nernst import nernst_pressure
from femiec.solve.newton import Newton

_DEGREE = 8


@dataclass(frozen=True)
class RigidGrains:
    """The upper grain moves as a whole, at one speed in one direction; the lower one, which is meshed, stays.

    Args:
        mesh: the lower grain; its surface ``top`` is the boundary.
        symmetry: of the cross-section.
        direction: unit vector (r, z) along which the upper grain moves.
        conductance: kappa_s of the boundary [S].
        atomic_volume: Omega [m3].
        degree: of the potential's elements.
    """

    mesh: Mesh
    symmetry: Symmetry
    direction: tuple[float, float]
    conductance: float
    atomic_volume: float
    degree: int = 1


@dataclass(frozen=True)
class Parting:
    """What a load does to a boundary.

    Attributes:
        speed: of the upper grain along the direction [m/s].
        stress: normal traction across the boundary [Pa], tension positive; a UFL expression on the surface ``top``.
    """

    speed: float
    stress: Any


def part(fem: Any, grains: RigidGrains, force: float, stress: float, edges: Mapping[str, float]) -> Parting:
    """Pull the upper grain along its direction.

    Weak form: int kappa_s grad_s psi . grad_s chi + int (e/Omega) V d.n chi = 0, and - int (e/Omega) psi d.n = force.

    Args:
        fem: the module of an engine.
        grains: the grains and the boundary.
        force: on the upper grain along its direction d [N; planar N/m].
        stress: the order of magnitude of the traction [Pa], to make the unknowns dimensionless.
        edges: the traction [Pa], tension positive, where the boundary ends on a side of the mesh (by the side's name).

    Example:
        >>> from femiec.checks.section import section
        >>> from femiec.engine import embedded as fem
        >>> from femiec.laws.kinematics import PLANAR
        >>> strip = RigidGrains(section(0.0, 1.0, 1.0, across=2), PLANAR, (0.0, 1.0), 1.0, 1.602176634e-19, degree=2)
        >>> round(part(fem, strip, force=1.0, stress=1.0, edges={"outer": 0.0}).speed, 9)  # 3 M s/L^2
        3.0
    """
    mesh, symmetry, omega = grains.mesh, grains.symmetry, grains.atomic_volume
    potential_unit = stress / nernst_pressure(1.0, omega)
    extent = float(np.ptp(mesh.nodes[0]))
    speed_unit = grains.conductance * potential_unit**2 / (stress * extent**2)
    S, R = fem.functionspace(mesh, ("Lagrange", grains.degree)), fem.functionspace(mesh, ("Real", 0))
    psi, speed = fem.Function(S), fem.Function(R)
    chi, speed_test = (unit * test for unit, test in zip((potential_unit, speed_unit), tests(S, R), strict=True))
    potential, d = potential_unit * psi, ufl.as_vector(grains.direction)
    x, n, ds = mesh.x, mesh.n, mesh.ds("top", degree=_DEGREE)
    gap_rate, gap_test = speed_unit * speed * d, speed_test * d
    load, plating = nernst_coupling(potential, chi, gap_rate, gap_test, omega, n, symmetry, x, ds)
    area = float(fem.assemble_scalar(fem.form(symmetry.weight(x) * ds)))
    pull = force / area * speed_test * symmetry.weight(x) * ds
    residual = load - pull + plating + sheet_conduction(potential, chi, grains.conductance, n, symmetry, x, ds)
    Newton().solve(fem.System({"psi": psi, "speed": speed}, residual, held(fem, S, mesh, "top", edges, -stress)))
    return Parting(speed_unit * float(speed.x.array[0]), -stress * psi)


def tests(*spaces: Any) -> Any:
    """Test functions of the parts of a mixed space."""
    return ufl.TestFunctions(ufl.MixedFunctionSpace(*spaces))


def held(fem: Any, S: Any, mesh: Mesh, surface: str, edges: Mapping[str, float], unit: float) -> list[Any]:
    """The potential lives on a surface, and is given, in units of ``unit`` [Pa], where that ends on other surfaces."""
    facets = mesh.facets_of(surface)
    on = fem.locate_dofs_topological(S, 1, facets)
    ends = {name: np.intersect1d(on, fem.locate_dofs_topological(S, 1, mesh.facets_of(name))) for name in edges}
    return [fem.pin_off_surface(S, facets), *(fem.dirichletbc(edges[name] / unit, dofs, S) for name, dofs in ends.items())]
