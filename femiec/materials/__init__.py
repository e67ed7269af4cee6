"""Sourced, validated, frozen data in SI, one material a file.

- metals: :data:`lithium`, :data:`sodium`, :data:`potassium`
- walls (MIEC): :data:`lic6`, :data:`hard_carbon`, :data:`li22si5`, :data:`li9al4`, :data:`culi`, :data:`nickel`, :data:`tungsten`
- electrolytes: :data:`peo_litfsi`, :data:`lipon`, :data:`llzo`
- roots (ELI): :data:`beo`, :data:`srf2`, :data:`aln`

:func:`find` looks one up by name, :func:`citations` lists where its numbers come from.
"""

from femiec.materials.arrhenius import Arrhenius
from femiec.materials.citations import citations
from femiec.materials.cubic import CubicElasticity
from femiec.materials.electrolyte import Electrolyte
from femiec.materials.host import Host
from femiec.materials.insulator import MINIMUM_BAND_GAP, Insulator
from femiec.materials.metal import Metal
from femiec.materials.power_law import PowerLaw
from femiec.materials.property import Kind, Property
from femiec.materials.size_strengthening import SizeStrengthening
from femiec.materials.table import (
    MATERIALS,
    Material,
    aln,
    beo,
    culi,
    find,
    hard_carbon,
    li9al4,
    li22si5,
    lic6,
    lipon,
    lithium,
    llzo,
    nickel,
    peo_litfsi,
    potassium,
    sodium,
    srf2,
    tungsten,
)
from femiec.materials.uncertainty import Factor, LowerBound, Range, Relative, Uncertainty, Unstated, UpperBound

__all__ = [
    "MATERIALS",
    "MINIMUM_BAND_GAP",
    "Arrhenius",
    "CubicElasticity",
    "Electrolyte",
    "Factor",
    "Host",
    "Insulator",
    "Kind",
    "LowerBound",
    "Material",
    "Metal",
    "PowerLaw",
    "Property",
    "Range",
    "Relative",
    "SizeStrengthening",
    "Uncertainty",
    "Unstated",
    "UpperBound",
    "aln",
    "beo",
    "citations",
    "culi",
    "find",
    "hard_carbon",
    "li9al4",
    "li22si5",
    "lic6",
    "lipon",
    "lithium",
    "llzo",
    "nickel",
    "peo_litfsi",
    "potassium",
    "sodium",
    "srf2",
    "tungsten",
]
