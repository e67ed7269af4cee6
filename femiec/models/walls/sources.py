"""Where the laws of a structure come from, for its record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from femiec.laws.solid.crushable import Crushable
from femiec.laws.solid.elastic import Elastic, NeoHookean, Orthotropic
from femiec.laws.solid.finite_j2 import FiniteJ2
from femiec.laws.solid.j2 import J2
from femiec.models.walls.structure import WallStructure
from femiec.strength import Criterion

SOURCES = {
    Elastic: "Timoshenko and Goodier, Theory of Elasticity",
    NeoHookean: "Bonet and Wood, Nonlinear Continuum Mechanics for Finite Element Analysis, section 6.4.3",
    Orthotropic: "Lekhnitskii, Theory of Elasticity of an Anisotropic Body",
    J2: "Simo and Hughes, Computational Inelasticity (1998), boxes 3.1 and 3.2",
    FiniteJ2: "Simo, Comput. Methods Appl. Mech. Eng. 66, 199 (1988)",
    Crushable: "Deshpande and Fleck, J. Mech. Phys. Solids 48, 1253 (2000)",
}


def laws_of(structure: WallStructure, criterion: Criterion) -> list[dict[str, Any]]:
    """One row a law: its name, its source, and whether anybody has checked it against that; a law of one's own names itself."""
    kinds = dict.fromkeys(type(law) for law in structure.laws.values())
    return [*solid_laws(kinds), unchecked(f"criterion of strength, {type(criterion).__name__}", criterion.source)]


def solid_laws(kinds: Iterable[type]) -> list[dict[str, Any]]:
    """The same of the classes of laws alone.

    Example:
        >>> solid_laws([J2])[0]["law"]
        'law of the walls, J2'
    """
    return [
        unchecked(f"law of the walls, {kind.__name__}", SOURCES.get(kind, f"{kind.__module__}.{kind.__qualname__}"))
        for kind in kinds
    ]


def unchecked(law: str, source: str) -> dict[str, Any]:
    """The row of a law that nobody has looked up."""
    return {"law": law, "source": source, "verified": False}
