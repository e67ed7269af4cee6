"""The cases. Each folder has ``case.py`` (numbers that all codes share, stages, targets) and ``by_<code>.py`` (measure)."""

from benchmarks.cases.coupled_curve.case import CASE as coupled_curve
from benchmarks.cases.coupled_in_time.case import CASE as coupled_in_time
from benchmarks.cases.creep_stokes.case import CASE as creep_stokes
from benchmarks.cases.curve.case import CASE as curve
from benchmarks.cases.elastic3d.case import CASE as elastic3d
from benchmarks.cases.first_form.case import CASE as first_form
from benchmarks.cases.honeycomb3d.case import CASE as honeycomb3d
from benchmarks.cases.honeycomb_curve.case import CASE as honeycomb_curve
from benchmarks.cases.hyperelastic.case import CASE as hyperelastic
from benchmarks.cases.lame_axisym.case import CASE as lame_axisym
from benchmarks.cases.threads.case import CASE as threads

CASES = (
    elastic3d,
    lame_axisym,
    hyperelastic,
    creep_stokes,
    honeycomb3d,
    honeycomb_curve,
    threads,
    first_form,
    curve,
    coupled_in_time,
    coupled_curve,
)
