"""evolve(model, protocol) -> Result: a model in time, through the steps of a protocol.

:mod:`run <.run>` is the loop; :mod:`stage <.stage>` a model with its engine, solver and readings; :mod:`clock <.clock>` what
drives it; :mod:`journal <.journal>` what is kept of it; :mod:`settings <.settings>` how exactly.
"""

from femiec.evolve.run import evolve
from femiec.evolve.settings import Settings, to_steady_state

__all__ = ["Settings", "evolve", "to_steady_state"]
