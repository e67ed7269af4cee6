"""A folder into which nothing can be written: one line says so before anything is computed."""

from __future__ import annotations

import os

from bad import SHORT_RUN, TUBULE
from bad_results import stored
from running import content, errors, python

CODE = """
import sys
from femiec.cli import main
for words in sys.argv[1].split("|"):
    print(main(words.split()), flush=True)
"""
BOUND = ("setpriv", "--bounding-set=-dac_override") if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
"""Lets root, who may write everywhere, do what all others may."""


def test_nothing_is_computed_for_a_folder_that_is_read_only(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir()
    result = stored(closed / "result.vtkhdf")
    commands = [
        f"run {TUBULE} --out {closed}",
        f"run {TUBULE} --out {closed}/new/out",
        f"run {SHORT_RUN} --out {closed}",
        f"run {SHORT_RUN} --out {closed} --resume",
        f"validate --only claim-38 --out {closed}/verdicts",
        f"view {result} --png {closed}/picture.png",
    ]
    before = content(closed)
    closed.chmod(0o555)
    try:
        done = python("-c", CODE, "|".join(commands), before=BOUND)
    finally:
        closed.chmod(0o755)
    said = errors(done.stderr)
    assert done.stdout.split() == ["2"] * len(commands)
    assert len(said) == len(commands)
    assert [line for line in said[:-1] if f"out = {closed}" not in line or "is read-only" not in line] == []
    assert content(closed) == before
