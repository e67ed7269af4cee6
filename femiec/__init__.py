"""femiec: lithium metal in the tubules of a mixed ionic-electronic conductor (MIEC), by coupled finite elements.

Start from :func:`femiec.simulate.simulate` and the scripts in ``studies/``; the packages, from the bottom up:

- :mod:`femiec.quantities`, :mod:`femiec.errors`: constants, units, exceptions
- :mod:`femiec.geometry`: meshes with named regions and interfaces
- :mod:`femiec.materials`: sourced data
- :mod:`femiec.estimates`: closed forms of the paper, exact benchmark solutions
- :mod:`femiec.laws`, :mod:`femiec.forms`, :mod:`femiec.models`: the physics, in UFL
- :mod:`femiec.engine`: assembly of UFL forms
- :mod:`femiec.solve`: nonlinear and linear solvers
- :mod:`femiec.results`, :mod:`femiec.checks`, :mod:`femiec.views`: stored results, verification, pictures
"""

__version__ = "0.1.0"
