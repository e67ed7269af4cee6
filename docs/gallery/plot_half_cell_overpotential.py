"""
39 mV in a half cell
====================

Of what are the 39 mV of the paper's half cell made?

Electrolytes, charge transfer, the way up the walls, the meniscus: each with a low and a high estimate from the
literature, and no fit. They are solved as one system.
"""

from quick_runs import folder, quick, show

from studies.half_cell_overpotential import main

# %%
# The run is the full one. Its command is printed below.

out = folder()
result = main(**quick("half_cell_overpotential"), out=out)

# %%
# What comes out
# --------------
#
# The way up the walls takes a few millivolts at most; 17 to 33 of the 39 mV stay unexplained. So the
# overpotential of that cell does not tell how lithium gets along the tubules, and no diffusivity can be had
# from it.

show(result)

# %%
# Change it
# ---------
#
# ``current`` and ``measured`` (the potential to be explained), ``height`` and ``temperature``. ``femiec run
# studies/half_cell_overpotential.py --list`` shows all parameters, with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/half_cell_overpotential.py --out out
#
# and takes |half_cell_overpotential| on one core. How it is computed stands in the text of the study:
# :download:`half_cell_overpotential.py </../studies/half_cell_overpotential.py>`.
