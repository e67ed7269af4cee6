"""femiec view: files without a display, one line for every mistake, a page in the browser that asks nobody else."""

from __future__ import annotations

import io
import re
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

import numpy as np
import pytest
from browser import opened
from PIL import Image

from femiec.cli import main
from femiec.commands import view as command
from femiec.results.ledger import Ledger
from femiec.results.result import FieldData, RegionData, Result, Snapshot
from femiec.results.run_folder import RunFolder
from femiec.results.vtkhdf import write

RADIUS, WALL, HEIGHT, NM, MPA = 50e-9, 10e-9, 2e-6, 1e-9, 1e6


def rectangle(name, r, z, *fields):
    points = np.array([[x, y, 0.0] for y in np.linspace(*z, 5) for x in r])
    cells = [[2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2] for i in range(4)]
    return RegionData(name, points, cells, 9, tuple(FieldData(label, unit, each(points[:, 1])) for label, unit, each in fields))


def moment(time):
    """A tubule of which half is full after 2 s; pressure 100 MPa at the root."""
    tip = 0.25 * time * HEIGHT
    pressure = ("Pressure", "Pa", lambda z: 100 * MPA * (1 - z / HEIGHT))
    moved = ("Displacement", "m", lambda z: np.stack([NM * time * (1 - z / HEIGHT), 0 * z], axis=1))
    wall = rectangle("wall", (RADIUS, RADIUS + WALL), (0, HEIGHT), moved, ("Hoop stress", "Pa", lambda z: 40 * MPA * z / HEIGHT))
    inside = [rectangle(name, (0, RADIUS), z, pressure) for name, z in (("lithium", (0, tip)), ("gas", (tip, HEIGHT)))]
    return Snapshot(time, (wall, *inside))


RECORD = {"study": {"symmetry": "axisymmetric"}, "protocol": [{"text": "plate"}]}


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    run = Result({}, Ledger(["Time [s]"]), tuple(moment(float(k)) for k in (1, 2, 3)), RECORD)
    return str(write(run, tmp_path_factory.mktemp("stored") / "result.vtkhdf"))


@pytest.fixture
def _no_display(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


MISTAKES = [
    ([], ["--png", "--mp4", "--web"]),
    (["--png", "a.jpg"], [".png", "write a.png"]),
    (["--mp4", "a.avi"], [".mp4 or .gif"]),
    (["--png", "."], ["there is a folder"]),
    (["--png", "a.png", "--field", "Colour"], ["Hoop stress", "Pressure"]),
    (["--png", "a.png", "--time", "9s"], ["from 1 s to 3 s"]),
    (["--png", "a.png", "--time", "soon"], ["a number with a unit of time"]),
    (["--png", "a.png", "--warp", "-1"], ["0 or more"]),
    (["--png", "a.png", "--region", "void"], ["wall, lithium, gas"]),
    (["--png", "a.png", "--turn", "twice"], ["section, half, whole"]),
    (["--png", "a.png", "--cut", "z"], ["--cut z=5um"]),
    (["--png", "a.png", "--cut", "z=5um"], ["2e-06 m"]),
    (["--png", "a.png", "--cut", "y=0nm"], ["--turn half"]),
    (["--mp4", "a.mp4", "--time", "1s"], ["shows them all"]),
    (["--web", "--png", "a.png"], ["leave out --web"]),
    (["--web", "--port", "99999"], ["1 to 65535"]),
    (["--port", "8080"], ["--web --port"]),
]


@pytest.mark.usefixtures("_no_display")
@pytest.mark.parametrize(("arguments", "words"), MISTAKES, ids=lambda each: " ".join(each))
def test_a_mistake_is_one_line_that_says_what_is_allowed(stored, arguments, words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["view", stored, *arguments]) == 2
    said = capsys.readouterr().err.strip()
    assert "\n" not in said
    assert all(word in said for word in words), said
    assert not list(tmp_path.iterdir())


def test_help_shows_how(capsys):
    main(["view", "--help"])
    text = capsys.readouterr().out
    for words in ("--web", "--mp4", "--turn half", "127.0.0.1", "z=5um"):
        assert words in text


@pytest.mark.usefixtures("_no_display")
def test_files_need_no_display_and_png_alone_is_the_drawn_picture(stored, tmp_path, monkeypatch, capsys):
    drawn = []
    monkeypatch.setattr(command, "picture", lambda result, path: drawn.append(path) or path)
    assert main(["view", stored, "--png", str(tmp_path / "drawn.png")]) == 0
    assert drawn == [tmp_path / "drawn.png"]
    scene, film = tmp_path / "scene.png", tmp_path / "film.gif"
    arguments = ["--png", str(scene), "--mp4", str(film), "--field", "hoop stress", "--turn", "half", "--cut", "z=1um"]
    assert main(["view", stored, *arguments]) == 0
    assert np.asarray(Image.open(scene)).std() > 10
    assert Image.open(film).n_frames == 3
    assert str(film) in capsys.readouterr().out


@pytest.mark.usefixtures("_no_display")
def test_a_run_that_goes_on_can_be_viewed(tmp_path):
    with RunFolder.create(tmp_path / "run", RECORD) as run:
        for k in (1, 2):
            run.snapshot(moment(float(k)))
        assert main(["view", str(tmp_path / "run"), "--png", str(tmp_path / "a.png"), "--time", "2s"]) == 0
    assert (tmp_path / "a.png").is_file()


def test_a_port_that_is_taken_is_refused(stored, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["view", stored, "--web", "--port", str(taken.getsockname()[1])]) == 2
    assert "leave --port out" in capsys.readouterr().err


def test_without_the_extra_the_page_says_how_to_install_it(stored, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "trame.app", None)
    assert main(["view", stored, "--web"]) == 2
    assert "pip install 'femiec[report]'" in capsys.readouterr().err


@pytest.fixture
def server(stored):
    """A process that serves the page, and its address."""
    words = [sys.executable, "-m", "femiec", "view", stored, "--web", "--time", "2s"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process, re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())[0]
    finally:
        process.kill()
        process.communicate()


def picture(page, before=None):
    """What the page shows of the result, when it is another than before and stays as it is."""
    last, end = None, time.monotonic() + 60
    while time.monotonic() < end:
        seen = page.locator(".image").screenshot()
        if seen == last and seen != before:
            return seen
        last = seen
        page.wait_for_timeout(250)
    raise AssertionError("the picture did not change")


def slide(page, name, key):
    page.locator(f".{name} [role=slider]").press(key)


def test_the_page_follows_its_controls_asks_nobody_else_and_ends_with_ctrl_c(server):
    process, address = server
    asked, said = [], []
    with opened(1000, 700) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket: asked.append(socket.url))
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address)
        page.wait_for_selector(".image img")
        seen = [picture(page)]
        slide(page, "time", "End")
        seen.append(picture(page, seen[-1]))
        slide(page, "warp", "Home")
        seen.append(picture(page, seen[-1]))
        page.get_by_role("button", name="half").click()
        seen.append(picture(page, seen[-1]))
        page.get_by_role("button", name="z", exact=True).click()
        seen.append(picture(page, seen[-1]))
        slide(page, "cut", "PageDown")
        seen.append(picture(page, seen[-1]))
        page.locator(".field").click()
        page.get_by_text("Hoop stress [MPa]").click()
        seen.append(picture(page, seen[-1]))
        page.get_by_role("button", name="Play").click()
        page.get_by_text("Time 1 s", exact=True).wait_for()
        page.get_by_role("button", name="Play").click()  # or else the picture goes on changing
        assert len(set(seen)) == 7
        page.get_by_role("button", name="section").click()
        seen.append(picture(page, seen[-1]))
        page.set_viewport_size({"width": 260, "height": 900})
        narrow = np.asarray(Image.open(io.BytesIO(picture(page, seen[-1]))).convert("L"))
        # All of the body is there: it stands away from the edge.
        assert narrow.shape[1] == 260
        assert narrow[narrow.shape[0] // 3 :, :5].min() > 240
        assert page.locator(".wrong").count() == 0
    assert said == []
    assert {urlsplit(url.removeprefix("blob:")).hostname for url in asked} == {"127.0.0.1"}
    process.send_signal(signal.SIGINT)
    assert process.wait(30) in (0, 130)
    assert "Traceback" not in process.stderr.read()
