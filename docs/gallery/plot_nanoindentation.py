"""
What a hardness of 65 MPa says
==============================

The paper measured a hardness of 65 MPa on the array. Which yield strength of the wall does that mean?

A rigid cone is pressed into the array, taken for a homogeneous solid that either flows aside (J2) or is crushed
into its own channels. Hardness over strength is tabulated and turned round.
"""

from quick_runs import folder, quick, show

from studies.nanoindentation import main

# %%
# The quick run has one geometry on a mesh that is much too coarse for the numbers. Its command is printed
# below.

out = folder()
result = main(**quick("nanoindentation"), out=out)

# %%
# What comes out
# --------------
#
# Force and depth, what lies under the cone, and the yield strengths that 65 MPa mean: about 104 MPa for walls
# of 100/10 nm if the array flows, 375 MPa if it is crushed, on the mesh of the full run.

show(result)

# %%
# Change it
# ---------
#
# ``hardness``, ``sizes``; ``cells``, ``steps`` and ``entries`` are the resolution. ``femiec run
# studies/nanoindentation.py --list`` shows all parameters, with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/nanoindentation.py --out out
#
# and takes |nanoindentation| on one core. How it is computed stands in the text of the study:
# :download:`nanoindentation.py </../studies/nanoindentation.py>`.
