"""The site, built once for all tests and all of their processes."""

import fcntl
import os
import shutil
import subprocess
import sys

import pytest
from pages import ROOT

MADE = ("_build", "api", "studies", "__pycache__")
"""What a build makes in docs."""


def build(root):
    """Make the site from a copy of docs, beside which all else stands as in the repository; what Sphinx says if it fails."""
    for path in ROOT.iterdir():
        if path.name != "docs" and not path.name.startswith("."):
            (root / path.name).symlink_to(path)
    shutil.copytree(ROOT / "docs", root / "docs", ignore=shutil.ignore_patterns(*MADE))
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "docs", "html"]
    done = subprocess.run(command, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout[-3000:] + done.stderr[-6000:] + f"exit status {done.returncode}"


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of its pages."""
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "site"
    root.mkdir(exist_ok=True)
    said = root / "said.txt"
    with (root / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            said.write_text(build(root))
    assert not said.read_text(), said.read_text()
    return root / "html"
