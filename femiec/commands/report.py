"""femiec report: one page of what femiec validate wrote, with scenes and pictures of the studies."""

from __future__ import annotations

import importlib.util
import inspect
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.progress import track

import femiec
from femiec.commands.quick import QUICK, command
from femiec.commands.study import given, load
from femiec.errors import InputError
from femiec.results.atomic import check_folder, write_text
from femiec.results.files import PICTURE, RESULT
from femiec.results.reader import read
from femiec.results.result import Result
from femiec.views.render import without_warnings
from femiec.views.report.burst import burst
from femiec.views.report.data import Report
from femiec.views.report.gallery import gallery
from femiec.views.report.page import page
from femiec.views.report.stage import Stage
from femiec.views.report.tubules import cycle, tubule

REPORT, RUNS = "report.html", "runs"
PACKAGES = {
    "markdown_it": "markdown-it-py",
    "pygments": "pygments",
    "trame_pyvista": "trame-pyvista",
    "nest_asyncio2": "nest_asyncio2",
}
"""Modules that the page needs, and what brings them."""
SCENES: dict[str, Callable[[Result], Stage]] = {"single_tubule": tubule, "honeycomb_burst": burst, "cycling_100": cycle}
"""The studies that are shown in space."""


def report(folder: Path, pictures: bool = False, studies: Path | None = None) -> tuple[Path, str | None]:
    """Write ``folder/report.html``, whole or not at all.

    Args:
        folder: with verdicts.json and details.json; runs of studies are kept in its ``runs``, and taken from there.
        pictures: run the studies that have no picture there yet, quickly; else the page says which these are.
        studies: the folder with the studies; that of the clone, or ``studies`` here, by default.

    Returns:
        The page, and the mend where scenes cannot be drawn.

    Raises:
        InputError: files that are missing or damaged, a package that is missing, a place that cannot be written.
    """
    from femiec.views.render import missing

    _check_packages()
    told, mend = Report.read(folder), missing()
    check_folder(folder, "DIR")
    place = studies or _default_studies()
    wanted = ([] if mend else list(SCENES)) + [name for name in QUICK if pictures and name not in SCENES]
    for name in _tracked([name for name in wanted if not _done(folder, name)], "running"):
        _run(name, place, folder / RUNS / name)
    stages = [] if mend else [_stage(name, folder) for name in _tracked(list(SCENES), "drawing")]
    drawn = {name: folder / RUNS / name / PICTURE for name in QUICK if (folder / RUNS / name / PICTURE).is_file()}
    absent = {name: command(name, f"DIR/{RUNS}/{name}") for name in QUICK if name not in drawn}
    text = page(told, gallery(stages, drawn, absent, mend or ""))
    return write_text(folder / REPORT, text), mend


def _stage(name: str, folder: Path) -> Stage:
    with without_warnings():
        return SCENES[name](read(folder / RUNS / name / RESULT))


def _check_packages() -> None:
    lost = [name for module, name in PACKAGES.items() if importlib.util.find_spec(module) is None]
    if lost:
        raise InputError("report", f"no {', '.join(lost)}", "the packages of the page", "pip install 'femiec[report]'")


def _done(folder: Path, name: str) -> bool:
    """Whether a run came to its end: both files appear whole; not every study has fields to store."""
    return (folder / RUNS / name / (RESULT if name in SCENES else PICTURE)).is_file()


def _run(name: str, studies: Path, out: Path) -> None:
    """Run a study with its quick settings into a folder."""
    main: Any = load(studies / f"{name}.py")
    settings = given(main, QUICK[name])
    again = {"overwrite": True} if "overwrite" in inspect.signature(main).parameters else {}
    main(out=out, **settings, **again)


def _tracked(names: Sequence[str], what: str) -> Any:
    return track(names, what, disable=not (names and sys.stderr.isatty()))


def _default_studies() -> Path:
    beside = Path(femiec.__file__).parent.parent / "studies"
    return beside if beside.is_dir() else Path("studies")
