"""
A honeycomb in space
====================

Seven tubules in space, the middle one half full of lithium: what bends its walls?

Hexahedra of second order, solved by conjugate gradients with multigrid. A section in plane strain stands beside
it.
"""

from quick_runs import folder, quick, show

from studies.honeycomb_3d import main

# %%
# The quick run is a short honeycomb on a coarse mesh. Its command is printed below.

out = folder()
result = main(**quick("honeycomb_3d"), out=out)

# %%
# What comes out
# --------------
#
# In short tubules little drives the lithium up, and capillarity prevails: the walls around the lithium are
# pulled in. The largest stress is near the tip, where a flat ends in a fillet.

show(result)

# %%
# Change it
# ---------
#
# ``height``, ``filling``, ``wall``; ``layers`` and ``along`` are the mesh. Larger ones run on many cores:
# :doc:`/many_ranks`. ``femiec run studies/honeycomb_3d.py --list`` shows all parameters, with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/honeycomb_3d.py --out out
#
# and takes |honeycomb_3d| on one core. How it is computed stands in the text of the study:
# :download:`honeycomb_3d.py </../studies/honeycomb_3d.py>`.
