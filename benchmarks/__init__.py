"""Benchmarks: femiec beside DOLFINx, NGSolve and plain scikit-fem in one run; see README.md."""
