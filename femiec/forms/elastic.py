"""Quasi-static balance of a solid."""

from __future__ import annotations

from typing import Any

import ufl

from femiec.laws.kinematics import Symmetry


def static_balance(stress: Any, w: Any, symmetry: Symmetry, x: Any, dx: Any) -> Any:
    """Strong form: div sigma = 0. Weak form: int sigma:eps(w); surface loads are added by :mod:`femiec.forms.traction`.

    Args:
        stress: sigma [Pa], shape (3, 3), tension positive.
        w: test function of the displacement.
        symmetry, x: the cross-section's kinematics and coordinates [m].
        dx: the measure over the solid.
    """
    return ufl.inner(stress, symmetry.strain(w, x)) * symmetry.weight(x) * dx
