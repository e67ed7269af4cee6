"""A headless Chromium: the one that FEMIEC_CHROMIUM names, one on the path, or Debian's, installed once."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMED = "FEMIEC_CHROMIUM"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OPTIONS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--use-gl=angle", "--use-angle=swiftshader"]
"""WebGL without a graphics card."""


class NoBrowser(Exception):
    """The pages have nothing to be seen in; the message says how to mend it."""


def chromium() -> str:
    """The command of a Chromium.

    Raises:
        NoBrowser: there is none, and it cannot be installed here.
    """
    return _found() or _installed()


@contextmanager
def opened(width: int = 1280, height: int = 900) -> Iterator[Any]:
    """A page of so many pixels, of Playwright; closed at the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=OPTIONS)
        try:
            yield browser.new_page(viewport={"width": width, "height": height})
        finally:
            browser.close()


def _found() -> str | None:
    named = os.environ.get(NAMED)
    if named:
        if shutil.which(named) is None:
            raise NoBrowser(f"{NAMED} is {named}: no command of that name; name a Chromium")
        return named
    return next((path for path in map(shutil.which, COMMANDS) if path), None)


def _installed() -> str:
    mend = f"install it (Debian: apt-get install chromium), or name one in {NAMED}"
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise NoBrowser(f"no Chromium on this machine: {mend}")
    with Path(tempfile.gettempdir(), "femiec-chromium.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _found() is None:
            for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
                done = subprocess.run(["apt-get", *arguments], capture_output=True, text=True, check=False)
                if done.returncode:
                    raise NoBrowser(f"apt-get {' '.join(arguments)} failed: {done.stderr.strip()[-500:]}; {mend}")
    path = _found()
    if path is None:
        raise NoBrowser(f"apt-get installed chromium, but there is no command of that name: {mend}")
    return path
