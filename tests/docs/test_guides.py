"""The code of the guides runs as it stands there, and prints what they say."""

import pytest
from pages import names_after, shown_on

from femiec.engine.embedded import elements


@pytest.mark.parametrize(
    "page", ["write_your_own_study", "how_to_add", "validation_and_report", "troubleshooting", "single_tubule"]
)
def test_a_guide_prints_what_it_says(page, capsys, monkeypatch):
    monkeypatch.setattr(elements, "FAMILIES", elements.FAMILIES)  # one guide adds to them
    assert names_after(f"docs/{page}.md")
    assert capsys.readouterr().out == shown_on(f"docs/{page}.md")


def test_the_study_of_the_guide_is_one(capsys, tmp_path):
    main = names_after("docs/write_your_own_study.md")["main"]
    assert list(main.parameters) == ["modulus", "thickness"]
    shared = main(modulus="1000 GPa", thickness="1 nm", out=tmp_path / "out")
    assert shared.summary["Wall deflection, max [nm]"] < 0.05 * main(modulus="1 kPa").summary["Wall deflection, max [nm]"]
    assert (tmp_path / "out/picture.png").is_file()


def test_the_curve_of_a_cycler_is_read_from_the_ledger(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cycles").mkdir()
    columns = '"Time [s]","Cell potential [mV]","Capacity [mAh/cm2]"'
    (tmp_path / "cycles/ledger.csv").write_text(f"{columns}\n0.0,-1.5,0.0\n60.0,-2.5,0.1\n")
    names = names_after("docs/tubule_in_time.md")
    assert (names["time"], names["potential"], names["capacity"]) == ([0.0, 60.0], [-1.5, -2.5], [0.0, 0.1])
    assert (tmp_path / "curve.png").is_file()
