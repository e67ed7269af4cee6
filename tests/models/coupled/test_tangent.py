"""The Jacobian of the whole residual is its derivative, whatever acts."""

import numpy as np
import pytest
from short_tubules import cell, shaken, system_of

from femiec.checks.tangent import tangent_defect
from femiec.engine import embedded as fem
from femiec.laws.gas import Chamber, Permeable
from femiec.laws.interface import Activated
from femiec.laws.kinematics import PLANAR
from femiec.laws.kinetics import ButlerVolmer, MonroeNewman
from femiec.laws.slip import FREE, Rough
from femiec.materials import nickel
from femiec.models.coupled import Gas, Neighbour, Transport
from femiec.models.coupled.root import Root
from femiec.models.creep import CreepLaws, Dislocation
from femiec.models.surroundings import Neighbours
from femiec.quantities import nm

DISLOCATIONS = CreepLaws(dislocation=Dislocation())
BESIDE = Neighbour(Chamber(1e-20, 1e5), 1e12, 1e-13)
MODELS = {
    "resolved": {},
    "effective": {"transport": Transport.EFFECTIVE},
    "slit": {"symmetry": PLANAR},
    "effective slit": {"transport": Transport.EFFECTIVE, "symmetry": PLANAR},
    "void": {"bottom": 60 * nm},
    "void in a slit": {"bottom": 60 * nm, "symmetry": PLANAR, "host": nickel},
    "dislocations": {"creep": DISLOCATIONS},
    "effective with dislocations": {"creep": DISLOCATIONS, "transport": Transport.EFFECTIVE},
    "reaction": {"root": Root(1e-3, ButlerVolmer(10.0))},
    "stressed reaction": {"root": Root(1e-3, MonroeNewman(10.0), plates=False)},
    "gas exchange": {"gas": Gas(2e5, 1e-20, Permeable(1e12, 1e5), BESIDE)},
    "gas leaks in a slit": {"gas": Gas(2e5, 1e-13, Permeable(1e12, 1e5)), "symmetry": PLANAR},
    "free slip, nickel": {"slip": FREE, "host": nickel, "gas_surface": False},
    "rough and free": {"slip": Rough(2 * nm), "neighbours": Neighbours.FREE, "wall": 10 * nm},
    "interface under pressure": {"passage": Activated(0.3), "host": nickel},
    "interface under pressure, void": {"passage": Activated(3.0), "bottom": 60 * nm},
    "all": {
        "bottom": 60 * nm,
        "creep": DISLOCATIONS,
        "root": Root(1e-3, ButlerVolmer(10.0)),
        "gas": Gas(2e5, 1e-20, Permeable(1e12, 1e5), BESIDE),
        "slip": Rough(2 * nm),
    },
}


@pytest.mark.parametrize("name", MODELS)
def test_tangent(name):
    problem = cell(**MODELS[name]).problem(fem)
    system = system_of(problem)
    x = shaken(problem, system)
    direction = np.random.default_rng(1).normal(0, 1, x.shape)
    problem.drive.hold_potential(-0.01)
    assert tangent_defect(system, x, direction, step=1e-5) < 1e-6
    problem.drive.hold_current(3.0)
    assert tangent_defect(system, x, direction, step=1e-5) < 1e-6
    for field in system.fields:  # each unknown alone too: a large one hides a small one
        alone = np.zeros_like(x)
        system.split(alone)[field][:] = system.split(direction)[field]
        assert tangent_defect(system, x, alone, step=1e-5) < 1e-6, field
