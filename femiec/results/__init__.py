"""The stored result: its data, the file it lives in, the record of where it came from.

- :mod:`femiec.results.result`: fields, regions, snapshots, the result
- :mod:`femiec.results.ledger`: the table with one row a step
- :mod:`femiec.results.provenance`: versions, parameters, sources, solver
- :mod:`femiec.results.vtkhdf`, :mod:`femiec.results.reader`: the ``.vtkhdf`` file, written and read
- :mod:`femiec.results.export`: PVD and VTU for older ParaView
- :mod:`femiec.results.summary`: ``summary.json``
- :mod:`femiec.results.run_folder`: what a long run writes into, step by step; resumed after a kill
- :mod:`femiec.results.files`, :mod:`femiec.results.record`, :mod:`femiec.results.lock`, :mod:`femiec.results.ledger_file`,
  :mod:`femiec.results.checkpoint`: its parts
- :mod:`femiec.results.interrupt`: Ctrl-C and SIGTERM between two steps
- :mod:`femiec.results.failure`: the last good state of a run that could not go on
- :mod:`femiec.results.atomic`, :mod:`femiec.results.sheltered`, :mod:`femiec.results.strict_json`: files whole or not at all,
  also where HDF5 would die of a full disk; JSON without NaN
"""

from femiec.results.ledger import Ledger
from femiec.results.reader import read
from femiec.results.record import is_finished
from femiec.results.result import FieldData, RegionData, Result, Snapshot
from femiec.results.run_folder import RunFolder
from femiec.results.summary import write_summary
from femiec.results.vtkhdf import write

__all__ = [
    "FieldData",
    "Ledger",
    "RegionData",
    "Result",
    "RunFolder",
    "Snapshot",
    "is_finished",
    "read",
    "write",
    "write_summary",
]
