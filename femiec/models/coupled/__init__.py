"""A tubule in time: lithium that is plated, flows and diffuses, a wall that gives, gas above, and a front that moves.

:mod:`model <.model>` holds what a user sets, with :mod:`transport <.transport>`, :mod:`root <.root>` and :mod:`gas <.gas>`, and
states the problem; :mod:`checks <.checks>` refuses what no tubule can be. :mod:`fields <.fields>` are the unknowns and their
scales; :mod:`frame <.frame>` the cross-section that stretches with the front; :mod:`state <.state>` what follows from the
unknowns; :mod:`balances <.balances>` the residual, one balance a function; :mod:`pinned <.pinned>` the conditions;
:mod:`reshape <.reshape>` when another mesh is needed.

Of a solved state, :mod:`account <.account>` has the functionals of which :mod:`ledger <.ledger>` makes a row a step;
:mod:`outputs <.outputs>` the stored fields; :mod:`groups <.groups>` the dimensionless groups; :mod:`notices <.notices>` what is
said in words; :mod:`paths <.paths>` the closed forms; :mod:`record <.record>` the parameters; :mod:`sources <.sources>` where the
laws come from.
"""

from femiec.models.coupled.gas import Gas, Neighbour
from femiec.models.coupled.model import CoupledTubule
from femiec.models.coupled.reshape import TravellingMesh
from femiec.models.coupled.root import Root
from femiec.models.coupled.transport import Transport

__all__ = ["CoupledTubule", "Gas", "Neighbour", "Root", "Transport", "TravellingMesh"]
