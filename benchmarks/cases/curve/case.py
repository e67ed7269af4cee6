"""Our engine from a thousand to a million cells: is the cost per cell flat, is the memory linear?"""

from benchmarks.case import OURS, Case

POISSON, ELASTICITY = "P1 tetrahedra, Poisson", "P2 tetrahedra, elasticity"

CASE = Case(
    "curve",
    "cost per cell against the number of cells",
    stages=(),
    settings=(
        *({"problem": POISSON, "n": n} for n in (6, 12, 26, 56)),
        *({"problem": ELASTICITY, "n": n} for n in (6, 12, 20, 33)),
    ),
    small=({"problem": POISSON, "n": 3}, {"problem": POISSON, "n": 4}, {"problem": ELASTICITY, "n": 3}),
    codes=(OURS,),
    repeated=False,
)
