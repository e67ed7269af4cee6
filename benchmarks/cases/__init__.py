"""The cases. Each folder has ``case.py`` (numbers that all codes share, stages, targets) and ``by_<code>.py`` (measure)."""

from benchmarks.cases.elastic3d.case import CASE as elastic3d

CASES = (elastic3d,)
