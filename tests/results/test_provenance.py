"""The record says what ran, and imports nothing heavy to say it."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.results import provenance as module
from femiec.results.provenance import commit, provenance, versions


def test_the_record_is_strict_json_with_a_utc_date():
    record = provenance(
        {"symmetry": "planar", "width [m]": np.float64(1e-7)},
        [{"name": "lithium", "value": 1, "source": "Chen 2020"}],
        "embedded",
        {"Newton iterations": np.int64(4), "residuals": np.array([1.0, 1e-12])},
    )
    assert json.loads(json.dumps(record, allow_nan=False)) == record
    assert datetime.datetime.fromisoformat(record["date"]).utcoffset() == datetime.timedelta(0)
    assert record["solver"] == {"Newton iterations": 4, "residuals": [1.0, 1e-12]}
    assert record["materials"][0]["source"] == "Chen 2020"


def test_nan_in_a_parameter_is_refused_by_name():
    with pytest.raises(InputError, match=r'provenance\["study"\]\["width"\]'):
        provenance({"width": float("nan")})


def test_versions_are_those_installed_and_absent_packages_are_left_out(monkeypatch):
    assert versions()["numpy"] == np.__version__
    monkeypatch.setattr(module, "PACKAGES", ("numpy", "no-such-package-anywhere"))
    assert set(versions()) == {"python", "numpy"}


def test_without_git_there_is_no_commit(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert commit() is None


def test_a_repository_around_the_package_is_not_taken_for_its_own(monkeypatch, tmp_path):
    package = tmp_path / "lib" / "femiec" / "results"
    package.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.c"]
    subprocess.run(["git", "-C", str(tmp_path), *identity, "commit", "-q", "--allow-empty", "-m", "a"], check=True)
    monkeypatch.setattr(module, "__file__", str(package / "provenance.py"))
    assert commit() is None


def test_in_its_own_repository_the_commit_is_named_and_changes_are_told(monkeypatch, tmp_path):
    package = tmp_path / "femiec" / "results"
    package.mkdir(parents=True)
    (package / "a.py").write_text("1")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    subprocess.run(["git", "-C", str(tmp_path), "add", "."], check=True)
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.c"]
    subprocess.run(["git", "-C", str(tmp_path), *identity, "commit", "-q", "-m", "a"], check=True)
    head = subprocess.run(
        ["git", "-C", str(tmp_path), "rev-parse", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    monkeypatch.setattr(module, "__file__", str(package / "provenance.py"))
    assert commit() == head
    (package / "a.py").write_text("2")
    assert commit() == f"{head}+changes"


def test_the_module_imports_no_heavy_package():
    code = "import sys, femiec.results.provenance; print(*{'h5py', 'pyvista', 'skfem', 'scipy', 'ufl'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
