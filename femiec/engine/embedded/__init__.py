"""The embedded engine: UFL forms on scikit-fem meshes, basix elements, assembled in numpy; the names are DOLFINx's.

A problem is a space (:func:`functionspace`), its :class:`Function` and conditions (:func:`dirichletbc`, :func:`periodic`), and
forms: compile one with :func:`form` and assemble it, or give a residual to :class:`System` and that to
:class:`femiec.solve.newton.Newton`. Afterwards :func:`evaluate_at`, :func:`project` and :func:`sample` read the solution.

A form runs through stages, each in a module of its own: :mod:`preprocess <.preprocess>`, :mod:`factorise <.factorise>`,
:mod:`program <.program>`, :mod:`measures <.measures>` and :mod:`pattern <.pattern>`, strung together by
:mod:`compiled <.compiled>`; then, for each chunk of cells, :mod:`evaluate <.evaluate>`, :mod:`contract <.contract>` and
:mod:`scatter <.scatter>`, driven by :mod:`assemble <.assemble>`.
"""

from typing import TYPE_CHECKING, NoReturn

from femiec.engine.embedded.action import assemble_action, linear_operator
from femiec.engine.embedded.assemble import assemble_matrix, assemble_scalar, assemble_vector
from femiec.engine.embedded.compiled import Form, form
from femiec.engine.embedded.constraints import LinearConstraint, Ties, constrain, tie
from femiec.engine.embedded.dirichlet import DirichletBC, dirichletbc, set_bc
from femiec.engine.embedded.expressions import Expression, sample, sampler
from femiec.engine.embedded.functions import Constant, Function
from femiec.engine.embedded.lifting import apply_lifting
from femiec.engine.embedded.loads import point_load
from femiec.engine.embedded.locate import locate_cells
from femiec.engine.embedded.periodicity import periodic
from femiec.engine.embedded.points import evaluate_at
from femiec.engine.embedded.projection import project
from femiec.engine.embedded.reals import default_real_type, default_scalar_type
from femiec.engine.embedded.remesh import flux, on_mesh, transfer_matrix, transferred
from femiec.engine.embedded.spaces import FunctionSpace, functionspace, locate_dofs_geometrical, locate_dofs_topological
from femiec.engine.embedded.system import AssembledSystem as System
from femiec.engine.embedded.tied import TiedSystem
from femiec.engine.embedded.traces import pin_off_surface
from femiec.engine.embedded.transfer import interpolation_matrix, rigid_body_modes
from femiec.engine.missing import refuse
from femiec.engine.ranks import Alone
from femiec.geometry import exterior_facet_indices, locate_entities, locate_entities_boundary, meshtags

ranks = Alone()
"""This process alone."""


if not TYPE_CHECKING:  # or else mypy would take any name

    def __getattr__(name: str) -> NoReturn:
        """Of a name of DOLFINx that is not here, say what to take in its place."""
        refuse(__name__, name)


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
    "apply_lifting",
    "assemble_action",
    "assemble_matrix",
    "assemble_scalar",
    "assemble_vector",
    "constrain",
    "default_real_type",
    "default_scalar_type",
    "dirichletbc",
    "evaluate_at",
    "exterior_facet_indices",
    "flux",
    "form",
    "functionspace",
    "interpolation_matrix",
    "linear_operator",
    "locate_cells",
    "locate_dofs_geometrical",
    "locate_dofs_topological",
    "locate_entities",
    "locate_entities_boundary",
    "meshtags",
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
