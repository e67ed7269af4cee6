"""UFL measures over the named parts of a mesh."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from femiec.errors import MeshError
from femiec.geometry.tags import check_disjoint, check_side, sided_number


def measure(mesh: Any, kind: str, ids: Iterable[int], degree: int | None) -> Any:
    """The measure of a kind (dx, ds, dS) over some subdomain ids; over everything without ids.

    Args:
        mesh: the mesh.
        kind: UFL's name.
        ids: subdomain ids.
        degree: quadrature degree; UFL's estimate if None.
    """
    import ufl

    metadata = {} if degree is None else {"quadrature_degree": degree}
    domain, subdomains = mesh.ufl_domain(), tuple(dict.fromkeys(ids))
    return ufl.Measure(kind, domain=domain, subdomain_id=subdomains or "everywhere", metadata=metadata)


def surface_ids(mesh: Any, names: tuple[str, ...], boundary: bool) -> list[int]:
    """The subdomain ids of surfaces on the boundary, or inside.

    Raises:
        MeshError: an unknown name, a surface that is not there, or surfaces that have facets in common.
    """
    different = tuple(dict.fromkeys(names))
    groups = [mesh.facets_of(name) for name in different]
    for name, facets in zip(different, groups, strict=True):
        check_side(name, mesh.skfem.f2t[1, facets] == -1, boundary)
    check_disjoint("surfaces", different, groups)
    return [mesh.surface_ids[name] for name in different]


def sided_ids(mesh: Any, names: tuple[str, ...], plus: str) -> list[int]:
    """The subdomain ids of surfaces inside that are seen from a region.

    Raises:
        MeshError: no surface, or one that is not on one side of that region.
    """
    if not names:
        raise MeshError("surfaces", "none", "the names of surfaces", f"write mesh.interface({plus!r}, minus) between regions")
    for name in names:
        mesh.on_side_of(plus, name)
    side = mesh.place("region", plus)
    return [sided_number(side, mesh.place("surface", name)) for name in names]
