"""Meshes with named regions and surfaces: the class, generators, the reader, quality checks."""

from femiec.geometry.mesh import Mesh

__all__ = ["Mesh"]
