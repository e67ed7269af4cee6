"""The studies that are compared, and how long they run here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Case:
    """A study with settings.

    Attributes:
        study: name of the file in ``studies``.
        settings: name=value, as the command line takes them; those that make a long study short.
        fast: whether it is small enough to be compared at every change.
    """

    study: str
    settings: tuple[str, ...] = ()
    fast: bool = False

    @property
    def file(self) -> Path:
        """The file of the study."""
        return ROOT / "studies" / f"{self.study}.py"


CASES = (
    Case("single_tubule"),
    Case("plating_3mA", ("filling=0.85", "capacity=0.3mAh/cm2")),
    Case("cycling_100", ("cycles=2", "rest=2min")),
    Case("void_stripping", ("height=5um", "filling=0.4", "plated=0.01mAh/cm2", "stripped=0.02mAh/cm2", "left=0.35"), fast=True),
    Case("interface_vs_bulk", ("walls=LiC6 and nickel",)),
    Case("geometry_series", ("sizes=smallest and largest",)),
    Case("sodium", ("metals=lithium and sodium",)),
    Case("sliding_plug", ("roughnesses=two",)),
    Case("half_cell_overpotential"),
    Case("neighbour_bending"),
    Case("honeycomb_burst"),
    Case("wall_table", ("sizes=thinnest and thickest",), fast=True),
    Case("buckling"),
    Case("nanoindentation", ("sizes=thinnest and thickest", "cells=6", "steps=8")),
    Case("honeycomb_3d", ("height=400nm", "layers=4", "along=2")),
)
