"""Meshes with named regions and surfaces: the class, the generator of a tubule, the reader of mesh files, measures and checks."""

from femiec.geometry.entities import exterior_facet_indices, locate_entities, locate_entities_boundary
from femiec.geometry.extrude import extrude
from femiec.geometry.match import match
from femiec.geometry.measure import measure_tubule
from femiec.geometry.mesh import Mesh
from femiec.geometry.meshtags import meshtags
from femiec.geometry.quality import Quality, check_mesh
from femiec.geometry.reader import read_mesh
from femiec.geometry.resolution import Cells, travelling
from femiec.geometry.sizes import Tubule
from femiec.geometry.solid import Layers, array_solid
from femiec.geometry.tetrahedra import tetrahedra
from femiec.geometry.tubule import tubule_mesh

__all__ = [
    "Cells",
    "Layers",
    "Mesh",
    "Quality",
    "Tubule",
    "array_solid",
    "check_mesh",
    "exterior_facet_indices",
    "extrude",
    "locate_entities",
    "locate_entities_boundary",
    "match",
    "measure_tubule",
    "meshtags",
    "read_mesh",
    "tetrahedra",
    "travelling",
    "tubule_mesh",
]
