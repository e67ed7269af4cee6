"""The honeycomb of ``honeycomb3d`` from 50 thousand to a million unknowns: are time and memory linear in them?"""

from benchmarks.case import Case
from benchmarks.cases.honeycomb3d.case import CASE as ONE
from benchmarks.cases.honeycomb3d.case import CHECKS, CODES

CASE = Case(
    "honeycomb_curve",
    "elastic honeycombs of growing height: the cost of the solve against the number of unknowns",
    stages=(),
    settings=tuple({"layers": layers} for layers in (6, 12, 25, 62, 124)),
    small=(*ONE.small, {"layers": 4, "side": 2}),
    codes=CODES,
    checks=CHECKS,
    repeated=False,
)
