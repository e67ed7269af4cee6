"""The studies that are compared, with settings that make long ones shorter, and with those of the smallest runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from femiec.commands.quick import QUICK

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Case:
    """A study with settings.

    Attributes:
        study: name of the file in ``studies``.
        settings: name=value, as the command line takes them.
        least: the settings of the smallest run that still does all that the study does; those above if there are none.
        spread: what its ledgers change by through round-off alone, measured by ``python -m benchmarks.agreement``; 0 for little.
    """

    study: str
    settings: tuple[str, ...] = ()
    least: tuple[str, ...] | None = None
    spread: float = 0.0

    @property
    def file(self) -> Path:
        """The file of the study."""
        return ROOT / "studies" / f"{self.study}.py"

    @property
    def smallest(self) -> Case:
        """The same with the settings of the smallest run."""
        return replace(self, settings=self.settings if self.least is None else self.least)


CASES = (
    Case("single_tubule"),
    Case("half_cell_overpotential"),
    Case("geometry_series", QUICK["geometry_series"], spread=2.2e-11),
    Case("sliding_plug", QUICK["sliding_plug"]),
    Case("interface_vs_bulk", QUICK["interface_vs_bulk"]),
    Case("sodium", QUICK["sodium"], spread=4.1e-11),
    Case("buckling", spread=9.1e-11),
    Case("honeycomb_3d", QUICK["honeycomb_3d"], ("height=300nm", "layers=3", "along=2")),
    Case("plating_3mA", QUICK["plating_3mA"], spread=1.3e-10),
    Case("neighbour_bending"),
    Case("honeycomb_burst", QUICK["honeycomb_burst"]),
    Case("cycling_100", ("cycles=1", "rest=1s", "capacity=0.02mAh/cm2", "filling=0.5", "height=5um")),
    Case("wall_table", QUICK["wall_table"]),
    Case("void_stripping", QUICK["void_stripping"]),
    Case("nanoindentation", QUICK["nanoindentation"], spread=7.4e-11),
)
