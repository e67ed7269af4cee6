"""
Sodium and potassium
====================

How would sodium and potassium do in the tubules of lithium?

Both are near their melting points, and far more mobile; a volt is worth less pressure to them, for their atoms
are larger. Each metal is plated until the tubule is all but full, and stripped again.
"""

from quick_runs import folder, quick, show

from studies.sodium import main

# %%
# The quick run has sodium only. Its command is printed below.

out = folder()
result = main(**quick("sodium"), out=out)

# %%
# What comes out
# --------------
#
# Sodium and potassium need less than a tenth of lithium's drop in potential, and creep of the column carries
# more of them. Their menisci pull harder than the current pushes: the metal is under tension throughout.

show(result)

# %%
# Change it
# ---------
#
# ``metals``, ``width``, ``height`` and ``current``. ``femiec run studies/sodium.py --list`` shows all
# parameters, with units.
#
# The full run is
#
# .. code-block:: bash
#
#    femiec run studies/sodium.py --out out
#
# and takes |sodium| on one core. How it is computed stands in the text of the study:
# :download:`sodium.py </../studies/sodium.py>`.
