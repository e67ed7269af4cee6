"""validation/breaks.md: what is in it, and that the code is sound again after a mistake."""

import re
from pkgutil import resolve_name

import pytest
from break_table import CASES, NAMED, TABLE, found, line, made

from femiec.commands.validate import load_rows


def lines():
    """Mistake to the columns of its line."""
    cells = [text.strip("|").split(" | ") for text in TABLE.read_text().splitlines() if text.startswith("| ")]
    return {columns[0].strip(): columns for columns in cells[1:]}


def test_each_mistake_turns_a_row_red():
    assert set(lines()) == {name for name, _, _ in NAMED}
    for name, columns in lines().items():
        assert int(columns[2]) >= 1, name


def test_the_rows_of_the_table_are_rows():
    for name, _, cases in NAMED:
        known = {row.id for case in cases for row in load_rows(CASES / case / "case.py")}
        red = re.findall(r"([\w-]+) \(", lines()[name][3])
        assert len(red) == int(lines()[name][2])
        assert set(red) <= known


def test_a_mistake_shows_what_it_reaches_and_leaves_nothing_behind():
    name, case, _ = next(entry for entry in NAMED if "two atoms" in entry[0])
    targets = list(found(name, case).patches)
    sound = [resolve_name(target) for target in targets]
    seen = line(name, case, ("nernst_pressure", "lithium_metal"))
    assert {verdict.id for _, verdict in seen.red} >= {"claim-5", "claim-5-exact"}
    assert "claim-5 (99.8)" in seen.text()
    assert "lithium_metal`" not in seen.text()
    assert [resolve_name(target) for target in targets] == sound


def test_what_is_broken_is_sound_again_even_after_an_error():
    mistake = found(*NAMED[0][:2])
    (target,) = mistake.patches
    sound = resolve_name(target)
    with made(mistake):
        assert resolve_name(target) is not sound
    with pytest.raises(ZeroDivisionError), made(mistake):
        1 / 0  # noqa: B018
    assert resolve_name(target) is sound
