"""Prescribed values on the right-hand side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine.embedded.action import assemble_action
from femiec.engine.embedded.compiled import Form
from femiec.engine.embedded.dirichlet import DirichletBC, expect_square, prescribed
from femiec.engine.embedded.indices import expect_length
from femiec.errors import InputError


def apply_lifting(
    b: NDArray[np.float64], compiled: Form | Sequence[Form | None], bcs: Sequence[Any], x0: Any = None, alpha: float = 1.0
) -> None:
    """Move prescribed values to the right-hand side, b -= alpha A (g - x0).

    There are two spellings. Of one form, b is set to alpha (g - x0) at the prescribed dofs too, as the solution of A x = b has it
    when prescribed rows are the identity's. Of a list of forms, as in DOLFINx, it is not: call ``bc.set`` afterwards.

    Args:
        b: shape (rows,), changed in place.
        compiled: a bilinear form, or a list of them, one for each trial space, None where there is none.
        bcs: its conditions; for a list of forms a list of them for each.
        x0: the present solution, shape (columns,), zero by default; for a list of forms one for each.
        alpha: a factor.
    """
    if isinstance(compiled, Form):
        if any(not isinstance(bc, DirichletBC) for bc in bcs):
            mend = "write apply_lifting(b, a, bcs), or apply_lifting(b, [a], [bcs]) as in DOLFINx"
            raise InputError("bcs", "a list of lists", "a list of conditions for one form", mend)
        expect_square(compiled, bcs)
        dofs, lifted = _lift(b, compiled, bcs, x0, alpha)
        b[dofs] = lifted
        return
    known = [None] * len(compiled) if x0 is None else x0
    lengths = {"a": len(compiled), "bcs": len(bcs), "x0": len(known)}
    if len(set(lengths.values())) > 1 or any(isinstance(own, DirichletBC) for own in bcs):
        raise InputError("bcs", lengths, "a list of conditions for each form", "write apply_lifting(b, [a], bcs=[bcs])")
    for one, own, start in zip(compiled, bcs, known, strict=True):
        if one is not None:
            _lift(b, one, own, start, alpha)


def _lift(
    b: NDArray[np.float64], compiled: Form, bcs: Sequence[DirichletBC], x0: NDArray[np.float64] | None, alpha: float
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    expect_length("x0", x0, compiled.layouts[1].starts[-1])
    dofs, values = prescribed(compiled.layouts[1], bcs)
    lifted = alpha * (values - (0.0 if x0 is None else x0[dofs]))
    whole = np.zeros(compiled.layouts[1].starts[-1])
    whole[dofs] = lifted
    b -= assemble_action(compiled, whole)
    return dofs, lifted
