"""The compiler: a UFL form, or a list of blocks of one, to kernels and groups of entities, and the pattern of its matrix.

Stages: preprocess (form to lowered integrals), factorise (integrand to coefficients of argument slots), program (coefficients to
numpy code), measures (integral to groups of entities), pattern (couplings to CSR); then for each chunk of entities evaluate
(program inputs), contract (element tensors) and scatter (into the global array), which assemble drives.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import Any

import numpy as np
import ufl
from numpy.typing import NDArray
from ufl.domain import extract_unique_domain

from femiec.engine.embedded.contract import Batch, batches_of
from femiec.engine.embedded.dag import Graph
from femiec.engine.embedded.evaluate import symbols
from femiec.engine.embedded.factorise import factorise
from femiec.engine.embedded.form_blocks import Parts, blocks_of_form, expect_linear, expect_plain, expect_values
from femiec.engine.embedded.functions import Function
from femiec.engine.embedded.layout import Layout, layout_of
from femiec.engine.embedded.leaves import GeometryLeaf
from femiec.engine.embedded.measures import Group, groups_of
from femiec.engine.embedded.pattern import Coupling, Pair, Pattern, build_pattern
from femiec.engine.embedded.preprocess import Integral, preprocess
from femiec.engine.embedded.program import Program, compile_program
from femiec.engine.embedded.reals import default_scalar_type
from femiec.engine.embedded.spaces import FunctionSpace
from femiec.errors import UnsupportedForm
from femiec.geometry.mesh import Mesh


@dataclass(frozen=True)
class Kernel:
    """What one integral needs at run time.

    Attributes:
        program: the code.
        batches: where its outputs go.
        groups: the entities.
        constant: whether it holds neither Functions nor Constants, so that its matrix changes only if the mesh moves.
    """

    program: Program
    batches: tuple[Batch, ...]
    groups: tuple[Group, ...]
    constant: bool = False


@dataclass(eq=False)
class Kept:
    """What is found at the first assembly and holds for the next ones; None where it is not known yet.

    Attributes:
        nodes: where the mesh's nodes were then [m].
        constant: the matrix entries from constant kernels, until the mesh moves.
        prescribed: the rows and columns of the last Dirichlet conditions, and the matrix entries there, and on their diagonal.
        action: the linear form of the action, and its Functions in place of the trial functions.
    """

    nodes: NDArray[np.float64] | None = None
    constant: NDArray[np.float64] | None = None
    prescribed: tuple[tuple[NDArray[Any], NDArray[Any]], NDArray[Any], NDArray[Any]] | None = None
    action: tuple[Form, list[Function]] | None = None


@dataclass(frozen=True, eq=False)
class Form:
    """A compiled form; make it with :func:`form`.

    Attributes:
        rank: number of arguments.
        layouts: the numbering of each argument.
        kernels: one for each integral.
        mesh: the mesh.
        values: the Functions and Constants of the form, read at every assembly.
        blocks: the UFL forms by the parts of their arguments; () where the arguments know their parts.
        kept: what later assemblies use again.
    """

    rank: int
    layouts: tuple[Layout, ...]
    kernels: tuple[Kernel, ...]
    mesh: Mesh
    values: dict[tuple[str, int], Any]
    blocks: tuple[tuple[Parts, Any], ...]
    kept: Kept = field(default_factory=Kept, repr=False)

    @property
    def square(self) -> bool:
        """Whether a form of rank 2 has the same spaces for rows and columns, so that there is a diagonal."""
        rows, columns = self.layouts
        return rows.spaces == columns.spaces

    @cached_property
    def pattern(self) -> Pattern:
        """The sparsity pattern of a form of rank 2, found at the first assembly."""
        rows, columns = self.layouts
        couplings: dict[Pair, dict[Hashable, Coupling]] = {}
        if self.square:  # a diagonal is stored for Dirichlet conditions and for solvers that want one
            for i, block in enumerate(rows.blocks):
                own = np.arange(block.count, dtype=np.int32)[None]
                couplings[i, i] = {"diagonal": (own, own)}
        for kernel in self.kernels:
            for group, batch in ((group, batch) for group in kernel.groups for batch in kernel.batches):
                pair, name = self.where(group, batch)
                if name not in couplings.setdefault(pair, {}):
                    row, column = (
                        layout.scalar_dofs(group, place, slice(None))
                        for layout, place in zip(self.layouts, batch.places, strict=True)
                    )
                    couplings[pair][name] = (row, column)
        return build_pattern(list(rows.blocks), list(columns.blocks), couplings)

    @cached_property
    def largest_tensor(self) -> int:
        """Numbers in the element tensors of an entity."""
        sizes = [1]
        for kernel in self.kernels:
            nodes = [prod(len(layout.block(place).cells) for layout, place in zip(self.layouts, batch.places, strict=True))
                     for batch in kernel.batches]  # fmt: skip
            sizes.append(sum(len(batch.components) * count for batch, count in zip(kernel.batches, nodes, strict=True)))
        return max(sizes)

    def refresh(self) -> None:
        """Forget the maps from reference cells if the mesh has moved since the last assembly."""
        nodes = self.mesh.nodes
        if self.kept.nodes is None or not np.array_equal(nodes, self.kept.nodes):
            self.kept.nodes, self.kept.constant = nodes.copy(), None
            for kernel in self.kernels:
                for group in kernel.groups:
                    group.maps.clear()

    def where(self, group: Group, batch: Batch) -> tuple[Pair, Hashable]:
        """The pair of blocks that a batch couples, and a name for the entities and sides where it does."""
        row, column = (layout.index[place.part, place.block] for layout, place in zip(self.layouts, batch.places, strict=True))
        return (row, column), (id(group), *(group.side(place.side) for place in batch.places))


def form(
    expression: Any,
    spaces: Sequence[FunctionSpace] | None = None,
    dtype: Any = default_scalar_type,
    form_compiler_options: Mapping[str, Any] | None = None,
    jit_options: Mapping[str, Any] | None = None,
) -> Form:
    """Compile a UFL form.

    Args:
        expression: a form of rank 0, 1 or 2; or its blocks as from ``ufl.extract_blocks``: a list of linear forms, or a list of
            rows of bilinear ones, None or ``ufl.ZeroBaseForm`` where a block is zero; or one such block.
        spaces: the spaces of the parts of a MixedFunctionSpace, where a part may be missing from the form.
        dtype: float64.
        form_compiler_options: no effect, for no C code is written; ``scalar_type`` other than float64 and ``part`` other than
            full, which would change the result, are refused.
        jit_options: no effect, for no C code is compiled.

    Raises:
        UnsupportedForm: it holds a UFL node or an element that this engine does not know.

    Example:
        >>> import skfem
        >>> from femiec.engine import embedded as fem
        >>> from femiec.geometry import Mesh
        >>> V = fem.functionspace(Mesh.from_skfem(skfem.MeshTri().refined(2)), ("Lagrange", 1))
        >>> u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
        >>> A = fem.assemble_matrix(fem.form(ufl.inner(ufl.grad(u), ufl.grad(v)) * ufl.dx))
        >>> A.shape, bool(abs(A.sum(axis=1)).max() < 1e-12)
        ((25, 25), True)
    """
    expect_plain(dtype, form_compiler_options or {})
    stated = blocks_of_form(expression, spaces is not None)
    blocks = [(parts, block) for parts, block in stated if isinstance(block, ufl.Form)]
    whole = [block for _, block in blocks]
    rank = max(1 + argument.number() for block in whole for argument in block.arguments()) if _has_arguments(whole) else 0
    if rank > 2:
        raise UnsupportedForm(f"a form of rank {rank}: the engine assembles numbers, vectors and matrices; use ufl.action")
    layouts = tuple(layout_of(stated, number, spaces) for number in range(rank))
    values = symbols(*({s for block in whole for s in of(block)} for of in (ufl.Form.coefficients, ufl.Form.constants)))
    expect_values(values.values())
    mesh = _mesh(whole)
    kernels = tuple(
        kernel for parts, block in blocks for integral in preprocess(block) for kernel in _kernels(mesh, integral, layouts, parts)
    )
    return Form(rank, layouts, kernels, mesh, values, tuple(blocks))


def _kernels(mesh: Any, integral: Integral, layouts: tuple[Layout, ...], parts: Parts) -> Iterable[Kernel]:
    graph = Graph()
    table = factorise(graph, integral.integrand)[()]
    expect_linear(sorted(table), len(layouts))
    groups = groups_of(mesh, integral)
    for constant in (True, False):
        slots = [key for key in sorted(table) if _is_constant(graph, table[key]) == constant]
        if slots:
            program = compile_program(graph, [table[key] for key in slots])
            placed = [tuple(s._replace(part=parts[s.number]) for s in key) for key in slots] if parts else slots
            kernel = Kernel(program, batches_of(placed) if layouts else (), groups, constant)
            for axis, layout in enumerate(layouts):
                for group in groups:
                    layout.expect(group, kernel.batches, axis)
            yield kernel


def _is_constant(graph: Graph, node: int) -> bool:
    leaves = (graph.nodes[number] for number in graph.reachable([node]))
    return not any(kind == "leaf" and not isinstance(rest[0], GeometryLeaf) for kind, *rest in leaves)


def _has_arguments(forms: list[Any]) -> bool:
    return any(block.arguments() for block in forms)


def _mesh(forms: list[Any]) -> Any:
    members = [member for f in forms for member in (*f.arguments(), *f.coefficients(), *f.constants())]
    domains = {*(d for f in forms for d in f.ufl_domains()), *(extract_unique_domain(member) for member in members)}
    meshes = [domain.ufl_cargo() for domain in domains]
    if len(meshes) != 1 or meshes[0] is None:
        raise UnsupportedForm(
            f"a form over {len(meshes)} meshes: use one mesh, and fields on its regions (functionspace(..., on=...))"
        )
    return meshes[0]
