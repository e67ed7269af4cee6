"""What is done to a cell, and for how long: typed steps, the conditions that end them, and their order. Data only.

    >>> from femiec.quantities import hour, mA_per_cm2, mAh_per_cm2
    >>> steps = [
    ...     Rest(1 * hour),
    ...     Cycle(100, [
    ...         Plate(3 * mA_per_cm2, until=AreaCapacity(3 * mAh_per_cm2), limits=WallStressAbove()),
    ...         Rest(60),
    ...         Strip(3 * mA_per_cm2, until=[AreaCapacity(3 * mAh_per_cm2), ContactLost()]),
    ...     ]),
    ... ]
    >>> schedule(steps)[49].text
    'cycle 17 of 100, step 1: plate at 3 mA/cm2 until 3 mAh/cm2 passed'

- what is done: :mod:`steps <.steps>`, repeated by :mod:`cycle <.cycle>`; a step's :mod:`control <.control>` is what it holds
- what ends a step: conditions on what has :mod:`passed <.passed>`, :mod:`electrical <.electrical>`, on the lithium's
  :mod:`inventory <.inventory>`, :mod:`mechanical <.mechanical>`; they look at what is :mod:`observed <.observed>`
- in which order: :mod:`schedule <.schedule>`; why it ended: :mod:`reasons <.reasons>`; for the record: :mod:`record <.record>`
- how long a step will last, where that can be told: :mod:`progress <.progress>`

A further condition is a frozen dataclass that inherits from :class:`Condition`; a further step inherits from :class:`Step`.
"""

from femiec.protocol.condition import Condition
from femiec.protocol.control import Control, Current, Potential
from femiec.protocol.cycle import Cycle
from femiec.protocol.electrical import CurrentBelow, PotentialAbove, PotentialBelow
from femiec.protocol.inventory import ContactLost, FillingAbove, FillingBelow
from femiec.protocol.mechanical import GasPressureAbove, WallStressAbove
from femiec.protocol.observed import Observed
from femiec.protocol.passed import AreaCapacity, Duration
from femiec.protocol.reasons import Empty, Ended, Full, Interrupted, LimitReached, MeshDegraded, NoConvergence, Stopped
from femiec.protocol.record import describe, fingerprint
from femiec.protocol.schedule import Schedule, Scheduled, schedule
from femiec.protocol.step import Step
from femiec.protocol.steps import HoldPotential, Plate, Rest, Strip

__all__ = [
    "AreaCapacity",
    "Condition",
    "ContactLost",
    "Control",
    "Current",
    "CurrentBelow",
    "Cycle",
    "Duration",
    "Empty",
    "Ended",
    "FillingAbove",
    "FillingBelow",
    "Full",
    "GasPressureAbove",
    "HoldPotential",
    "Interrupted",
    "LimitReached",
    "MeshDegraded",
    "NoConvergence",
    "Observed",
    "Plate",
    "Potential",
    "PotentialAbove",
    "PotentialBelow",
    "Rest",
    "Schedule",
    "Scheduled",
    "Step",
    "Stopped",
    "Strip",
    "WallStressAbove",
    "describe",
    "fingerprint",
    "schedule",
]
