"""Pictures of wall structures: sections and solid arrays, deformed, coloured by a criterion, with the failing spot marked.

- :func:`picture`: sections (plane strain, or axisymmetric and then mirrored) and solid arrays, with the path where there is one
- :func:`modes_picture`: buckling modes side by side
- parts: :mod:`femiec.views.walls.structure`, :mod:`femiec.views.walls.modes`, :mod:`femiec.views.walls.record`,
  :mod:`femiec.views.walls.body`, :mod:`femiec.views.walls.faces`, :mod:`femiec.views.walls.outline`,
  :mod:`femiec.views.walls.drawing`, :mod:`femiec.views.walls.plane`, :mod:`femiec.views.walls.solid`,
  :mod:`femiec.views.walls.paint`, :mod:`femiec.views.walls.camera`, :mod:`femiec.views.walls.marks`,
  :mod:`femiec.views.walls.page`

What a result has to have: regions of plane cells (x, y, 0), (r, z, 0), or of solid cells (x, y, z), with the vector field
"Displacement" [m or nm] and a scalar field, and ``provenance["structure"]``, of which every entry may be missing::

    {"title": "Seven tubules, one blocked",       of the page
     "kind": "axisymmetric",                      (r, z) sections are mirrored; any other kind is drawn as it is
     "criterion": "First principal stress",       the scalar field; with or without its unit
     "strength [Pa]": 65e6,                       "strength" for a criterion without unit
     "spot [m]": [x, y, z],                       where it fails first, undeformed; by default the largest value
     "spot value [Pa]": 84e6,                     "spot value" for a criterion without unit
     "loads": [{"on": "tubule 3", "pressure [Pa]": 912e3, "centre [m]": [x, y]}],    or [least, largest] pressure
     "unit": "nm",                                of lengths
     "enlargement": 40,                           of the displacement; by default a round number that makes it visible
     "path": {"x": "Deflection [nm]", "y": "Load factor", "marks": [{"text": "linear buckling", "y": 1.2}]},
     "modes": ["2.31 MPa", "2.35 MPa"]}           titles of the fields "Mode 1", "Mode 2"
"""

from femiec.views.walls.modes import modes_figure, modes_picture
from femiec.views.walls.structure import figure, picture

__all__ = ["figure", "modes_figure", "modes_picture", "picture"]
