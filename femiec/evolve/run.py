"""evolve(model, protocol): a run from its start, or from a checkpoint, to its result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from femiec.arguments import of_kind, offers
from femiec.engine import embedded
from femiec.engine.ranks import Ranks
from femiec.errors import InputError
from femiec.evolve.journal import opened
from femiec.evolve.loop import Run
from femiec.evolve.settings import Settings
from femiec.evolve.watch import watching
from femiec.protocol import describe as describe_protocol
from femiec.protocol import schedule
from femiec.protocol.cycle import as_entries
from femiec.results.checkpoint import Checkpoint
from femiec.results.failure import save_failure
from femiec.results.files import PICTURE
from femiec.results.reader import read as read_result
from femiec.results.result import Result
from femiec.results.run_folder import RunFolder
from femiec.save import save_picture

MODEL = (
    *("describe", "sources", "laws", "problem", "refuses", "bounds", "turns", "remeshed", "observed", "row"),
    *("summary", "regime"),
)
"""What every run asks of its model; one that is meshed anew, or resumed, also has ``place`` and ``at``."""


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
        out: a folder for ledger, fields, checkpoints and picture.png; nothing is written without it. Of several ranks the
            leader's counts.
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
    schedule(protocol)  # which cannot be gone through if it is too long: nothing is written then
    _expect(model, settings, out, resume and engine.ranks.leads)
    record = {
        "study": model.describe(),
        "materials": model.sources(),
        "protocol": describe_protocol(protocol),
        "settings": settings.describe(),
    }
    ranks: Ranks = engine.ranks
    stored, finished = ranks.from_leader(lambda: (out is not None, _finished(out, record) if resume else None))
    if finished is not None:
        return finished
    with watching(say) as watch:
        run = Run(model, engine, settings, watch)
        for line in run.stage.problem.couplings:
            watch.announce(f"  {line}")
        if not stored:
            run.go(protocol)
            return run.result(record)
        with opened(ranks, lambda: _start(out, record, resume, overwrite)) as (run.journal, checkpoint):
            if checkpoint is not None:
                _restore(run, checkpoint, out)
            run.go(protocol)
            if run.failure is not None and ranks.leads:
                save_failure(run.failure, record["study"], Path(str(out)))
            result = run.result(record)
    if ranks.leads:
        save_picture(result, Path(str(out)) / PICTURE)
    return result


def _expect(model: Any, settings: Settings, out: str | Path | None, resume: bool) -> None:
    _expect_model(model)
    of_kind("settings", settings, Settings, "Settings, or None", "write settings=Settings(...)")
    of_kind("out", out, (str, Path, type(None)), "a folder, or None", 'write out="out"')
    if resume and out is None:
        raise InputError("out", None, "the folder of the run to resume", 'write out="out"')


def _expect_model(model: Any) -> None:
    """Refuse what is no model in time, before anything is solved; a model that wraps another says what it does not pass on."""
    missing = [name for name in MODEL if not hasattr(model, name)]
    mend = "take for instance a CoupledTubule"
    if missing and hasattr(model, "problem"):
        text = f"{type(model).__name__} without {', '.join(missing)}"
        raise InputError("model", text, "a model in time, which evolve asks for them", f"add them, or {mend}")
    offers("model", model, MODEL, "a model in time", mend)


def _finished(out: Any, record: Mapping[str, Any]) -> Result | None:
    """The stored result of the run in a folder, if it is over."""
    return read_result(out) if RunFolder.is_over(out, record) else None


def _start(out: Any, record: Mapping[str, Any], resume: bool, overwrite: bool) -> tuple[RunFolder, Checkpoint | None]:
    return RunFolder.resume(out, record) if resume else (RunFolder.create(out, record, overwrite), None)


def _restore(run: Run, checkpoint: Checkpoint, folder: Any) -> None:
    try:
        run.restore(checkpoint.arrays, checkpoint.data)
    except (LookupError, TypeError, ValueError) as error:
        allowed, mend = f"the state of this run ({type(error).__name__}: {error})", "the file is damaged: run from the start"
        raise InputError("checkpoint", folder, allowed, mend) from error
