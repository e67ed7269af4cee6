"""The equivalent stress that the creep law asks for."""

from __future__ import annotations

from typing import Any

import ufl

from femiec.laws.creep import DislocationCreep
from femiec.laws.kinematics import Symmetry


def creep_stress(y: Any, test: Any, rate: Any, viscosity: Any, law: DislocationCreep, symmetry: Symmetry, x: Any, dx: Any) -> Any:
    """int ln(law.rate(y)/eps_e) test = 0, which sets y = ln(sigma_e/sigma_0) to the stress of the flow's equivalent rate."""
    return ufl.ln(law.rate(y, viscosity) / rate) * test * symmetry.weight(x) * dx
