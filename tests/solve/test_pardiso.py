"""MKL's direct solver, where it is installed."""

import gc

import numpy as np
import pytest
from systems import saddle

from femiec.errors import ConvergenceError
from femiec.solve import pardiso
from femiec.solve.factors import Factors


def test_pardiso_analyses_a_pattern_once_and_releases_its_memory(monkeypatch):
    gc.collect()  # factors that earlier tests left are released now, not below
    phases, call = [], pardiso._call

    def recorded(handle, kind, phase, *rest):
        phases.append(phase)
        return call(handle, kind, phase, *rest)

    monkeypatch.setattr(pardiso, "_call", recorded)
    factors = Factors(saddle(), True)
    for seed in (1, 2):
        factors.factorise(saddle(seed))
        factors.solve(np.ones(50))
    expected = [pardiso.ANALYSE, pardiso.FACTORISE, pardiso.SOLVE, pardiso.FACTORISE, pardiso.SOLVE]
    assert phases == (expected if pardiso.library() else [])
    del factors
    gc.collect()
    assert phases == ([*expected, pardiso.RELEASE] if pardiso.library() else [])


def test_an_error_of_pardiso_is_named(monkeypatch):
    monkeypatch.setattr(pardiso, "_call", lambda *_: -2)
    with pytest.raises(ConvergenceError, match="50 rows: error -2 in phase 11"):
        pardiso.Pardiso(saddle(), None).factorise(saddle())
