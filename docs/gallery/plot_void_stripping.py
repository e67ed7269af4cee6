"""
A void at the root
==================

What happens when lithium is stripped faster than it can follow?

The root pulls at the column. Where it pulls harder than a meniscus would, lithium lets go and a void opens.
From then on lithium leaves from the void's upper edge and runs down the bare wall. The same protocol is run
twice, with voids and without.
"""

from quick_runs import folder, quick, show

from studies.void_stripping import main

# %%
# The quick run is a short tubule. Its command is printed below.

out = folder()
result = main(**quick("void_stripping"), out=out)

# %%
# What comes out
# --------------
#
# The column stays where it is and is eaten from below: the void grows, the tip hardly moves. Plated again, the
# void fills from its upper edge and closes, and soon all is as if there had never been one.

show(result)

# %%
# Change it
# ---------
#
# ``plated``, ``stripped`` and ``left`` say how much; ``current`` how fast. The protocol is in
# ``studies/void_stripping.py``; how to write another one is in :doc:`/protocols`. ``femiec run
# studies/void_stripping.py --list`` shows all parameters, with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/void_stripping.py --out out
#
# and takes |void_stripping| on one core. How it is computed stands in the text of the study:
# :download:`void_stripping.py </../studies/void_stripping.py>`.
