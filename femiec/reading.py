"""Numbers and fields of a solved problem, read off an engine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from femiec.models.problem import Output, Problem, Unknown
from femiec.models.readings import Readings
from femiec.results.result import FieldData, RegionData, Snapshot

VTK_CELL = {"triangle": 22, "quadrilateral": 28, "tetrahedron": 24, "hexahedron": 29}
"""VTK's number of the quadratic cell whose nodes :func:`femiec.engine.embedded.sample` uses."""
PLACE = "place"
"""The name under which the points' places are sampled where the mesh stands for a moving one."""


def single_numbers(unknowns: Iterable[Unknown]) -> dict[str, float]:
    """The unknowns that are one number each, SI."""
    return {u.name: float(u.scale * u.function.x.array[0]) for u in unknowns if len(u.function.x.array) == 1}


class Reader:
    """Reads the present state of a problem; what there is to compile is compiled once.

    Args:
        problem: with its unknowns, integrals and outputs.
        engine: the engine that it is stated on.
    """

    def __init__(self, problem: Problem, engine: Any) -> None:
        self._problem, self._engine = problem, engine
        self._integrals = {name: engine.form(form) for name, form in problem.integrals.items()}
        self._samplers = {region: self._sampler(region) for region in {output.region: None for output in problem.outputs}}

    def _sampler(self, region: str) -> Any:
        expressions = {output.name: output.expression for output in self._of(region)}
        if self._problem.position is not None:
            expressions[PLACE] = self._problem.position
        return self._engine.sampler(self._problem.mesh, region, expressions)

    def _of(self, region: str) -> list[Output]:
        return [output for output in self._problem.outputs if output.region == region]

    def read(self) -> Readings:
        """Integrals, numbers and fields."""
        integrals = {name: self._engine.assemble_scalar(form) for name, form in self._integrals.items()}
        points, fields = {}, {}
        for region, sample in self._samplers.items():
            points[region], values = sample()
            points[region] = values.pop(PLACE, points[region])
            fields.update({(region, name): value for name, value in values.items()})
        return Readings(integrals, points, fields, single_numbers(self._problem.unknowns))

    def snapshot(self, read: Readings, time: float = 0.0) -> Snapshot:
        """The fields as they are stored."""
        return Snapshot(time, tuple(self._region(read, region, points) for region, points in read.points.items()))

    def _region(self, read: Readings, region: str, points: Any) -> RegionData:
        cells, nodes, dim = points.shape
        flat = np.zeros((cells * nodes, 3))
        flat[:, :dim] = points.reshape(-1, dim)
        fields = tuple(
            FieldData(output.name, "" if output.unit == "1" else output.unit, _flat(read.fields[region, output.name]))
            for output in self._of(region)
        )
        numbering = np.arange(cells * nodes).reshape(cells, nodes)
        return RegionData(region, flat, numbering, VTK_CELL[self._problem.mesh.cell], fields)


def _flat(values: Any) -> Any:
    flat = values.reshape(-1, values.shape[-1])
    return flat[:, 0] if flat.shape[1] == 1 else flat
