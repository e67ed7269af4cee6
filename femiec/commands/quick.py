"""Settings with which every study runs in seconds to a minute and still does what it is for, as the command line takes them."""

from __future__ import annotations

from collections.abc import Mapping

QUICK: Mapping[str, tuple[str, ...]] = {
    "single_tubule": (),
    "half_cell_overpotential": (),
    "geometry_series": ("sizes=100/10",),
    "sliding_plug": ("roughnesses=two",),
    "interface_vs_bulk": ("walls=nickel",),
    "sodium": ("metals=sodium",),
    "buckling": (),
    "honeycomb_3d": ("height=400nm", "layers=4", "along=2"),
    "plating_3mA": ("filling=0.85", "capacity=0.1mAh/cm2"),
    "neighbour_bending": (),
    "honeycomb_burst": ("scatter=0",),
    "cycling_100": ("cycles=1", "rest=1s", "capacity=0.3mAh/cm2", "filling=0.2", "height=5um"),
    "wall_table": ("sizes=100/10",),
    "void_stripping": ("height=2um", "filling=0.4", "plated=0.004mAh/cm2", "stripped=0.008mAh/cm2", "left=0.35"),
    "nanoindentation": ("sizes=100/10", "cells=4", "steps=4", "entries=2"),
}


def command(study: str, out: str) -> str:
    """The command of a quick run.

    Example:
        >>> command("wall_table", "DIR/runs/wall_table")
        'femiec run studies/wall_table.py --out DIR/runs/wall_table --set sizes=100/10'
    """
    settings = "".join(f" --set {setting}" for setting in QUICK[study])
    return f"femiec run studies/{study}.py --out {out}{settings}"
