"""The geometric quantities that a form may hold, as functions of the map and of the component."""

from __future__ import annotations

from typing import Any

from femiec.engine.embedded.sizes import SIZES

QUANTITIES: dict[str, Any] = {
    "SpatialCoordinate": lambda at, d: at.x[d],
    "FacetNormal": lambda at, d: at.normal[d],
    "Jacobian": lambda at, d, m: at.jacobian[d][m],
    "JacobianInverse": lambda at, m, d: at.inverse[m][d],
    "JacobianDeterminant": lambda at: at.signed_determinant,
    **SIZES,
}
"""By UFL's class names."""
