"""The code of the guides runs as it stands there, and prints what they say."""

import pytest
from pages import names_after, shown_on

from femiec.engine.embedded import elements


@pytest.mark.parametrize("page", ["write_your_own_study", "how_to_add", "validation_and_report", "troubleshooting"])
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
