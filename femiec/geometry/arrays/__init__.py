"""Arrays of tubules in cross-section, and single walls: sizes and scatter, the layout, and meshes of quadrilaterals."""

from femiec.geometry.arrays.layout import Layout, Wall, layout
from femiec.geometry.arrays.plain import disc, ring
from femiec.geometry.arrays.section import array_section, lattice_vectors
from femiec.geometry.arrays.shapes import HEXAGON, ROUND, SQUARE, Shape
from femiec.geometry.arrays.sizes import Array, Scatter
from femiec.geometry.arrays.strip import strip

__all__ = [
    "HEXAGON",
    "ROUND",
    "SQUARE",
    "Array",
    "Layout",
    "Scatter",
    "Shape",
    "Wall",
    "array_section",
    "disc",
    "lattice_vectors",
    "layout",
    "ring",
    "strip",
]
