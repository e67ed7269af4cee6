"""What one sees of a result.

- :mod:`femiec.views.tubule`: the picture of a tubule, a PNG (needs no display and no OpenGL)
- :mod:`femiec.views.table`: the summary in the terminal
- :mod:`femiec.views.window`: an interactive window
- :mod:`femiec.views.render`: whether this machine can draw scenes, and the mend
- parts of the picture: :mod:`femiec.views.scene`, :mod:`femiec.views.panels`, :mod:`femiec.views.profiles`,
  :mod:`femiec.views.layers`, :mod:`femiec.views.lattice`, :mod:`femiec.views.style`
"""
