"""Studies as files: load one, read what was set, list its parameters."""

from __future__ import annotations

import importlib.util
import inspect
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.table import Table

from femiec.arguments import shown
from femiec.errors import InputError


def load(path: Path) -> Callable[..., Any]:
    """The ``main`` of a study file.

    Raises:
        InputError: no such file, no Python, or no main decorated by :func:`femiec.parameters.study`.
    """
    if not os.path.isfile(path):
        raise InputError("study", path, "a Python file", "give the path of a study, such as studies/single_tubule.py")
    spec = importlib.util.spec_from_file_location(f"femiec_study_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise InputError("study", path, "a Python file", "its name has to end in .py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise InputError("study", path, "a Python file that can be imported", why_not(error, path)) from error
    main: Any = getattr(module, "main", None)
    if not hasattr(main, "parameters"):
        raise InputError("study", path, "a main(...) decorated with femiec.parameters.study", "see studies/single_tubule.py")
    return main


def why_not(error: BaseException, path: Path) -> str:
    """Why a Python file could not be imported: the line of that file, and the error.

    Example:
        >>> why_not(SyntaxError("invalid syntax", ("study.py", 3, 1, "def main(:")), Path("study.py"))
        'line 3: SyntaxError: invalid syntax (study.py, line 3)'
    """
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename) == path.absolute()]
    line = error.lineno if isinstance(error, SyntaxError) else lines[-1] if lines else None
    if isinstance(error, SystemExit):
        place = "" if line is None else f"line {line}: "
        return f'{place}it ends the program: write that below if __name__ == "__main__":'
    return ("" if line is None else f"line {line}: ") + " ".join(f"{type(error).__name__}: {error}".split())


def given(main: Callable[..., Any], settings: Sequence[str]) -> dict[str, Any]:
    """Read name=value settings.

    Raises:
        InputError: an unknown name, a name set twice, or a value that the parameter cannot take.
    """
    parameters, values = main.parameters, {}  # type: ignore[attr-defined]
    for setting in settings:
        name, equals, text = setting.partition("=")
        name = name.strip()
        if not equals:
            raise InputError("--set", shown(setting), "name=value", "write for instance --set width=100nm")
        if name not in parameters:
            raise InputError("--set", shown(name), f"a parameter of the study ({', '.join(parameters)})", "look at --list")
        if name in values:
            raise InputError(name, "set twice", "one value", "keep one --set for it")
        values[name] = parameters[name].kind.read(name, text.strip())
    return values


def restart(main: Callable[..., Any], resume: bool, overwrite: bool) -> dict[str, bool]:
    """The arguments of a study that shall go on with a run, or start it anew.

    Raises:
        InputError: a study that cannot, or both at once.
    """
    wanted = {name: True for name, given in (("resume", resume), ("overwrite", overwrite)) if given}
    if len(wanted) == 2:
        raise InputError(
            "--resume", "together with --overwrite", "one of them", "resume keeps what is there, overwrite deletes it"
        )
    for name in wanted:
        if name not in inspect.signature(main).parameters:
            study, mend = Path(inspect.unwrap(main).__code__.co_filename).name, f"leave --{name} out, or choose another --out"
            raise InputError(f"--{name}", study, f"a study whose main takes {name}=True and hands it on to evolve", mend)
    return wanted


def exit_status(result: Any) -> int:
    """1 of a run in time whose computation failed; 0 else, for limits are ends too."""
    ended = getattr(result, "provenance", {}).get("ended")
    return 1 if isinstance(ended, list) and ended and ended[-1]["failed"] else 0


def parameter_table(main: Callable[..., Any]) -> Table:
    """The parameters with their defaults and what they may be."""
    table = Table(
        "parameter",
        "default",
        "what it is",
        "may be",
        title=(sys.modules[main.__module__].__doc__ or main.__doc__ or main.__module__).splitlines()[0],
    )
    for parameter in main.parameters.values():  # type: ignore[attr-defined]
        kind = parameter.kind
        table.add_row(parameter.name, kind.show(parameter.default), parameter.help, kind.allowed)
    return table
