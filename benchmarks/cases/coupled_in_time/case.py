"""A half-cycle of the coupled tubule in time: what it takes, and what of it goes where."""

from benchmarks.case import OURS, Case, Stage, Target

PARTS = (
    Stage("residual", "of it: residuals"),
    Stage("jacobian", "of it: Jacobians"),
    Stage("factorise", "of it: factorisations"),
    Stage("solve", "of it: solves with the factors"),
    Stage("read", "of it: functionals and fields after each step"),
    Stage("write", "of it: ledger, checkpoints, fields"),
)
ENDS = (Stage("prepare", "of it: compiling, before the first step"), Stage("finish", "of it: the result file, after the last"))
FULL, TOY = 2.4, 0.01
"""Charge that is plated [mAh/cm2]: the filling goes from 0.05 to 0.83; or a little."""

CASE = Case(
    "coupled_in_time",
    "plating half-cycle of the coupled tubule, interface resolved, error control in time",
    (Stage("half_cycle", "whole half-cycle"), Stage("step", "a step, without what is before and after"), *PARTS, *ENDS),
    settings=({"level": 2, "capacity": FULL},),
    small=({"level": 0, "capacity": TOY},),
    codes=(OURS,),
    targets=(Target("half_cycle", 120.0),),
)
