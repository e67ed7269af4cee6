"""
Plating at 3 mA/cm2
===================

What does it take to plate 3 mA/cm2 up to 3 mAh/cm2 into tubules of 20 µm, and who carries the lithium?

The same run is made with three descriptions of how lithium moves: along the interface and through the wall;
along the interface alone; and as a viscous fluid whose viscosity stands for the diffusion along the interface.
The last two describe the same and have to agree within 3 %.
"""

from quick_runs import folder, quick, show

from studies.plating_3mA import main

# %%
# The quick run starts almost full and plates the last stretch. Its command is printed below.

out = folder()
result = main(**quick("plating_3mA"), out=out)

# %%
# What comes out
# --------------
#
# The front rises at the speed that the current demands. Overpotential and root pressure grow with the height of
# the column, in proportion: all lithium has to pass all that is below it.

show(result)

# %%
# Change it
# ---------
#
# ``current``, ``capacity``, ``height``, ``filling`` (at the start) and ``material`` are what one changes first.
# ``femiec run studies/plating_3mA.py --list`` shows all parameters, with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/plating_3mA.py --out out
#
# and takes |plating_3mA| on one core. How it is computed stands in the text of the study:
# :download:`plating_3mA.py </../studies/plating_3mA.py>`.
