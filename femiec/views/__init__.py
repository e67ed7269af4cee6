"""What one sees of a result.

- :mod:`femiec.views.picture`: the picture that fits a result, a PNG (needs no display and no OpenGL)
- :mod:`femiec.views.tubule`, :mod:`femiec.views.run`: that of one state of a tubule, and that of a run in time
- :mod:`femiec.views.walls`: pictures of wall structures, plane and solid; they need OpenGL, not a display
- :mod:`femiec.views.chart`: charts of numbers, for studies that compare runs; :mod:`femiec.views.frames`: charts over tubules
- :mod:`femiec.views.table`, :mod:`femiec.views.ends`: the summary, and how the steps of a run ended, in the terminal
- :mod:`femiec.views.viewer`: any field at any time, deformed, cut or turned round its axis: in a window, on a page, as a file
- :mod:`femiec.views.render`: whether this machine can draw scenes, and the mend
- parts of the pictures: :mod:`femiec.views.scene`, :mod:`femiec.views.section`, :mod:`femiec.views.panels`,
  :mod:`femiec.views.profiles`, :mod:`femiec.views.front`, :mod:`femiec.views.history`, :mod:`femiec.views.stretch`,
  :mod:`femiec.views.drawn`, :mod:`femiec.views.layers`, :mod:`femiec.views.lattice`, :mod:`femiec.views.style`
"""
