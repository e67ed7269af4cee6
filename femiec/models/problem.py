"""A problem as an engine, a solver and a result see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from femiec.errors import InputError


@dataclass(frozen=True)
class Unknown:
    """A field to solve for: its Function holds dimensionless values, ``scale`` [unit] times which is the field."""

    name: str
    function: Any
    scale: float
    unit: str

    @property
    def value(self) -> Any:
        """The field in SI, as a UFL expression."""
        return self.scale * self.function


@dataclass(frozen=True)
class Output:
    """A field to store: a UFL expression on one region, in SI."""

    region: str
    name: str
    unit: str
    expression: Any


@dataclass(frozen=True)
class Evolution:
    """How time enters a residual: the derivative of an unknown y is written rate y + history[y].

    Args:
        time: Constant: t [s] at the end of the step.
        rate: Constant: the weight of the new value in the derivative [1/s].
        history: name of a differential unknown to a Function in its space, the part of the derivative that earlier values give,
            in the unknown's dimensionless dofs [1/s]. Unknowns that are not here are algebraic.
    """

    time: Any
    rate: Any
    history: Mapping[str, Any]

    def derivative(self, unknown: Unknown) -> Any:
        """dy/dt in SI, as a UFL expression."""
        return unknown.scale * (self.rate * unknown.function + self.history[unknown.name])


@dataclass(frozen=True)
class Multiplier:
    """An unknown without an equation of its own, such as the pressure of what cannot be compressed.

    Args:
        name: the unknown's.
        mass: UFL, bilinear in the unknown's space: what its Schur complement is like, but for a factor; the mass over the
            viscosity for a pressure.
    """

    name: str
    mass: Any


@dataclass(frozen=True)
class Problem:
    """Everything that a run needs to know.

    Attributes:
        mesh: the mesh.
        unknowns: in the order of the parts of the test functions.
        residual: UFL form, linear in the test functions; dimensionless.
        conditions: Dirichlet conditions.
        integrals: named functionals, UFL forms of rank 0.
        outputs: fields to store.
        easier: sets the continuation parameter, 0 easy to 1 wanted; None if none is needed.
        couplings: what acts in this run, one line each.
        evolution: how time enters; None for a problem at rest.
        drive: sets what is held; None where nothing changes.
        position: where a point of the mesh is [m], UFL; None where the mesh does not move.
        ties: rows by which dofs follow others, as the engine's ``periodic`` makes them.
        multiplier: what an iterative solver has to know of a saddle point; None where there is none.
    """

    mesh: Any
    unknowns: tuple[Unknown, ...]
    residual: Any
    conditions: tuple[Any, ...]
    integrals: Mapping[str, Any]
    outputs: tuple[Output, ...]
    easier: Any = None
    couplings: tuple[str, ...] = field(default_factory=tuple)
    evolution: Evolution | None = None
    drive: Any = None
    position: Any = None
    ties: tuple[Any, ...] = ()
    multiplier: Multiplier | None = None


def check(problem: Problem) -> None:
    """Refuse a problem in which an unknown has no equation.

    Raises:
        InputError: naming the unknown.
    """
    tested = {argument.part() or 0 for argument in problem.residual.arguments()}
    for part, unknown in enumerate(problem.unknowns):
        if part not in tested:
            raise InputError(unknown.name, "without an equation", "a residual with its test function", "add its balance law")
