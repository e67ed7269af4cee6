"""
Two tubules that fill unevenly
==============================

What bends the wall between two tubules, of which one leads and the other lags, or is blocked?

Pressures on both sides come from the coupled model; the wall between is a clamped strip at every height. Where
a tip ends the pressure jumps, and a piece of wall is solved in space.
"""

from quick_runs import folder, quick, show

from studies.neighbour_bending import main

# %%
# The run is the full one. Its command is printed below.

out = folder()
result = main(**quick("neighbour_bending"), out=out)

# %%
# What comes out
# --------------
#
# First the wall around the leading tip, in space; then pressures on both sides, deflection and stress along the
# height. Compressed gas is borne; lithium against gas is not, by far. Where a tip stands out it is capillarity
# that bends the wall.

show(result)

# %%
# Change it
# ---------
#
# ``lead`` and ``lag`` are the fillings, ``wall`` and ``width`` the section, ``strength`` what the wall bears.
# ``femiec run studies/neighbour_bending.py --list`` shows all parameters, with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/neighbour_bending.py --out out
#
# and takes |neighbour_bending| on one core. How it is computed stands in the text of the study:
# :download:`neighbour_bending.py </../studies/neighbour_bending.py>`.
