"""What is prescribed: symmetry, the ends of the wall, and the potential where its end values are added."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from femiec.models.problem import Unknown
from femiec.models.surroundings import Neighbours

if TYPE_CHECKING:
    from femiec.models.coupled.model import CoupledTubule


def conditions(model: CoupledTubule, fem: Any, unknowns: Mapping[str, Unknown]) -> tuple[Any, ...]:
    """Dirichlet conditions, all of them zero."""
    v, u = (unknowns[name].function.function_space for name in ("velocity", "displacement"))
    psi = unknowns["potential"].function.function_space
    fixed = [(v.sub(0), "axis"), (u.sub(1), "wall root"), (u.sub(1), "wall top")]
    if not (model.root.plates or model.has_void):
        fixed.append((v.sub(1), "root"))
    if model.neighbours is Neighbours.SHARED:
        fixed.append((u.sub(0), "outer wall"))
    conditions = [fem.dirichletbc(0.0, _on(model, fem, space, name), space) for space, name in fixed]
    return (*conditions, fem.dirichletbc(0.0, _without_potential(model, fem, psi), psi))


def _on(model: CoupledTubule, fem: Any, space: Any, surface: str) -> Any:
    return fem.locate_dofs_topological(space, model.mesh.dim - 1, model.mesh.facets_of(surface))


def _without_potential(model: CoupledTubule, fem: Any, psi: Any) -> Any:
    """The ends, and what nothing conducts to: without conduction in the wall, all but its conducting surfaces."""
    on = {name: _on(model, fem, psi, f"wall|{name}") for name in ("lithium", "gas", *(["void"] if model.has_void else []))}
    ends = [_on(model, fem, psi, "wall root")] + [np.intersect1d(on["lithium"], on[name]) for name in on if name != "lithium"]
    if not model.wall_conductivity:
        live = np.concatenate([dofs for name, dofs in on.items() if name == "lithium" or name in model.sheets])
        ends.append(np.setdiff1d(np.arange(psi.dim), live))
    return np.unique(np.concatenate(ends))
