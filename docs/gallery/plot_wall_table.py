"""
What six walls bear
===================

What do walls bear, by formulas and by finite elements side by side?

Burst, yield, collapse, bending and safe thickness of round walls (Lamé), of strips between slits and of a
honeycomb's sides.
"""

from quick_runs import folder, quick, show

from studies.wall_table import main

# %%
# The quick run has one geometry. Its command is printed below.

out = folder()
result = main(**quick("wall_table"), out=out)

# %%
# What comes out
# --------------
#
# The first picture is a cell of seven under gas; the second has ratios of finite elements to closed forms,
# failing pressures and stresses. Formulas hold for round walls and thin strips. A honeycomb's side is stretched
# as well as bent, which they leave out.

show(result)

# %%
# Change it
# ---------
#
# ``sizes``, ``strength``, ``gas`` and ``modulus``. The run also writes ``wall_table.md``, all numbers in one
# table. ``femiec run studies/wall_table.py --list`` shows all parameters, with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/wall_table.py --out out
#
# and takes |wall_table| on one core. How it is computed stands in the text of the study:
# :download:`wall_table.py </../studies/wall_table.py>`.
