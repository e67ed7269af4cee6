"""What the field splits do on two meshes each, and in time, on as many ranks as there are; rank 0 writes it to a file."""

import json
import re
import sys
from pathlib import Path

from benchmarks.scaling import stokes  # isort: skip  brings MPI first

import numpy as np
import scipy.sparse as sp
from short import keep_forms

from benchmarks.scaling import coupled
from femiec.engine import dolfinx, embedded
from femiec.engine.dolfinx.cluster import COMM
from femiec.errors import ConvergenceError, InputError
from femiec.evolve import Settings, evolve


def in_time():
    """The ledger of the coupled tubule of docs/many_ranks.md by the field split, that by factors, and what it took."""
    keep_forms()
    page = (Path(__file__).resolve().parents[3] / "docs/many_ranks.md").read_text()
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names = {}
    exec(example.replace("FieldSplit()", "FieldSplit(1e-11)"), names)
    runs = names["result"], evolve(names["model"], names["protocol"], embedded, settings=Settings(first_step=0.05))
    ledgers = [{label: column.tolist() for label, column in run.ledger.arrays().items()} for run in runs]
    return {"ledgers": ledgers, "took": runs[0].provenance["solver"], "settings": runs[0].provenance["settings"]}


def kept():
    """Preconditioners that were built, steps and errors of ten matrices that drift away from the first, and what was refused."""
    generator, eye = np.random.default_rng(0), sp.identity(40)
    A = 10 * eye + sp.random_array((40, 40), density=0.1, rng=generator)
    B, border, row = (generator.uniform(-1, 1, shape) for shape in ((8, 40), (48, 1), (1, 48)))
    fields = sp.block_array([[A, B.T], [B, None]])
    far = sp.block_diag([sp.random_array((40, 40), density=0.2, rng=generator), sp.csr_array((9, 9))])
    matrix = sp.csr_matrix(sp.block_array([[fields, border], [row, [[1.0]]]]))
    mass = sp.csr_matrix(B @ B.T)
    dofs = {"u": np.arange(40), "p": np.arange(40, 48), "number": np.array([48])}
    solver, found = dolfinx.field_split(dofs, "p", lambda: mass, iterations=40), []
    for drift in (0.0, 0.1, 0.2, 4.0, 4.1, 4.2):
        near = sp.csr_matrix(matrix + drift * far)
        x, error, name = solver.solve(near, np.ones(49))
        found.append([float(abs(near @ x - 1).max()), error, int(name.split()[-2]), solver.built])
    exact = number_left(dolfinx.field_split(dofs, "p", lambda: mass).factorise(matrix).preconditioner)
    few = dolfinx.field_split(dofs, "p", lambda: mass, iterations=1)
    missed = (
        refused(lambda: few.solve(matrix, np.ones(49))),
        few.built,
        refused(lambda: few.solve(matrix, np.ones(49))),
        few.built,
    )
    others = refused(lambda: solver.solve(sp.identity(9, format="csr"), np.ones(9)))
    return {
        "drift": found,
        "number": exact,
        "missed": missed,
        "others": others,
        "no dual": refused(lambda: dolfinx.field_split(dofs, "q", None)),
    }


def number_left(preconditioner):
    """What one application of the preconditioner leaves of a row of the multiplier, and of the number's."""
    x, y = preconditioner.matrix.createVecs()
    x.array[:] = np.random.default_rng(1).uniform(-1, 1, 49)
    preconditioner.apply(None, x, y)
    return [float(abs(left)) for left in (x - preconditioner.matrix * y).array[[44, -1]]]


def refused(do):
    """The message of the error."""
    try:
        do()
    except (ConvergenceError, InputError) as error:
        return str(error)
    return ""


found = {"flat": {"stokes": [stokes.measure(n) for n in (6, 24)]}, "in time": in_time()}
if COMM.size == 1:  # its forms take DOLFINx's compiler minutes
    found["flat"]["coupled"] = [coupled.measure(level, fem=embedded) for level in (0, 1)]
    found["kept"] = kept()
if COMM.rank == 0:
    Path(sys.argv[1]).write_text(json.dumps(found))
