"""Where the laws of the tubule model come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from femiec.laws.kinematics import PLANAR
from femiec.models.tubule_summary import has_own_strength

if TYPE_CHECKING:
    from femiec.models.tubule import SingleTubule

PAPER = "Chen et al., Nature 578, 251 (2020), doi:10.1038/s41586-020-1972-y"
FROST_ASHBY = "Frost and Ashby, Deformation-Mechanism Maps (1982), eq. 2.29"


def laws(model: SingleTubule) -> list[dict[str, Any]]:
    """One row a law that acts in this run: law, source, and whether anybody has seen the source say so."""
    rows = [
        ("Nernst pressure, P = -eU/Omega", f"{PAPER}, Methods: max P = 7,410 U MPa", True),
        (
            "Coble creep, eta = kT d^3/(42 pi Omega delta D_b), d = W",
            f"{FROST_ASHBY}; Coble, J. Appl. Phys. 34, 1679 (1963)",
            False,
        ),
        ("capillary pressure of a meniscus", "Young and Laplace, textbook", True),
        ("linear elasticity of the wall", "Hooke, textbook", True),
        ("sealed ideal gas, P V = const", f"Boyle, textbook; {PAPER}, Methods: gas at 1 atm before filling", True),
    ]
    if not has_own_strength(model.host):
        rows.append(("hardness of the array, 65 MPa, as the strength to compare with", f"{PAPER}, main text", True))
    if model.symmetry == PLANAR:
        rows.append(("d = 1.765 W in a slit", "derived here: W^3/(24 M) is the viscosity of wall diffusion in a slit", True))
    if model.creep.nabarro_herring:
        rows.append(("Nabarro-Herring creep, eta = kT W^2/(42 Omega D_v)", FROST_ASHBY, False))
    if model.creep.dislocation is not None:
        law = model.creep.dislocation.law_of(model.metal)
        rows.append((f"dislocation creep, {model.creep.dislocation.name}", law.coefficient.source, law.coefficient.verified))
    return [{"law": law, "source": source, "verified": verified} for law, source, verified in rows]
