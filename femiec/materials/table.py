"""Every material by its name, and the search."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TypeVar

from femiec.errors import InputError
from femiec.materials.electrolyte import Electrolyte
from femiec.materials.electrolytes.lipon import lipon
from femiec.materials.electrolytes.llzo import llzo
from femiec.materials.electrolytes.peo_litfsi import peo_litfsi
from femiec.materials.host import Host
from femiec.materials.hosts.culi import culi
from femiec.materials.hosts.hard_carbon import hard_carbon
from femiec.materials.hosts.li9al4 import li9al4
from femiec.materials.hosts.li22si5 import li22si5
from femiec.materials.hosts.lic6 import lic6
from femiec.materials.hosts.nickel import nickel
from femiec.materials.hosts.tungsten import tungsten
from femiec.materials.insulator import Insulator
from femiec.materials.insulators.aln import aln
from femiec.materials.insulators.beo import beo
from femiec.materials.insulators.srf2 import srf2
from femiec.materials.metal import Metal
from femiec.materials.metals.lithium import lithium
from femiec.materials.metals.potassium import potassium
from femiec.materials.metals.sodium import sodium

Material = Metal | Host | Electrolyte | Insulator

MATERIALS: MappingProxyType[str, Material] = MappingProxyType(
    {
        "lithium": lithium,
        "sodium": sodium,
        "potassium": potassium,
        "lic6": lic6,
        "hard_carbon": hard_carbon,
        "li22si5": li22si5,
        "li9al4": li9al4,
        "culi": culi,
        "nickel": nickel,
        "tungsten": tungsten,
        "peo_litfsi": peo_litfsi,
        "lipon": lipon,
        "llzo": llzo,
        "beo": beo,
        "srf2": srf2,
        "aln": aln,
    }
)
"""Every material by the name of its object in :mod:`femiec.materials`."""

M = TypeVar("M", Metal, Host, Electrolyte, Insulator)


def _folded(name: str) -> str:
    """The letters and digits of a name, in lower case: "Hard carbon", "hard_carbon" and "hard-carbon" are one."""
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def find(name: str, kind: type[M]) -> M:
    """Find a material of one kind by its name or symbol.

    Args:
        name: for instance ``"hard carbon"``, ``"Hard_Carbon"``, ``"LiC6"`` or ``"Li"``; case, spaces and signs do not matter.
        kind: :class:`Metal`, :class:`Host`, :class:`Electrolyte` or :class:`Insulator`.

    Returns:
        The material.

    Raises:
        InputError: no material of this kind has the name; the message lists those that there are.

    Example:
        >>> find("hard_carbon", Host).name
        'hard carbon'
        >>> find("unobtainium", Metal)
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: metal = 'unobtainium': expected one of lithium, sodium, potassium; choose one of them
    """
    wanted, known = _folded(name), {}
    for key, material in MATERIALS.items():
        if isinstance(material, kind):
            known[key] = material.name
            if wanted in (_folded(key), _folded(material.name), _folded(material.symbol)):
                return material
    raise InputError(kind.__name__.lower(), repr(name), f"one of {', '.join(known.values())}", "choose one of them")
