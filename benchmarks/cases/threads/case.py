"""The matrix of elastic3d on one thread and on two."""

from benchmarks.case import OURS, Case, Stage, Target

CASE = Case(
    "threads",
    "elastic3d on one thread and on two, bit-identical",
    (Stage("matrix_1", "matrix again, one thread"), Stage("matrix_2", "matrix again, two threads")),
    settings=({"n": 20},),
    small=({"n": 3},),
    codes=(OURS,),
    targets=(Target("matrix_2", 1 / 1.6, OURS, "matrix_1"),),
    cores=2,
)
