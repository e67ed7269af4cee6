"""honeycomb_curve on DOLFINx: one size."""

from benchmarks.cases.honeycomb3d.by_dolfinx import measure

__all__ = ["measure"]
