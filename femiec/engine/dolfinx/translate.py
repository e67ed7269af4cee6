"""UFL forms of femiec's symbols to UFL forms of DOLFINx's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import ufl
from dolfinx import fem
from ufl.algorithms import replace
from ufl.algorithms.analysis import extract_type
from ufl.constantvalue import FloatValue
from ufl.core.terminal import Terminal
from ufl.corealg.traversal import unique_pre_traversal

from femiec.engine.dolfinx.entities import entities
from femiec.engine.dolfinx.mesh import SharedMesh
from femiec.engine.dolfinx.spaces import shared_space
from femiec.engine.embedded.functions import Constant, Function
from femiec.errors import UnsupportedForm

FEW = 64
"""Numbers up to this one, in parts as small, are taken for those of a formula."""


@dataclass(frozen=True, eq=False)
class Symbols:
    """What stands for what.

    Attributes:
        mesh: the mesh.
        known: femiec's symbols to DOLFINx's.
    """

    mesh: SharedMesh
    known: dict[Any, Any] = field(default_factory=dict)

    def translated(self, form: ufl.Form) -> ufl.Form:
        """The form on DOLFINx's mesh, with the entities of each subdomain as its data; derivatives have to be carried out."""
        found = set().union(*(extract_type(integral.integrand(), Terminal) for integral in form.integrals()))
        for symbol in sorted((s for s in found if _is_symbol(s)), key=_order):  # spaces are made by all ranks in one order
            if symbol not in self.known:
                self.known[symbol] = self._counterpart(symbol)
        for number in _parameters(form):
            self.known.setdefault(number, fem.Constant(self.mesh.dolfinx, float(number)))
        numbers = _numbered(form)
        data = {
            kind: [
                (n, entities(self.mesh, kind, subdomain, tags)) for (k, subdomain, _), (n, tags) in numbers.items() if k == kind
            ]
            for kind in {kind for kind, _, _ in numbers}
        }
        return ufl.Form([self._integral(integral, numbers, data) for integral in form.integrals()])

    def follow(self) -> None:
        """Give all symbols the values that femiec's have now, and the mesh its nodes."""
        self.mesh.follow()
        for own, other in self.known.items():
            if isinstance(own, Function):
                dofs = shared_space(own.function_space).dofs
                other.x.array[:] = np.where(dofs >= 0, own.x.array[dofs], 0.0)
            elif isinstance(own, Constant):
                other.value[...] = own.value

    def _counterpart(self, symbol: Any) -> Any:
        if isinstance(symbol, ufl.Argument):
            return ufl.Argument(shared_space(symbol.ufl_function_space()).dolfinx, symbol.number(), symbol.part())
        if isinstance(symbol, Function):
            return fem.Function(shared_space(_whole(symbol)).dolfinx)
        if isinstance(symbol, Constant):
            return fem.Constant(self.mesh.dolfinx, np.array(symbol.value, float))
        return type(symbol)(self.mesh.dolfinx.ufl_domain())

    def _integral(self, integral: Any, numbers: dict[Any, Any], data: dict[str, Any]) -> Any:
        kind = integral.integral_type()
        ids = tuple(numbers[key][0] for key in _keys(integral))
        integrand, domain = replace(integral.integrand(), self.known), self.mesh.dolfinx.ufl_domain()
        return ufl.Integral(integrand, kind, domain, ids if len(ids) > 1 else ids[0], integral.metadata(), data[kind])


def _whole(function: Function) -> Any:
    """The function's space; of a part of a function there is none.

    Raises:
        UnsupportedForm: it is a part of a function.
    """
    space = function.function_space
    if not hasattr(space, "blocks"):
        raise UnsupportedForm("a part of a Function in a form, as u.sub(0): write ufl.split(u)[0], or u.sub(0).collapse()")
    return space


def _is_symbol(terminal: Any) -> bool:
    return isinstance(terminal, ufl.Coefficient | ufl.Constant | ufl.Argument | ufl.geometry.GeometricQuantity)


def _order(symbol: Any) -> tuple[Any, ...]:
    """Where a symbol stands among those of a form, the same on all ranks."""
    kind = type(symbol).__name__
    if isinstance(symbol, ufl.Coefficient | ufl.Constant):
        return (0, kind, symbol.count(), 0)
    if isinstance(symbol, ufl.Argument):
        return (1, kind, symbol.number(), symbol.part() or 0)
    return (2, kind, 0, 0)


def _parameters(form: ufl.Form) -> list[Any]:
    """The numbers that parameters and meshes put into a form, in the order in which they stand.

    They become constants of DOLFINx: with their digits in it, a form would be compiled anew for each mesh and each study.
    """
    nodes = (node for integral in form.integrals() for node in unique_pre_traversal(integral.integrand()))
    return list(dict.fromkeys(node for node in nodes if isinstance(node, FloatValue) and not _is_written(float(node))))


def _is_written(number: float) -> bool:
    """Whether a formula may hold such a number, as 0.5 or 3.0: a power by it is cheap, and its degree is known."""
    return abs(number) <= FEW and float(FEW * number).is_integer()


def _keys(integral: Any) -> list[tuple[str, Any, int]]:
    """Kind, subdomain and tags of the parts of an integral."""
    ids = integral.subdomain_id()
    tags = integral.subdomain_data()
    return [(integral.integral_type(), subdomain, id(tags)) for subdomain in (ids if isinstance(ids, tuple) else (ids,))]


def _numbered(form: ufl.Form) -> dict[tuple[str, Any, int], tuple[int, Any]]:
    """A number for each subdomain of each kind, for ids and tags are femiec's, with the tags."""
    out: dict[tuple[str, Any, int], tuple[int, Any]] = {}
    for integral in form.integrals():
        for key in _keys(integral):
            out.setdefault(key, (len(out) + 1, integral.subdomain_data()))
    return out
