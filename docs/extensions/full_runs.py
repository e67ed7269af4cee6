"""How long the full runs of the studies take on one core, which the pages of the gallery say."""

from __future__ import annotations

FULL_RUNS = {
    "single_tubule": "three seconds",
    "half_cell_overpotential": "four seconds",
    "buckling": "seven seconds",
    "plating_3mA": "some minutes",
    "void_stripping": "some minutes",
    "interface_vs_bulk": "some minutes",
    "geometry_series": "some minutes",
    "sliding_plug": "some minutes",
    "sodium": "some minutes",
    "neighbour_bending": "fifteen seconds",
    "honeycomb_burst": "some minutes",
    "honeycomb_3d": "some minutes",
    "wall_table": "some minutes",
    "nanoindentation": "some minutes",
    "cycling_100": "a quarter of an hour",
}
"""Processor time, pictures included, on a machine that others used."""


def substitutions() -> str:
    """Each as a substitution by the name of its study, in reStructuredText."""
    return "\n".join(f".. |{study}| replace:: {time}" for study, time in FULL_RUNS.items())
