"""evolve(model, protocol) -> Result: a model in time, through the steps of a protocol.

:mod:`run <.run>` starts it, or resumes it; :mod:`loop <.loop>` goes through the protocol; :mod:`stage <.stage>` is a model with
its engine, solver and readings; :mod:`clock <.clock>` what drives it; :mod:`reasons <.reasons>` why a time step ends early;
:mod:`progress <.progress>` how far a run has come; :mod:`journal <.journal>` what is kept of it; :mod:`watch <.watch>` who is
told; :mod:`settings <.settings>` how exactly, and :mod:`split <.split>` by which iteration.
"""

from femiec.evolve.run import evolve
from femiec.evolve.settings import Settings, to_steady_state
from femiec.evolve.split import FieldSplit

__all__ = ["FieldSplit", "Settings", "evolve", "to_steady_state"]
