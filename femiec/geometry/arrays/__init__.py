"""Arrays of tubules in cross-section: sizes and scatter, the layout of their walls, and meshes of quadrilaterals."""

from femiec.geometry.arrays.section import array_section, lattice_vectors
from femiec.geometry.arrays.shapes import HEXAGON, ROUND, SQUARE, Shape
from femiec.geometry.arrays.sizes import Array, Scatter

__all__ = ["HEXAGON", "ROUND", "SQUARE", "Array", "Scatter", "Shape", "array_section", "lattice_vectors"]
