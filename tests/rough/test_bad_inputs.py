"""Each bad input gives one clear line and exit status 2, and leaves every file as it was."""

from __future__ import annotations

import re

import pytest
from bad_meshes import MESHES
from bad_pages import PAGES
from bad_parameters import PARAMETERS
from bad_protocols import PROTOCOLS
from bad_results import RESULTS
from bad_words import WORDS
from running import content

from femiec.cli import main

TABLE = [*WORDS, *PARAMETERS, *PROTOCOLS, *MESHES, *RESULTS, *PAGES]


@pytest.mark.parametrize("bad", TABLE, ids=lambda bad: f"{bad.kind}: {bad.name}")
def test_it_gives_one_line_and_leaves_nothing(bad, tmp_path, monkeypatch, capfd):
    words = bad.words(tmp_path)
    monkeypatch.chdir(tmp_path)
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(display, raising=False)
    before = content(tmp_path)
    capfd.readouterr()
    assert main(words) == 2
    out, error = capfd.readouterr()
    *others, said = error.splitlines()
    assert re.match(r"femiec: error: .+(: expected .+; .+|See femiec .*--help\.)$", said)
    assert re.search(bad.says, said), said
    assert len(said) < 5000
    assert [line for line in (*others, *out.splitlines()) if "rror" in line] == []
    assert len(others) <= 1  # what runs, with which settings
    assert content(tmp_path) == before
