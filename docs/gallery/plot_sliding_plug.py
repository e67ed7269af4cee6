"""
A plug that slides
==================

Does lithium stick to the wall, or slide along it as a plug?

The paper sees hardly any translation, and does not exclude some. It matters: diffusion along the wall takes 129
MPa to lift 20 µm of lithium at 3 mA/cm2, a plug on a wall of 2 nm roughness 0.1 MPa.
"""

from quick_runs import folder, quick, show

from studies.sliding_plug import main

# %%
# The quick run has two roughnesses. Its command is printed below.

out = folder()
result = main(**quick("sliding_plug"), out=out)

# %%
# What comes out
# --------------
#
# Root pressure over roughness: solved points on the closed form, between sticking and free slip. Where the root
# face is blocked, lithium first has to be plated at the wall, and that keeps a floor under the pressure however
# smooth the wall is.

show(result)

# %%
# Change it
# ---------
#
# ``roughnesses``, ``current``, ``temperature`` and ``width``; ``material`` has to be a wall that conducts along
# its face only. ``femiec run studies/sliding_plug.py --list`` shows all parameters, with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/sliding_plug.py --out out
#
# and takes |sliding_plug| on one core. How it is computed stands in the text of the study:
# :download:`sliding_plug.py </../studies/sliding_plug.py>`.
