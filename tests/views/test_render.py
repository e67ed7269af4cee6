"""A render that would kill the process is found out in another one."""

from __future__ import annotations

import sys

import pytest

from femiec.views import render

DYING = "import ctypes; ctypes.string_at(0)"


@pytest.fixture(autouse=True)
def _fresh():
    render.missing.cache_clear()
    yield
    render.missing.cache_clear()


def test_vtk_warns_of_nothing_where_a_scene_is_opened_and_speaks_again_afterwards():
    from vtkmodules.vtkCommonCore import vtkLogger

    before = vtkLogger.GetCurrentVerbosityCutoff()
    with render.without_warnings():
        assert vtkLogger.GetCurrentVerbosityCutoff() < vtkLogger.VERBOSITY_WARNING
    assert vtkLogger.GetCurrentVerbosityCutoff() == before


def test_a_trial_that_succeeds_asks_for_nothing(monkeypatch):
    monkeypatch.setattr(render, "_TRIAL", "pass")
    assert render.missing() is None


def test_a_trial_that_dies_does_not_take_this_process_along_and_names_the_packages(monkeypatch):
    monkeypatch.setattr(render, "_TRIAL", DYING)
    monkeypatch.setattr(render, "_loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(sys, "platform", "linux")
    answer = render.missing()
    assert "apt-get install libegl1 libgl1-mesa-dri" in answer
    assert "libx11-6" not in answer


def test_elsewhere_than_on_linux_no_package_is_named(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "apt-get" not in render.mend(1, "")


def test_the_trial_runs_once(monkeypatch):
    calls = []
    run = render.subprocess.run
    monkeypatch.setattr(render, "_TRIAL", "pass")
    monkeypatch.setattr(render.subprocess, "run", lambda *a, **k: (calls.append(1), run(*a, **k))[1])
    assert (render.missing(), render.missing(), len(calls)) == (None, None, 1)


def test_the_real_trial_gives_none_or_a_mend():
    answer = render.missing()
    assert answer is None or "install" in answer


def test_which_libraries_load():
    assert not render._loads("libno-such-library-anywhere.so.1")
