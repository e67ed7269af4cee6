"""The port's system, assembled by DOLFINx."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from femiec.engine.dolfinx.assemble import assemble_matrix, assemble_vector
from femiec.engine.dolfinx.forms import form
from femiec.engine.embedded.dirichlet import DirichletBC
from femiec.engine.embedded.functions import Function
from femiec.engine.embedded.system import AssembledSystem, Assembler

SHARED = Assembler(form, assemble_vector, assemble_matrix)


def System(unknowns: Mapping[str, Function], residual: Any, bcs: Sequence[DirichletBC] = ()) -> AssembledSystem:
    """F(x; test) = 0 over several fields, see :class:`femiec.engine.embedded.system.AssembledSystem`."""
    return AssembledSystem(unknowns, residual, bcs, SHARED)
