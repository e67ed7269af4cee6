"""The cases: every form of the corpus on every mesh that it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getsource
from types import CodeType
from typing import Any, NamedTuple

import basix.ufl
import ufl


class Blocks(NamedTuple):
    """Forms by the parts of a MixedFunctionSpace, assembled in one: a list, or rows of a matrix; None where there is none."""

    forms: Any

    def by_parts(self) -> list[tuple[tuple[int, ...], Any]]:
        """The parts of the arguments, and the form, of each block."""
        if not any(isinstance(row, list | tuple) for row in self.forms):
            return [((i,), form) for i, form in enumerate(self.forms)]
        return [((i, j), form) for i, row in enumerate(self.forms) for j, form in enumerate(row)]

    def spaces(self, axis: int) -> list[Any]:
        """The space of each part of one argument."""
        found = {parts[axis]: form.arguments()[axis].ufl_function_space() for parts, form in self.by_parts() if form is not None}
        return [found[part] for part in sorted(found)]


class Nonlinear(NamedTuple):
    """A residual F(u; v) that a form function gives for itself and its derivative; one unknown, or several in blocks."""

    residual: Any
    unknown: Any

    @property
    def blocked(self) -> bool:
        """Whether there are several unknowns."""
        return isinstance(self.unknown, tuple)

    def tangent(self) -> Any:
        """dF/du."""
        if not self.blocked:
            return ufl.derivative(self.residual, self.unknown, ufl.TrialFunction(self.unknown.function_space))
        W = ufl.MixedFunctionSpace(*(function.function_space for function in self.unknown))
        return ufl.derivative(self.residual, self.unknown, ufl.TrialFunctions(W))


class Held(NamedTuple):
    """A bilinear form, or blocks of one, assembled with Dirichlet conditions; femiec's engines only."""

    form: Any
    bcs: tuple[Any, ...]


class Later(NamedTuple):
    """A form, and what changes between its compilation and its assembly; femiec's engines only."""

    form: Any
    change: Callable[[], None]


@dataclass(frozen=True)
class Case:
    """A form function on a mesh."""

    function: Callable[..., Any]
    mesh: str

    @property
    def name(self) -> str:
        """Such as ``poisson on curved triangle``."""
        return f"{self.function.__name__} on {self.mesh}"

    def make(self, fem: Any, mesh: Any, tags: Any) -> Any:
        """Call the function with an engine's names; only forms on parts of the mesh take its tags."""
        return self.function(*(fem, mesh, tags)[: self.function.__code__.co_argcount])


def on(*meshes: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Name the meshes that a form function is compared on."""

    def mark(function: Callable[..., Any]) -> Callable[..., Any]:
        function.meshes = meshes  # type: ignore[attr-defined]
        return function

    return mark


def all_cases() -> list[Case]:
    """Every form function of ``forms`` that DOLFINx can read, on every mesh that it names."""
    import forms

    return _cases(forms.MODULES)


def own_cases() -> list[Case]:
    """Those that only femiec's engines can read."""
    import forms

    return _cases(forms.OWN)


def _cases(modules: Any) -> list[Case]:
    functions = [function for module in modules for function in vars(module).values() if hasattr(function, "meshes")]
    return [Case(function, mesh) for function in functions for mesh in function.meshes]


def features(case: Case, compared: list[Any]) -> set[str]:
    """What a case covers: its mesh, the elements and integrals of its forms, and every name that its code uses."""
    found = {case.mesh, *_names(case.function.__code__)}
    found |= {f"{measure} of a tuple" for measure in re.findall(r"\b(d[xsS])\(\(", getsource(case.function))}
    for form, integral in ((a, integral) for a in compared for integral in a.integrals()):
        members = (*form.arguments(), *form.coefficients())
        found |= {word for member in members for word in words(member.ufl_element())}
        found |= {integral.integral_type(), *integral.metadata()}
    return found


def words(element: Any) -> set[str]:
    """Such as ``{"mixed", "vector", "P2 on triangle", "DG0 on triangle"}``."""
    if isinstance(element, basix.ufl._QuadratureElement):
        return {"quadrature"}
    if isinstance(element, basix.ufl._MixedElement):
        return {"mixed"}.union(*(words(part) for part in element.sub_elements))
    if isinstance(element, basix.ufl._BlockedElement):
        kind = "symmetric tensor" if element._has_symmetry else ("vector", "tensor")[len(element.reference_value_shape) - 1]
        return {kind} | words(element.sub_elements[0])
    return {f"{'DG' if element.discontinuous else 'P'}{element.degree} on {element.cell_type.name}"}


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names(inner)
        elif isinstance(inner, tuple):  # names of keyword arguments
            yield from (name for name in inner if isinstance(name, str))
