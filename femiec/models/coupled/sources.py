"""Where the laws of a tubule in time come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from femiec.laws.citation import Citation
from femiec.laws.kinematics import PLANAR
from femiec.materials.sources import ASSUMPTION, PAPER
from femiec.models.tubule_sources import FROST_ASHBY

if TYPE_CHECKING:
    from femiec.models.coupled.model import CoupledTubule

_ALWAYS = (
    Citation("Nernst pressure, P = e psi/Omega", f"{PAPER}, Methods: max P = 7,410 U MPa", True),
    Citation("pressure under a meniscus", "Young and Laplace, textbook", True),
    Citation("linear elasticity of the wall", "Hooke, textbook", True),
    Citation("ideal gas, P V = N kT", "textbook", True),
)
_RESOLVED = (
    Citation("diffusion along the interface, kappa_s = e^2 delta D_b/(Omega kT)", f"{PAPER}, eqs (2) and (3), c = 1/Omega", True),
    Citation(
        "creep and interface diffusion in one variational principle", "Needleman and Rice, Acta Metall. 28, 1315 (1980)", False
    ),
)
_BULK = Citation("diffusion through the wall, kappa = e^2 c D/(kT)", f"{PAPER}, eq. (2)", True)
_BARE_WALL = Citation(
    "diffusion over the bare wall, with the metal's own surface diffusivity",
    f"{ASSUMPTION}; the diffusivity {PAPER}, eq. (4)",
    False,
)
_COBLE = Citation(
    "Coble creep, eta = kT d^3/(42 pi Omega delta D_b), d = W", f"{FROST_ASHBY}; Coble, J. Appl. Phys. 34, 1679 (1963)", False
)
_SLIT = Citation("d = 1.765 W in a slit", "derived here: W^3/(24 M) is the viscosity of wall diffusion in a slit", True)
_VOLUME = Citation("Nabarro-Herring creep, eta = kT W^2/(42 Omega D_v)", FROST_ASHBY, False)
_OHM = Citation("resistance of the electrolyte", "Ohm, textbook", True)


def laws(model: CoupledTubule) -> list[dict[str, Any]]:
    """One row a law that acts in this run: law, source, and whether anybody has seen the source say so."""
    return [each._asdict() for each in (*_ALWAYS, *_transport(model), *_creep(model), *_root(model))]


def _transport(model: CoupledTubule) -> list[Citation]:
    if not model.sheets:
        return [_COBLE, *([_SLIT] if model.symmetry == PLANAR else [])]
    rows = [*_RESOLVED, model.slip.citation, *([model.passage.citation] if model.passage.citation is not None else [])]
    if model.wall_conductivity:
        rows.append(_BULK)
    if "gas" in model.sheets:
        rows.append(_BARE_WALL)
    return rows


def _creep(model: CoupledTubule) -> list[Citation]:
    rows = [_VOLUME] if model.sheets or model.creep.nabarro_herring else []
    if model.creep.dislocation is not None:
        source = model.creep.dislocation.law_of(model.metal).coefficient
        rows.append(Citation(f"dislocation creep, {model.creep.dislocation.name}", source.source, source.verified))
    return rows


def _root(model: CoupledTubule) -> list[Citation]:
    rows = [_OHM] if model.root.resistance else []
    if model.root.kinetics is not None:
        rows.append(model.root.kinetics.citation)
    return rows
