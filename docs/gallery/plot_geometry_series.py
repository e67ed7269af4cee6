"""
Six widths and walls
====================

Which of the tubules that the paper made can plate 3 mA/cm2 over 20 µm, and what do their walls bear?

Round holes on a hexagonal lattice. What drives lithium up is a drop in its potential, J z/(κ f), which the
study solves and compares with the closed form.
"""

from quick_runs import folder, quick, show

from studies.geometry_series import main

# %%
# The quick run has one geometry, 100/10 nm. Its command is printed below.

out = folder()
result = main(**quick("geometry_series"), out=out)

# %%
# What comes out
# --------------
#
# Overpotential, conductance against the paper's eq. (1), and the tension of a wall on which the column hangs.
# All six conduct enough; in three of them the wall bears more than 65 MPa.

show(result)

# %%
# Change it
# ---------
#
# ``sizes``, ``current``, ``height``, ``material`` and ``strength``. ``femiec run studies/geometry_series.py
# --list`` shows all parameters, with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/geometry_series.py --out out
#
# and takes |geometry_series| on one core. How it is computed stands in the text of the study:
# :download:`geometry_series.py </../studies/geometry_series.py>`.
