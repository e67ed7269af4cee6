"""honeycomb_curve on femiec: one size."""

from benchmarks.cases.honeycomb3d.by_femiec import measure

__all__ = ["measure"]
