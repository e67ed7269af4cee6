"""The DOLFINx engine: the same forms, compiled by FFCx, assembled by DOLFINx on all ranks of MPI, solved by PETSc.

It has the names of :mod:`femiec.engine.embedded` and stands on it: spaces, Functions, conditions, sampling and remeshing are
those of the embedded engine, whole on every rank, so that models, results and checkpoints are the same on any number of ranks.
What costs time is shared out: cells, matrices, factors. DOLFINx assembles straight into femiec's numbering (:mod:`.assemble`).
"""

from typing import TYPE_CHECKING, NoReturn

from femiec.engine.dolfinx.environment import load

load()

from femiec.engine.dolfinx.assemble import assemble_matrix, assemble_scalar, assemble_vector  # noqa: E402
from femiec.engine.dolfinx.fieldsplit import field_split  # noqa: E402
from femiec.engine.dolfinx.forms import Form, form  # noqa: E402
from femiec.engine.dolfinx.gamg import multigrid  # noqa: E402
from femiec.engine.dolfinx.interpolation import interpolation_matrix  # noqa: E402
from femiec.engine.dolfinx.system import System  # noqa: E402
from femiec.engine.dolfinx.together import Together  # noqa: E402
from femiec.engine.embedded import (  # noqa: E402
    Constant,
    DirichletBC,
    Expression,
    Function,
    FunctionSpace,
    LinearConstraint,
    TiedSystem,
    Ties,
    constrain,
    default_real_type,
    default_scalar_type,
    dirichletbc,
    evaluate_at,
    exterior_facet_indices,
    flux,
    functionspace,
    locate_cells,
    locate_dofs_geometrical,
    locate_dofs_topological,
    locate_entities,
    locate_entities_boundary,
    meshtags,
    on_mesh,
    periodic,
    pin_off_surface,
    point_load,
    project,
    rigid_body_modes,
    sample,
    sampler,
    set_bc,
    tie,
    transfer_matrix,
    transferred,
)
from femiec.engine.missing import ON_RANKS, refuse  # noqa: E402

ranks = Together()
"""The processes that solve together."""


if not TYPE_CHECKING:  # or else mypy would take any name

    def __getattr__(name: str) -> NoReturn:
        """Of a name of DOLFINx, or of the embedded engine, that is not here, say what to take in its place."""
        refuse(__name__, name, ON_RANKS)


__all__ = [
    "Constant",
    "DirichletBC",
    "Expression",
    "Form",
    "Function",
    "FunctionSpace",
    "LinearConstraint",
    "System",
    "TiedSystem",
    "Ties",
    "assemble_matrix",
    "assemble_scalar",
    "assemble_vector",
    "constrain",
    "default_real_type",
    "default_scalar_type",
    "dirichletbc",
    "evaluate_at",
    "exterior_facet_indices",
    "field_split",
    "flux",
    "form",
    "functionspace",
    "interpolation_matrix",
    "locate_cells",
    "locate_dofs_geometrical",
    "locate_dofs_topological",
    "locate_entities",
    "locate_entities_boundary",
    "meshtags",
    "multigrid",
    "on_mesh",
    "periodic",
    "pin_off_surface",
    "point_load",
    "project",
    "ranks",
    "rigid_body_modes",
    "sample",
    "sampler",
    "set_bc",
    "tie",
    "transfer_matrix",
    "transferred",
]
