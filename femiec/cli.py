"""The command line: femiec run | view | doctor | cite | validate."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, CycloptsError, Parameter

import femiec
from femiec.errors import FemiecError, InputError, RunInterrupted

if TYPE_CHECKING:
    from femiec.results.result import Result

app = App(name="femiec", version=femiec.__version__, help="Lithium metal in MIEC tubules, by coupled finite elements.")


@app.command
def run(
    study: Path,
    *,
    out: Path = Path("out"),
    set_: Annotated[list[str], Parameter(name="--set", negative=())] = [],  # noqa: B006 - cyclopts reads the default, nothing changes it
    list_: Annotated[bool, Parameter(name="--list", negative=())] = False,
    resume: Annotated[bool, Parameter(negative=())] = False,
    overwrite: Annotated[bool, Parameter(negative=())] = False,
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
    """
    from femiec.commands.study import exit_status, given, load, parameter_table, restart

    main = load(study)
    if list_:
        _print(parameter_table(main))
        return 0
    values = given(main, set_) | restart(main, resume, overwrite)
    over = resume and _is_over(out)
    print(f"{study.stem}: {', '.join(set_) or 'defaults'}", file=sys.stderr)
    result = main(**values, out=out)
    if over:
        print(f"the run in {out} is finished: this is what it stored; nothing was computed")
    show(result)
    print(f"{'there' if over else 'written'}: {', '.join(sorted(str(path) for path in out.iterdir() if path.is_file()))}")
    return exit_status(result)


@app.command
def view(result: Path, *, png: Path | None = None) -> int:
    """Draw a stored result.

    Parameters
    ----------
    result
        A result.vtkhdf.
    png
        Write the picture there; without it a window opens with the fields, where there is a display.
    """
    from femiec.commands.view import view as open_view

    open_view(result, png)
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
) -> int:
    """Check the paper's claims and exact solutions; write verdicts.json; exit with 1 if a row failed.

    Parameters
    ----------
    out
        Folder for verdicts.json.
    only
        Identifiers of rows or cases, as often as wanted; all by default.
    cases
        The folder with the cases; the validation folder beside the package, or here, by default.
    """
    from femiec.commands.validate import run_cases, verdict_table

    verdicts = run_cases(out, only, cases)
    _print(verdict_table(verdicts))
    return 1 if any(verdict.status == "failed" for verdict in verdicts) else 0


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
    try:
        return app(arguments, exit_on_error=False, print_error=True, result_action="return_value") or 0
    except CycloptsError:
        return InputError.exit_status
    except RunInterrupted as interruption:
        print(f"femiec: {interruption}", file=sys.stderr)
        return interruption.exit_status
    except FemiecError as error:
        print(f"femiec: error: {error}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:  # the reader of a pipe, head for instance, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        print("femiec: interrupted; nothing half-written was left", file=sys.stderr)
        return 130


def run_from_shell() -> None:
    """The entry point of the ``femiec`` command."""
    sys.exit(main())


def _is_over(folder: Path) -> bool:
    """Whether the folder holds a finished run."""
    from femiec.results.record import is_finished

    return is_finished(folder)


def _print(table: object) -> None:
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else 140).print(table)
