"""Pictures and movies show something, differ where they should, and are written whole or not at all."""

from __future__ import annotations

import itertools
import sys
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageSequence

from femiec.errors import InputError
from femiec.views.viewer import files
from femiec.views.viewer.files import MOVIE, PICTURE, check_file, movie, shot
from femiec.views.viewer.shown import first

SIZE = (320, 240)


def frames_of_gif(path):
    with Image.open(path) as image:
        return [np.asarray(frame.convert("RGB")).astype(int) for frame in ImageSequence.Iterator(image)]


def frames_of_mp4(path):
    import imageio_ffmpeg

    reader = imageio_ffmpeg.read_frames(str(path))
    width, height = next(reader)["size"]
    return [np.frombuffer(frame, np.uint8).reshape(height, width, 3).astype(int) for frame in reader]


def test_a_picture_is_not_blank_and_shows_the_field(run, tmp_path):
    first_one = shot(run, first(run), tmp_path / "new" / "a.png", SIZE)
    other = shot(run, replace(first(run), field="Hoop stress [MPa]"), tmp_path / "b.png", SIZE)
    a, b = (np.asarray(Image.open(path)).astype(int) for path in (first_one, other))
    assert a.shape == (240, 320, 3)
    assert a.std() > 20
    assert (np.abs(a - b).max(axis=-1) > 20).sum() > 500


@pytest.mark.parametrize(("name", "read"), [("a.mp4", frames_of_mp4), ("a.gif", frames_of_gif)])
def test_a_movie_has_a_frame_for_every_time_and_they_differ(run, tmp_path, name, read):
    found = read(movie(run, first(run), tmp_path / name, SIZE))
    assert [frame.shape for frame in found] == [(240, 320, 3)] * 3
    assert found[0].std() > 20
    for one, other in itertools.pairwise(found):
        assert (np.abs(one - other).max(axis=-1) > 20).sum() > 300
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_movie_needs_two_times(kinds, tmp_path):
    with pytest.raises(InputError, match="two stored times"):
        movie(kinds["solid"], first(kinds["solid"]), tmp_path / "a.mp4", SIZE)


def test_a_movie_that_fails_leaves_the_one_that_was_there(run, tmp_path, monkeypatch):
    path = tmp_path / "a.gif"
    path.write_bytes(b"before")
    image = files._image

    def breaks(plotter, result, shown):
        if shown.step == 2:
            raise RuntimeError("a bug")
        return image(plotter, result, shown)

    monkeypatch.setattr(files, "_image", breaks)
    with pytest.raises(RuntimeError):
        movie(run, first(run), path, SIZE)
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["a.gif"]


def test_without_the_extra_the_error_says_how_to_install_it(run, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "imageio.v2", None)
    with pytest.raises(InputError, match=r"pip install 'femiec\[report\]'"):
        movie(run, first(run), tmp_path / "a.mp4", SIZE)
    assert not list(tmp_path.iterdir())


def test_a_folder_or_another_suffix_is_refused(tmp_path):
    with pytest.raises(InputError, match="there is a folder"):
        check_file("png", tmp_path, PICTURE)
    for known, words in ((PICTURE, r"\.png"), (MOVIE, r"\.mp4 or \.gif")):
        with pytest.raises(InputError, match=words):
            check_file("file", tmp_path / "a.avi", known)
