"""The derivative of each nonlinear form of the corpus against finite differences of its residual, by femiec alone."""

import numpy as np
import pytest
from by_femiec import femiec_engine
from cases import Nonlinear, all_cases
from grids import build

from femiec.checks.tangent import tangent_defect
from femiec.engine import embedded as fem

NONLINEAR = [case for case in all_cases() if "Nonlinear" in case.function.__code__.co_names]


@pytest.mark.parametrize("case", NONLINEAR, ids=lambda case: case.name)
def test_jacobian_is_the_derivative_of_the_residual(case):
    engine = femiec_engine(build(case.mesh)[0])
    made = case.make(engine.fem, engine.mesh, engine.tags)
    assert isinstance(made, Nonlinear)
    unknowns = made.unknown if made.blocked else (made.unknown,)
    system = fem.System({f"u{i}": function for i, function in enumerate(unknowns)}, made.residual, [])
    x = system.initial()
    assert tangent_defect(system, x, np.random.default_rng(3).normal(size=len(x))) < 5e-9


def test_there_are_many_nonlinear_forms():
    assert len({case.function for case in NONLINEAR}) >= 15
