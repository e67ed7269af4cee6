"""The command line: femiec run | view | doctor | cite | validate | report."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, CycloptsError, Parameter

import femiec
from femiec.commands.engines import EngineName
from femiec.errors import FemiecError, InputError

if TYPE_CHECKING:
    from femiec.engine.ranks import Ranks
    from femiec.results.result import Result

ABOUT = "Lithium metal in MIEC tubules, by coupled finite elements."
app = App(name="femiec", version=femiec.__version__, help=ABOUT, suppress_keyboard_interrupt=False)


@app.command
def run(
    study: Path,
    *,
    out: Path = Path("out"),
    set_: Annotated[list[str], Parameter(name="--set", negative=())] = [],  # noqa: B006 - cyclopts reads the default, nothing changes it
    list_: Annotated[bool, Parameter(name="--list", negative=())] = False,
    resume: Annotated[bool, Parameter(negative=())] = False,
    overwrite: Annotated[bool, Parameter(negative=())] = False,
    engine: EngineName | None = None,
) -> int:
    """Run a study and store what it finds.

    Example: femiec run studies/single_tubule.py --out out --set width=80nm --set overpotential=-20mV

    Parameters
    ----------
    study
        A Python file with a main(...) decorated by femiec.parameters.study.
    out
        Folder for result.vtkhdf, summary.json, ledger.csv and picture.png.
    set_
        name=value, as often as wanted; a number is SI, or write its unit: width=100nm, overpotential=-50mV.
    list_
        Show the study's parameters, their defaults and what they may be, and stop.
    resume
        Go on with the run in that folder, which was interrupted or killed; the study has to be the same.
    overwrite
        Start anew even if the folder holds a run that could be resumed.
    engine
        embedded, or dolfinx for what outgrows one process: mpiexec -n 4 femiec run STUDY --engine dolfinx --out DIR
    """
    from femiec.commands.engines import engine_of, ranks_of, taken
    from femiec.commands.study import given, load, parameter_table, restart
    from femiec.commands.together import on_all

    module = engine_of(engine)
    ranks = ranks_of(module)

    def work() -> int:
        main = load(study)
        if list_:
            _print(parameter_table(main))
            return 0
        values = given(main, set_) | restart(main, resume, overwrite) | taken(main, module)
        print(f"{study.stem}: {', '.join(set_) or 'defaults'}", file=sys.stderr)
        return _run(partial(main, **values), out, resume, ranks)

    return on_all(ranks, work)


@app.command
def view(
    result: Path,
    *,
    png: Path | None = None,
    mp4: Path | None = None,
    web: Annotated[bool, Parameter(negative=())] = False,
    port: int | None = None,
    field: str | None = None,
    time: str | None = None,
    warp: float | None = None,
    region: Annotated[list[str], Parameter(negative=())] = [],  # noqa: B006 - as above
    turn: str | None = None,
    cut: str | None = None,
) -> int:
    """Show a stored result: in a window, on a page in the browser, as a picture or as a movie.

    Window and page have controls for all that the options below set at the start. A run that goes on shows what it has stored.

    Examples:

    femiec view out/result.vtkhdf --web

    femiec view out --png out.png --field "Hoop stress" --time 60s --turn half

    femiec view out --mp4 out.mp4 --field Pressure --warp 100

    Parameters
    ----------
    result
        A result.vtkhdf, or the folder of a run.
    png
        Write a picture there: the drawn one, or, with any option below, the scene of the window. Needs no display.
    mp4
        Write a movie through all stored times there, FILE.mp4 or FILE.gif. Needs no display.
    web
        Show it on a page at 127.0.0.1, until Ctrl-C. Needs no display, and no network.
    port
        Of the page; by default one that is free.
    field
        What colours it, for instance "Hoop stress", Displacement (its magnitude) or "Displacement r"; a wrong name lists all.
    time
        The stored time nearest to this one, for instance 60s or 2h; by default the last.
    warp
        By which the displacement is enlarged, 0 or more; by default a round factor that makes it visible.
    region
        wall, lithium, gas, void, as often as wanted; all by default.
    turn
        Of an axisymmetric result: section, half (turned about the axis and cut open) or whole.
    cut
        Take away what lies beyond a plane, for instance z=5um, or x=0nm.
    """
    from femiec.commands.view import Wish
    from femiec.commands.view import view as open_view

    open_view(result, png, mp4, web, port, Wish(field, time, warp, tuple(region), turn, cut))
    return 0


@app.command
def cite(source: Path) -> int:
    """List where the numbers and laws of a run come from, and which of them nobody has checked against the source.

    Parameters
    ----------
    source
        A result.vtkhdf, or a study, which is then run with its defaults.
    """
    from femiec.commands.cite import citation_table, record_of

    _print(citation_table(record_of(source)))
    return 0


@app.command
def doctor() -> int:
    """Say what is installed, what is missing, and the line that mends it."""
    from femiec.commands.doctor import examine

    table, healthy = examine()
    _print(table)
    return 0 if healthy else 1


@app.command
def validate(
    *,
    out: Path = Path("verdicts"),
    only: Annotated[list[str], Parameter(negative=())] = [],  # noqa: B006 - as above
    cases: Path | None = None,
    engine: EngineName = "embedded",
    whole: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Check the paper's claims and exact solutions; write verdicts.json; exit with 1 if a row failed.

    Example: femiec validate --out verdicts --only claim-5 --only lame_wall

    Parameters
    ----------
    out
        Folder for verdicts.json, and for details.json, from which femiec report makes its page.
    only
        Identifiers of rows or cases, as often as wanted; all by default.
    cases
        The folder with the cases; the validation folder beside the package, or here, by default.
    engine
        embedded, or dolfinx: what solves the rows of finite elements.
    whole
        Slow rows too; without it some minutes, with it most of an hour.
    """
    from femiec.commands.engines import engine_of
    from femiec.commands.together import on_all
    from femiec.commands.validate import run_cases, verdict_table

    module = engine_of(engine)

    def work() -> int:
        verdicts = run_cases(out, only, cases, module, whole)
        _print(verdict_table(verdicts))
        return 1 if any(verdict.status == "failed" for verdict in verdicts) else 0

    return on_all(module.ranks, work)


@app.command
def report(folder: Path, *, pictures: Annotated[bool, Parameter(negative=())] = False, studies: Path | None = None) -> int:
    """Make one page of what femiec validate wrote: FOLDER/report.html, which holds all that it shows.

    Example: femiec validate --out verdicts, then femiec report verdicts

    Parameters
    ----------
    folder
        What was --out of femiec validate; runs of studies are kept in its folder runs, and taken from there.
    pictures
        Run the studies whose picture is not there yet, a quarter of an hour; without it the page says which these are.
    studies
        The folder with the studies; that beside the package, or here, by default.
    """
    from femiec.commands.report import report as make

    path, mend = make(folder, pictures, studies)
    print(f"written: {path}")
    if mend:
        print(f"notice: the page has no scenes: {mend}", file=sys.stderr)
    return 0


def show(result: Result) -> None:
    """Print a result's summary, and its notices beside it; of a run in time the main numbers, and how its steps ended."""
    from femiec.views.ends import ends_table, headline
    from femiec.views.picture import in_time
    from femiec.views.table import summary_table

    if in_time(result) and "ended" in result.provenance:
        _print(summary_table(headline(result.summary), "At the end"))
        _print(ends_table(result.provenance["ended"]))
    else:
        _print(summary_table(result.summary))
    for notice in result.provenance.get("notices", []):
        print(f"notice: {notice}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; bad input gives one line on stderr and status 2."""
    from femiec.commands.together import quiet_unless
    from femiec.engine.launcher import launched

    leads, words = launched().rank == 0, sys.argv[1:] if arguments is None else arguments
    if not leads and words[:1] not in (["run"], ["validate"]):
        return 0  # what ranks cannot share, the first one does
    with quiet_unless(leads):
        return _main(words)


def _main(words: list[str]) -> int:
    from femiec.commands.together import ended_by_sigterm, told
    from femiec.commands.words import close_output, no_empty, said_of

    try:
        with ended_by_sigterm():
            status = app(no_empty(words), exit_on_error=False, print_error=False, result_action="return_value") or 0
            sys.stdout.flush()  # what cannot be written is found out here, not when Python ends
            return status
    except CycloptsError as error:
        print(said_of(error), file=sys.stderr)
        return InputError.exit_status
    except BrokenPipeError:  # the reader of a pipe, head for instance, has seen enough
        close_output()
        return 141
    except (FemiecError, OSError, KeyboardInterrupt) as error:
        said = told(error)
        if said is None:
            raise
        close_output()
        print(said[1], file=sys.stderr)
        return said[0]


def run_from_shell() -> None:
    """The entry point of the ``femiec`` command."""
    sys.exit(main())


def _run(main: Callable[..., Result], out: Path, resume: bool, ranks: Ranks) -> int:
    """Run the study and show what it found; ranks that do not lead have no folder, and so nothing to write or draw."""
    from femiec.arguments import of_kind
    from femiec.commands.study import exit_status
    from femiec.results.atomic import check_folder
    from femiec.results.record import is_finished
    from femiec.results.result import Result

    def ready() -> bool:
        check_folder(out)
        return resume and is_finished(out)

    over = ranks.from_leader(ready)
    result = main(out=out if ranks.leads else None)
    if ranks.leads:
        of_kind("main", result, Result, "a result to show", "let main return what simulate(...) or evolve(...) gives")
        if over:
            print(f"the run in {out} is finished: this is what it stored; nothing was computed")
        show(result)
        print(f"{'there' if over else 'written'}: {', '.join(sorted(str(path) for path in out.iterdir() if path.is_file()))}")
    return exit_status(result)


def _print(table: object) -> None:
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else 140).print(table)
