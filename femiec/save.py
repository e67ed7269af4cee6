"""The files of a run, in one folder."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from femiec.arguments import of_kind
from femiec.errors import CannotDraw
from femiec.results.files import PICTURE
from femiec.results.result import Result
from femiec.results.summary import write_summary
from femiec.results.vtkhdf import write


def save(result: Result, folder: Path | str) -> None:
    """Write result.vtkhdf, summary.json, ledger.csv and picture.png; each whole or not at all.

    Where the machine cannot draw scenes, walls go without their picture, and a warning says what mends that.

    Args:
        result: with fields named as those of :mod:`femiec.models.tubule_outputs`.
        folder: made if it is not there.

    Raises:
        InputError: what is no result, or a folder that is a file.
    """
    from femiec.views.picture import picture

    of_kind("result", result, Result, "a Result", "give stored(state, ...) of a state of walls")
    of_kind("folder", folder, (str, Path), "a folder", 'write save(result, "out")')
    folder = Path(folder)
    write(result, folder / "result.vtkhdf")
    write_summary(result.summary, folder / "summary.json")
    result.ledger.write_csv(folder / "ledger.csv")
    with unless_it_cannot_draw(folder / PICTURE):
        picture(result, folder / PICTURE)


@contextmanager
def unless_it_cannot_draw(path: Path) -> Iterator[None]:
    """Go on without a picture that this machine cannot draw; a warning says what mends that."""
    try:
        yield
    except CannotDraw as reason:
        warnings.warn(f"{path} is left out, all else is stored: {reason.mend}", RuntimeWarning, stacklevel=3)


def save_picture(result: Result, path: Path) -> None:
    """Draw what a long run found and has stored: where that fails, a warning says so and nothing is lost."""
    try:
        from femiec.views.picture import picture

        picture(result, path)
    except Exception as error:
        mend = "the run is stored; once that is mended, femiec view RESULT --png FILE draws it"
        warnings.warn(f"{path} was not drawn ({type(error).__name__}: {error}); {mend}", RuntimeWarning, stacklevel=2)
