"""A tubule in time: lithium that is plated, flows and diffuses, a wall that gives, gas above, and a front that moves.

:mod:`model <.model>` holds what a user sets and states the problem; :mod:`fields <.fields>` the unknowns and their scales;
:mod:`frame <.frame>` the cross-section that stretches with the front; :mod:`balances <.balances>` the residual, one balance a
function; :mod:`pinned <.pinned>` the conditions; :mod:`account <.account>` the functionals of which
:mod:`ledger <.ledger>` makes a row a step; :mod:`outputs <.outputs>` the stored fields; :mod:`groups <.groups>` the dimensionless
groups; :mod:`sources <.sources>` where the laws come from.
"""

from femiec.models.coupled.model import CoupledTubule, Gas, Neighbour, Transport
from femiec.models.coupled.reshape import TravellingMesh
from femiec.models.coupled.root import Root

__all__ = ["CoupledTubule", "Gas", "Neighbour", "Root", "Transport", "TravellingMesh"]
