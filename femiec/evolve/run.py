"""evolve(model, protocol): a run from its start, or from a checkpoint, to its result."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from femiec.arguments import of_kind, offers
from femiec.engine import embedded
from femiec.errors import InputError
from femiec.evolve.journal import Folder
from femiec.evolve.loop import Run
from femiec.evolve.settings import Settings
from femiec.evolve.watch import watching
from femiec.protocol import describe as describe_protocol
from femiec.protocol.cycle import as_entries
from femiec.results.checkpoint import Checkpoint
from femiec.results.failure import save_failure
from femiec.results.files import PICTURE
from femiec.results.reader import read as read_result
from femiec.results.result import Result
from femiec.results.run_folder import RunFolder
from femiec.save import save_picture


def evolve(
    model: Any,
    protocol: Any,
    engine: Any = embedded,
    out: str | Path | None = None,
    resume: bool = False,
    overwrite: bool = False,
    settings: Settings | None = None,
    say: Callable[[str], None] | None = None,
) -> Result:
    """Take a model through a protocol.

    Args:
        model: for instance a :class:`femiec.models.coupled.model.CoupledTubule`.
        protocol: steps and cycles: see :mod:`femiec.protocol`.
        engine: the module of an engine.
        out: a folder for ledger, fields, checkpoints and picture.png; nothing is written without it.
        resume: go on from the checkpoint in that folder; of a run that is finished the stored result is returned.
        overwrite: start anew even if the folder holds a run that could be resumed.
        settings: how exactly.
        say: called with lines of progress; by default one changes in place in the terminal, if there is one.

    Returns:
        The result; ``result.provenance["ended"]`` tells why each step ended, and whether the run came to the protocol's end.

    Raises:
        BalanceError: lithium or gas was not conserved.
        StepError: not even the first step could be taken; later failures end the run with a typed reason.
        InputError: a condition that looks at what the model does not offer; a folder that cannot be used.
        RunInterrupted: by Ctrl-C or SIGTERM; a run with a folder can be resumed.
    """
    settings, protocol = settings or Settings(), as_entries("protocol", protocol)
    _expect(model, settings, out, resume)
    record = {
        "study": model.describe(),
        "materials": model.sources(),
        "protocol": describe_protocol(protocol),
        "settings": settings.describe(),
    }
    if out is not None and resume and RunFolder.is_over(out, record):
        return read_result(out)
    with watching(say) as watch:
        run = Run(model, engine, settings, watch)
        for line in run.stage.problem.couplings:
            watch.announce(f"  {line}")
        if out is None:
            run.go(protocol)
            return run.result(record)
        folder, checkpoint = RunFolder.resume(out, record) if resume else (RunFolder.create(out, record, overwrite), None)
        with folder:
            run.journal = Folder(folder)
            if checkpoint is not None:
                _restore(run, checkpoint, folder.folder)
            run.go(protocol)
            if run.failure is not None:
                save_failure(run.failure, record["study"], folder.folder)
            result = run.result(record)
    save_picture(result, Path(out) / PICTURE)
    return result


def _expect(model: Any, settings: Settings, out: str | Path | None, resume: bool) -> None:
    offers("model", model, ("describe", "problem", "refuses", "turns"), "a model in time", "take for instance a CoupledTubule")
    of_kind("settings", settings, Settings, "Settings, or None", "write settings=Settings(...)")
    of_kind("out", out, (str, Path, type(None)), "a folder, or None", 'write out="out"')
    if resume and out is None:
        raise InputError("out", None, "the folder of the run to resume", 'write out="out"')


def _restore(run: Run, checkpoint: Checkpoint, folder: Path) -> None:
    try:
        run.restore(checkpoint.arrays, checkpoint.data)
    except (LookupError, TypeError, ValueError) as error:
        allowed, mend = f"the state of this run ({type(error).__name__}: {error})", "the file is damaged: run from the start"
        raise InputError("checkpoint", folder, allowed, mend) from error
