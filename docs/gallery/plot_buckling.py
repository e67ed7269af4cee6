"""
An empty tubule collapses
=========================

Does an empty tubule buckle under its filled neighbours, or does its wall yield first?

Buckling loads of rings with three thicknesses beside the formula; then the path of a ring that is not quite
round, followed by arc length until its faces meet; then a honeycomb.
"""

from quick_runs import folder, quick, show

from studies.buckling import main

# %%
# The run is the full one. Its command is printed below.

out = folder()
result = main(**quick("buckling"), out=out)

# %%
# What comes out
# --------------
#
# The ring at the end of its path, where its faces meet, and its pressure over the amplitude of its ellipse. It
# would buckle at 32 MPa, as the formula says, but its wall yields at 9.9 MPa if it is round, and below that if
# it is not.

show(result)

# %%
# Change it
# ---------
#
# ``width`` and ``wall``, ``imperfection`` as a share of the wall, ``material``, ``strength``. ``femiec run
# studies/buckling.py --list`` shows all parameters, with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/buckling.py --out out
#
# and takes |buckling| on one core. How it is computed stands in the text of the study:
# :download:`buckling.py </../studies/buckling.py>`.
