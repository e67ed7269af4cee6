"""
Does the wall's material matter?
================================

The paper says that lithium along the interface makes any wall conduct about 1 mS/cm, whatever its bulk. Does
it?

LiC6, Li9Al4, Li22Si5 and nickel, each with its interface and without. Alone, their bulks differ by decades.
"""

from quick_runs import folder, quick, show

from studies.interface_vs_bulk import main

# %%
# The quick run has nickel only, which conducts along its faces and not at all inside. Its command is printed
# below.

out = folder()
result = main(**quick("interface_vs_bulk"), out=out)

# %%
# What comes out
# --------------
#
# Conductivities of the wall on the left; per footprint on the right, where the line is what the paper's eq. (1)
# asks for, 0.12 mS/cm over 20 µm. In the full run all four walls meet it with their interfaces, and differ by
# less than a factor of 1.5; by their bulk alone they differ by decades, and none does.

show(result)

# %%
# Change it
# ---------
#
# ``walls`` picks materials, ``wall``, ``temperature`` and ``current`` change the cell. How to add a material of
# your own: :doc:`/how_to_add`. ``femiec run studies/interface_vs_bulk.py --list`` shows all parameters, with
# units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/interface_vs_bulk.py --out out
#
# and takes |interface_vs_bulk| on one core. How it is computed stands in the text of the study:
# :download:`interface_vs_bulk.py </../studies/interface_vs_bulk.py>`.
