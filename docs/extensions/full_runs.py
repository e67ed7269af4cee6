"""How long the full runs of the studies take on one core, which the pages of the gallery say."""

from __future__ import annotations

FULL_RUNS = {
    "single_tubule": "three seconds",
    "half_cell_overpotential": "four seconds",
    "buckling": "seven seconds",
    "neighbour_bending": "fifteen seconds",
    "sliding_plug": "about half a minute",
    "sodium": "about half a minute",
    "geometry_series": "about a minute",
    "interface_vs_bulk": "about a minute",
    "plating_3mA": "about a minute",
    "void_stripping": "about a minute",
    "wall_table": "about a minute",
    "honeycomb_burst": "about a minute",
    "honeycomb_3d": "about a minute",
    "nanoindentation": "some minutes",
    "cycling_100": "a quarter of an hour",
}
"""Processor time, pictures included. Up to fifteen seconds measured; from half a minute on scaled from shorter runs."""


def substitutions() -> str:
    """Each as a substitution by the name of its study, in reStructuredText."""
    return "\n".join(f".. |{study}| replace:: {time}" for study, time in FULL_RUNS.items())
