"""The examples of the README and of the pages run as they stand there, one after the other."""

import numpy as np
import pytest
from pages import names_after, shown_on

ODD = 2 * np.arange(60) + 1
CENTRE = 1 / 8 - 4 / np.pi**3 * np.sum((-1.0) ** np.arange(60) / (ODD**3 * np.cosh(ODD * np.pi / 2)))
"""Of w in the middle of the unit square, with -div grad w = 1 and w = 0 on its edge, by separation of variables."""


def test_the_engine_alone(capsys):
    """u + u^3 / 3 solves the linear problem with the load 10."""
    names_after("README.md")
    u = float(capsys.readouterr().out.strip("[] \n"))
    assert u + u**3 / 3 == pytest.approx(10 * CENTRE, rel=1e-5)


def test_the_page_on_the_engine(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = names_after("docs/engine.md")
    assert names["A"].shape == (names["V"].dim, names["V"].dim)
    read = names["pyvista"].read(tmp_path / "u.vtu")
    assert set(read.point_data) == {"u", "grad u"}
    assert read.bounds[:4] == pytest.approx((0, 1, 0, 1))


def test_the_page_on_walls(capsys, tmp_path):
    names = names_after("docs/walls.md")
    assert capsys.readouterr().out == shown_on("docs/walls.md")
    names["save"](names["result"], str(tmp_path / "out"))  # as the page's last comment says
    assert {file.name for file in (tmp_path / "out").iterdir()} == {"result.vtkhdf", "summary.json", "ledger.csv", "picture.png"}


def test_the_page_on_protocols(capsys):
    names = names_after("docs/protocols.md")
    assert capsys.readouterr().out == shown_on("docs/protocols.md")
    assert "drain" in names
    assert list(names["main"].parameters) == ["current"]
