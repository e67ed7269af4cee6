"""A mesh from a file against the sizes that the user gave."""

from __future__ import annotations

from femiec.errors import MeshError
from femiec.geometry.measure import measure_tubule
from femiec.geometry.mesh import Mesh
from femiec.geometry.sizes import Tubule

TOLERANCE = 0.01


def match(mesh: Mesh, tubule: Tubule) -> Mesh:
    """Hand the mesh back if its sizes are those of the tubule, to 1 %.

    Raises:
        MeshError: a size differs; the message names both values and the setting that would make them agree.

    Example:
        >>> from femiec.geometry.tubule import tubule_mesh
        >>> match(tubule_mesh(Tubule()), Tubule(width=80e-9))
        Traceback (most recent call last):
        ...
        femiec.errors.MeshError: width of the mesh = 1e-07: expected 8e-08, the width of the run; ...
    """
    measured = measure_tubule(mesh)
    for name in ("width", "wall", "height", "filling", "bottom"):
        found, wanted = getattr(measured, name), getattr(tubule, name)
        if abs(found - wanted) > TOLERANCE * wanted:
            allowed = f"{wanted:g}, the {name} of the run" + " (half of it where neighbours share it)" * (name == "wall")
            mend = f"set the run's {name} to the mesh's, or make another mesh"
            raise MeshError(f"{name} of the mesh", f"{found:g}", allowed, mend)
    return mesh
