"""Which mistake turns which rows red: ``python tests/commands/break_table.py`` writes validation/breaks.md.

Each mistake is made, and all quick rows of the cases that it could reach are judged by the default engine.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parent))

from breaks import BREAKS
from mistakes import Break

from femiec.checks.judge import judge
from femiec.checks.verdict import Verdict
from femiec.commands.validate import load_rows
from femiec.results.atomic import write_text

CASES = Path(__file__).parents[2] / "validation"
TABLE = CASES / "breaks.md"
TUBULES = ("nernst_pressure", "coble_flow", "tubule_balances", "lame_wall", "gas_and_wall")
FLOWS = ("channel_flow", "annular_flow")
WALLS = ("patch_test", "wall_ring", "lame_wall", "cooks_membrane", "nafems_le1", "nafems_le10", "nafems_le11")
NAMED = (
    ("the sign of Nernst's pressure", "nernst_pressure", TUBULES),
    ("Frost and Ashby's shear coefficient 42 read as the uniaxial 14", "coble_flow", ("coble_flow", "tubule_in_time")),
    ("the wall's thickness w for the grain size", "coble_flow", TUBULES),
    ("2 pi r forgotten", "channel_flow", (*FLOWS, "patch_test", "lame_wall", "nafems_le11", "wall_ring")),
    ("stick turned to slip", "tubule_in_time", ("tubule_in_time",)),
    ("half the interface's width", "coble_flow", ("coble_flow",)),
    ("gas in the undeformed cavity", "tubule_balances", TUBULES),
    ("the hoop strain forgotten", "nafems_le11", (*WALLS, "plastic_cylinder")),
    ("plane stress for plane strain", "patch_test", WALLS),
    ("the volume of two atoms for that of one", "nernst_pressure", TUBULES),
    ("kT of 55 C at 27 C", "coble_flow", ("coble_flow", "tubule_balances")),
    ("a meniscus that pushes", "coble_flow", TUBULES),
    ("pressure that does not turn with the wall", "wall_buckling", ("wall_buckling",)),
    ("half of Young's modulus", "patch_test", WALLS),
    ("eta eps for 2 eta eps", "channel_flow", (*FLOWS, "coble_flow")),
)
"""Name and case of a mistake, and the cases whose rows it could reach."""
INTRODUCTION = """# Which mistake turns which rows red

Made by `python tests/commands/break_table.py`: each mistake is made in the code, one at a time, and all quick rows of the
cases named beside it are judged. An error is given in tolerances of its row, or itself ("by") where the tolerance is none. Of the
others, "order" stands for a row within its tolerance whose observed order is too low, "holds" for one that is known to
contradict the paper and now agrees, "stopped" for one whose computation ended with an error. `tests/commands/test_validate.py`
makes these mistakes at every change, and others, so that each row sees one.

| mistake | judged | red | rows that turned red, and their errors in tolerances |
|---|---|---|---|
"""


@dataclass(frozen=True)
class Line:
    """A line of the table."""

    name: str
    cases: tuple[str, ...]
    judged: int
    red: Sequence[tuple[str, Verdict]]

    def text(self) -> str:
        """As Markdown."""
        shown = "; ".join(f"`{case}`: " + ", ".join(self._rows(case)) for case in self.cases if self._rows(case))
        return f"| {self.name} | {self.judged} of {', '.join(self.cases)} | {len(self.red)} | {shown} |\n"

    def _rows(self, case: str) -> list[str]:
        return [f"{verdict.id} ({_excess(verdict)})" for where, verdict in self.red if where == case]


def _excess(verdict: Verdict) -> str:
    """What the line says of a red row."""
    if verdict.error is None:
        return "stopped"
    if verdict.error <= verdict.tolerance:
        return "holds" if verdict.order is None else "order"
    return f"{verdict.error / verdict.tolerance:.3g}" if verdict.tolerance else f"by {verdict.error:.2g}"


def found(name: str, case: str) -> Break:
    """The mistake of a name that the tests make in a case."""
    return next(each for each in BREAKS if (each.name, each.case) == (name, case))


@contextmanager
def made(mistake: Break) -> Iterable[None]:
    """While the mistake is in the code."""
    patches = [patch(name, breaking(resolve_name(name))) for name, breaking in mistake.patches.items()]
    for each in patches:
        each.start()
    try:
        yield
    finally:
        for each in patches:
            each.stop()


def line(name: str, case: str, cases: tuple[str, ...]) -> Line:
    """Judge the rows of the cases while the mistake is in the code."""
    with made(found(name, case)):
        judged = [(each, judge(row)) for each in cases for row in load_rows(CASES / each / "case.py") if not row.slow]
    red = [(each, verdict) for each, verdict in judged if verdict.status == "failed"]
    return Line(name, cases, len(judged), red)


def main() -> None:
    """Write the table."""
    text = INTRODUCTION
    for entry in NAMED:
        text += line(*entry).text()
        print(entry[0], file=sys.stderr)
    write_text(TABLE, text)


if __name__ == "__main__":
    main()
