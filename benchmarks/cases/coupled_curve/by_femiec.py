"""coupled_curve on femiec: one size."""

from benchmarks.cases.coupled_in_time.by_femiec import measure

__all__ = ["measure"]
