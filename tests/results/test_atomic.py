"""A file takes its name only when it is whole."""

from __future__ import annotations

import os

import pytest

from femiec.errors import InputError
from femiec.results.atomic import replacing, write_text


def test_an_error_in_the_block_keeps_the_old_file_and_leaves_no_litter(tmp_path):
    path = write_text(tmp_path / "a.txt", "old")

    def interrupted():
        with replacing(path) as temporary:
            temporary.write_text("half of the n")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        interrupted()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_content_is_on_disk_before_it_gets_the_name(tmp_path, monkeypatch):
    calls = []
    replace, fsync = os.replace, os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (calls.append("fsync"), fsync(descriptor)))
    monkeypatch.setattr(os, "replace", lambda a, b: (calls.append("replace"), replace(a, b)))
    write_text(tmp_path / "a.txt", "new")
    assert calls[:2] == ["fsync", "replace"]


def test_a_place_that_cannot_be_written_is_an_input_error(tmp_path):
    file = write_text(tmp_path / "a.txt", "a file, no folder")
    with pytest.raises(InputError, match=r"path = .*can be written"):
        write_text(file / "b.txt", "text")
    with pytest.raises(InputError, match=r"path = .*can be written"):
        write_text(tmp_path, "a folder is there")
