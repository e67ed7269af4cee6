"""
Which wall breaks first
=======================

One of 19 tubules is filled, or one of them is blocked: which wall fails, and at what difference of pressure?

A honeycomb in cross-section, elastic, under the pressures of a plated array. Loads grow until the largest
principal stress is the strength somewhere.
"""

from quick_runs import folder, quick, show

from studies.honeycomb_burst import main

# %%
# The quick run leaves out the arrays whose walls scatter in thickness. Its command is printed below.

out = folder()
result = main(**quick("honeycomb_burst"), out=out)

# %%
# What comes out
# --------------
#
# A filled tubule among empty ones breaks its walls at 2.2 MPa, which 0.29 mV give. A blocked one among filled
# ones stands 7.5 MPa, for pressure all around closes what bending opens. What fails is always a wall of the odd
# tubule, at a fillet.

show(result)

# %%
# Change it
# ---------
#
# ``wall``, ``width``, ``strength``, ``current`` and ``scatter``, the relative scatter of the walls' thickness.
# ``femiec run studies/honeycomb_burst.py --list`` shows all parameters, with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/honeycomb_burst.py --out out
#
# and takes |honeycomb_burst| on one core. How it is computed stands in the text of the study:
# :download:`honeycomb_burst.py </../studies/honeycomb_burst.py>`.
