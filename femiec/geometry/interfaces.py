"""The named interfaces of a tubule, found between its regions."""

from __future__ import annotations

from dataclasses import replace

from femiec.geometry.mesh import Mesh

INTERFACES = {
    "tip": ("lithium", "gas"),
    "lithium|void": ("lithium", "void"),
    "wall|lithium": ("wall", "lithium"),
    "wall|gas": ("wall", "gas"),
    "wall|void": ("wall", "void"),
}
"""Name of an interface to the regions on its two sides."""


def with_interfaces(mesh: Mesh) -> Mesh:
    """Name the interfaces above where the mesh has their regions and does not name them itself.

    Example:
        >>> import skfem
        >>> bare = Mesh.from_skfem(skfem.MeshQuad.init_tensor([0.0, 1, 2], [0.0, 1]), {"lithium": [0], "wall": [1]})
        >>> list(with_interfaces(bare).surfaces)
        ['wall|lithium']
    """
    surfaces = dict(mesh.surfaces)
    for name, (plus, minus) in INTERFACES.items():
        if name not in surfaces and plus in mesh.regions and minus in mesh.regions:
            facets, _ = mesh.between(plus, minus)
            if facets.size:
                surfaces[name] = facets
    return replace(mesh, surfaces=surfaces)
