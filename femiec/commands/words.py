"""The words of a command line that are no good, and output that cannot be written."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cyclopts import CycloptsError

from femiec.errors import InputError


def no_empty(words: Sequence[str]) -> list[str]:
    """The words, none of which is empty: an empty path would be the present folder.

    Raises:
        InputError: naming the option.

    Example:
        >>> no_empty(["run", "study.py", "--out="])
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: --out = '': expected a value; give one: a variable of the shell that is not set leaves none
    """
    for before, word in zip(["", *words], words, strict=False):
        if not word or (word.startswith("--") and word.endswith("=") and word.count("=") == 1):
            name = word.rstrip("=") or (before if before.startswith("-") else "an argument")
            raise InputError(name, "''", "a value", "give one: a variable of the shell that is not set leaves none")
    return list(words)


def said_of(error: CycloptsError) -> str:
    """What is wrong with a command line, on one line, with the help that mends it."""
    command = " ".join(("femiec", *(error.command_chain or ())))
    return f"femiec: error: {' '.join(str(error).split())} See {command} --help."


def close_output() -> None:
    """What is left of the output goes nowhere if it cannot be written, so that Python does not fail on it again at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
