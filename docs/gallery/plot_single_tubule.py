"""
One tubule at −50 mV
====================

How hard does lithium push at −50 mV, how fast does it creep, and what does the wall bear?

The tubule of the paper is 100 nm wide, has walls of 10 nm, is 20 µm tall and half filled. Nernst's equation
sets the pressure at its root; lithium creeps along the wall, the wall bends, gas above is compressed, and the
meniscus pulls. All of that is one system of equations, solved at one instant.
"""

from quick_runs import folder, quick, show

from studies.single_tubule import main

# %%
# The run is the full one: it takes seconds. Its command is printed below.

out = folder()
result = main(**quick("single_tubule"), out=out)

# %%
# What comes out
# --------------
#
# The whole tubule (a), its tip and its root at true scale (b, c), and pressure, stress, deflection and speed
# along it (d). 371 MPa at the root fall to −18 MPa at the tip, where capillarity pulls. What balances that fall
# is a drag on the wall, and so the wall is stretched along its axis, far past the 65 MPa that were measured as
# the hardness of the array.

show(result)

# %%
# Change it
# ---------
#
# ``width``, ``wall``, ``height``, ``filling``, ``overpotential`` and ``temperature`` take a number with a unit;
# ``material`` a name, such as ``LiC6``; ``neighbours=free`` removes the equally filled neighbours;
# ``symmetry=planar`` makes it a slit; ``mesh`` names a mesh file. ``femiec run studies/single_tubule.py
# --list`` shows all parameters, with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/single_tubule.py --out out
#
# and takes |single_tubule| on one core. How it is computed stands in the text of the study:
# :download:`single_tubule.py </../studies/single_tubule.py>`.
