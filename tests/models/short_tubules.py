"""Short tubules that are cheap to take through time, and their systems."""

import numpy as np

from femiec.engine import embedded as fem
from femiec.geometry import Tubule
from femiec.materials import lic6, lithium
from femiec.models.coupled.model import CoupledTubule
from femiec.models.coupled.reshape import TravellingMesh
from femiec.quantities import nm, um


def cell(bottom=0.0, height=1 * um, filling=0.4, level=0, lengthening=2.0, wall=5 * nm, width=100 * nm, **changes):
    """A tubule of 1 um at 300 K; ``bottom`` > 0 leaves a void."""
    mesher = TravellingMesh(level, lengthening)
    given = {"metal": lithium, "host": lic6, "temperature": 300.0, "mesher": mesher}
    return CoupledTubule(mesher(Tubule(width, wall, height, filling, bottom)), **given | changes)


def system_of(problem):
    """Its unknowns, residual and conditions on the engine."""
    return fem.System({u.name: u.function for u in problem.unknowns}, problem.residual, problem.conditions)


def shaken(problem, system, seed=0, size=0.3):
    """A state far from rest: every unknown and every history changed by a random part."""
    random = np.random.default_rng(seed)
    problem.evolution.rate.value[...] = 1.7 / problem_time(problem)
    for function in problem.evolution.history.values():
        function.x.array[:] = random.normal(0, size, function.x.array.shape) / problem_time(problem)
    x = system.initial()
    shaken = x + size * random.normal(0, 1, x.shape)
    for name, part in system.split(shaken).items():
        if len(part) == 1:
            part[:] = system.split(x)[name] * (1 + 0.1 * random.uniform(-1, 1)) + 0.05
    return np.where(system.free, shaken, x)


def problem_time(problem):
    """The time in which the front would pass the height [s], a scale for rates."""
    scale = {u.name: u.scale for u in problem.unknowns}
    return scale["charge"] / scale["current"]
