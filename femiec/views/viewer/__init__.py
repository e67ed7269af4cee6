"""The viewer: any field of a result at any time, deformed, cut, turned round its axis.

What is shown is one frozen :class:`femiec.views.viewer.shown.Shown`, and one function draws it,
:func:`femiec.views.viewer.draw.draw`, for all four:

- :mod:`femiec.views.viewer.window`: a window of the desktop
- :mod:`femiec.views.viewer.web`, :mod:`femiec.views.viewer.page`: a page in the browser, with the same controls
- :mod:`femiec.views.viewer.files`: a picture, or a movie through all times

Parts: :mod:`femiec.views.viewer.kind` (what a result is of), :mod:`femiec.views.viewer.fields` (what colours it),
:mod:`femiec.views.viewer.bodies` and :mod:`femiec.views.viewer.turned` (surfaces), :mod:`femiec.views.viewer.aim` (the camera),
:mod:`femiec.views.viewer.words` (what is written on it).
"""
