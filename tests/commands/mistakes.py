"""Mistakes, and ways to make them: functions that take what is sound and give what is broken."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import pi
from typing import Any

import ufl


@dataclass(frozen=True)
class Break:
    """A mistake.

    Args:
        name: in words.
        case, rows: where it has to be seen.
        patches: dotted name of what is broken before the case is read, to what makes the broken thing of the sound one.
        coarser: name in the case to what makes its meshes or steps fewer, where all of them would take long.
        over: how many tolerances the error has to exceed; more than what the coarser meshes themselves make.
    """

    name: str
    case: str
    rows: tuple[str, ...]
    patches: dict[str, Callable[[Any], Any]]
    coarser: dict[str, Any] = field(default_factory=dict)
    over: float = 1.0


def uniaxial(coble_viscosity):
    return lambda size, mobility: coble_viscosity(size, mobility, 14 * pi)


def half_hoop_strain(strain):
    def broken(self, u, x):
        return strain(self, u, x) - ufl.as_tensor([[0, 0, 0], [0, u[0] / (2 * x[0]), 0], [0, 0, 0]])

    return broken


def leaking(stokes):
    def broken(v, p, z, q, viscosity, symmetry, x, dx):
        momentum, mass = stokes(v, p, z, q, viscosity, symmetry, x, dx)
        return momentum, mass - 1e-16 * p * q * symmetry.weight(x) * dx

    return broken


def pulling(nernst_coupling):
    def broken(*arguments):
        load, plating = nernst_coupling(*arguments)
        return -load, plating

    return broken


def scaled(position, factor):
    """Multiply an argument of a function."""

    def breaking(sound):
        def broken(*arguments):
            return sound(*(factor * a if k == position else a for k, a in enumerate(arguments)))

        return broken

    return breaking


def halved(form, position=2):
    """An argument of a form in the columns of :mod:`femiec.checks.column`."""
    return {f"femiec.checks.column.{form}": scaled(position, 1 / 2)}


def loose(tie):
    return lambda V, dof, masters, coefficients: tie(V, dof, masters, [0.5])


def times(factor):
    """Multiply the result of a function."""
    return lambda sound: lambda *arguments: factor * sound(*arguments)


def constant(value):
    """Something else altogether."""
    return lambda sound: value


def fast(host):
    return replace(host, lithium_diffusivity=replace(host.lithium_diffusivity, value=1e-12))
