"""Contact of a body's surface with a rigid one, without friction."""

from __future__ import annotations

from typing import Any

import ufl


def rigid_contact(pressure: Any, gap: Any, test: Any, gap_test: Any, stiffness: Any, weight: Any, ds: Any) -> tuple[Any, Any]:
    """Signorini's conditions gap >= 0, pressure >= 0, pressure gap = 0, exactly: by the augmented Lagrangian.

    Strong form: p = max(0, p - c g).
    Weak form: the stationary point of int (max(0, p - c g)^2 - p^2)/(2 c), which is
    - int max(0, p - c g) dg (the load) and int (max(0, p - c g) - p) q / c (the condition). The solution does not depend on c.

    Args:
        pressure, test: p [Pa], compression positive, and its test function q: fields on the surface, of a degree one lower than
            that of the displacement.
        gap: g [m], UFL, negative where the bodies overlap.
        gap_test: dg, what the displacement's test function changes of the gap.
        stiffness: c [Pa/m], positive; some stiffness of the body over the size of the contact makes Newton's method quick.
        weight: what makes area of the measure [m or 1].
        ds: the measure over the surface.

    Returns:
        The forms of the load [N per unit of displacement] and of the condition [m3 per unit of q]. Their derivative is symmetric.

    Source: Alart and Curnier, Comput. Methods Appl. Mech. Eng. 92, 353 (1991).
    """
    pushed = contact_pressure(pressure, gap, stiffness)
    return -pushed * gap_test * weight * ds, (pushed - pressure) * test / stiffness * weight * ds


def contact_pressure(pressure: Any, gap: Any, stiffness: Any) -> Any:
    """max(0, p - c g) [Pa], what the body feels; zero outside the contact."""
    return ufl.max_value(pressure - stiffness * gap, 0.0)
