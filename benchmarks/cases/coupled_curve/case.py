"""The half-cycle of ``coupled_in_time`` on five meshes, to 280 thousand unknowns: is the cost of a step linear in them?"""

from benchmarks.case import OURS, Case
from benchmarks.cases.coupled_in_time.case import FULL, TOY

CASE = Case(
    "coupled_curve",
    "cost of a step in time against the number of unknowns",
    stages=(),
    settings=tuple({"level": level, "capacity": FULL} for level in range(5)),
    small=tuple({"level": level, "capacity": TOY} for level in range(2)),
    codes=(OURS,),
    repeated=False,
)
