"""The tubule of the paper, with changes."""

import numpy as np

from femiec.engine import embedded as fem
from femiec.geometry import Tubule, tubule_mesh
from femiec.materials import hard_carbon, lithium
from femiec.models.creep import CreepLaws
from femiec.models.surroundings import Neighbours
from femiec.models.tubule import SingleTubule
from femiec.solve.newton import Newton

SHARED = Tubule(100e-9, 5e-9, 20e-6, 0.5)
FREE = Tubule(100e-9, 10e-9, 20e-6, 0.5)
COBLE = CreepLaws(nabarro_herring=False)


def tubule(levels=0, triangles=False, **changes):
    sizes = FREE if changes.get("neighbours") is Neighbours.FREE else SHARED
    sizes = changes.pop("sizes", sizes)
    mesh = tubule_mesh(sizes, levels=levels, triangles=triangles)
    given = {"metal": lithium, "host": hard_carbon, "temperature": 300.0, "overpotential": -0.05}
    return SingleTubule(mesh, **{**given, **changes})


def system_of(problem):
    return fem.System({u.name: u.function for u in problem.unknowns}, problem.residual, problem.conditions)


def solved(model):
    """The problem, solved without simulate."""
    problem = model.problem(fem)
    Newton().solve(system_of(problem))
    return problem


def along_inner_wall(result, name, component=0):
    """A wall field on the inner surface by height: z and values, ascending."""
    wall = result.snapshots[0].region("wall")
    inner = np.isclose(wall.points[:, 0], wall.points[:, 0].min(), rtol=0, atol=1e-15)
    values = wall.field(name).values
    values = values[:, component] if values.ndim > 1 else values
    order = np.argsort(wall.points[inner, 1])
    return wall.points[inner, 1][order], values[inner][order]
