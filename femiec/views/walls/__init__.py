"""Pictures of wall structures: sections (plane strain or axisymmetric) and solid arrays, deformed, with the failing spot.

- :mod:`femiec.views.walls.structure`: the picture, with the path beside it where there is one
- parts of it: :mod:`femiec.views.walls.record`, :mod:`femiec.views.walls.body`, :mod:`femiec.views.walls.drawing`,
  :mod:`femiec.views.walls.plane`, :mod:`femiec.views.walls.solid`, :mod:`femiec.views.walls.page`
"""

from femiec.views.walls.structure import figure, path_picture, picture

__all__ = ["figure", "path_picture", "picture"]
