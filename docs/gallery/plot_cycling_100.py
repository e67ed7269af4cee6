"""
A hundred cycles
================

Is lithium lost, or does anything drift, when a tubule is cycled a hundred times?

Elastic walls, linear creep and a sealed gas remember nothing once they are at rest. So each cycle has to end as
the one before, to nine digits, and no lithium may be lost or made: the study checks both at its end.
"""

from quick_runs import folder, quick, show

from studies.cycling_100 import main

# %%
# The quick run is one cycle of a short tubule. Its command is printed below.

out = folder()
result = main(**quick("cycling_100"), out=out)

# %%
# What comes out
# --------------
#
# Potential, tip, pressures, the wall's stress and current over time; who carries the lithium; what does not add
# up, which is round-off; and the tubule at some instants. On stripping the root pulls: its pressure is
# negative.

show(result)

# %%
# Change it
# ---------
#
# ``cycles``, ``current``, ``capacity`` and ``rest`` are the protocol, ``level`` refines the mesh. A run that
# was interrupted goes on with ``--resume``. ``femiec run studies/cycling_100.py --list`` shows all parameters,
# with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/cycling_100.py --out out
#
# and takes |cycling_100| on one core. How it is computed stands in the text of the study:
# :download:`cycling_100.py </../studies/cycling_100.py>`.
