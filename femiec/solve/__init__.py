"""Solvers: Newton with line search, continuation, checked linear solves; they see :mod:`femiec.engine.system` only."""
