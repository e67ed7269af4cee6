"""The embedded engine: UFL forms on scikit-fem meshes, elements and numbering, assembled in numpy; the names are DOLFINx's.

A form runs through stages, each in a module of its own: :mod:`preprocess <.preprocess>`, :mod:`factorise <.factorise>`,
:mod:`program <.program>`, :mod:`measures <.measures>`, :mod:`pattern <.pattern>`, then for each chunk of cells
:mod:`evaluate <.evaluate>` and :mod:`contract <.contract>`; :mod:`assemble <.assemble>` drives them.
"""

from femiec.engine.embedded.assemble import Form, apply_lifting, assemble_matrix, assemble_scalar, assemble_vector, form
from femiec.engine.embedded.expressions import Expression, sample
from femiec.engine.embedded.functions import Constant, DirichletBC, Function, dirichletbc
from femiec.engine.embedded.spaces import FunctionSpace, functionspace, locate_dofs_geometrical, locate_dofs_topological
from femiec.engine.embedded.system import EmbeddedSystem as System

__all__ = [
    "Constant",
    "DirichletBC",
    "Expression",
    "Form",
    "Function",
    "FunctionSpace",
    "System",
    "apply_lifting",
    "assemble_matrix",
    "assemble_scalar",
    "assemble_vector",
    "dirichletbc",
    "form",
    "functionspace",
    "locate_dofs_geometrical",
    "locate_dofs_topological",
    "sample",
]
